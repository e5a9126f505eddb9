// Sends beacons at a steady pace. Usage: pace.ts URL FILE A_SECOND SECONDS
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

const [, , url = '', file = '', perSecond = '500', seconds = '5'] = process.argv
const said = readFileSync(file, 'utf8').trim().split('\n')
const agent = new Agent({ keepAlive: true, maxSockets: 32 })
const each = Math.max(1, Math.round(Number(perSecond) / 100))
let sent = 0
const timer = setInterval(() => {
  for (let i = 0; i < each; i += 1) send()
}, 10)
setTimeout(() => clearInterval(timer), Number(seconds) * 1000)

function send(): void {
  sent += 1
  const body = said[Math.floor(sent / 20_000) % said.length] ?? ''
  const headers = {
    'user-agent': `Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0.0.0 Safari/537.36 p${sent % 20_000}`,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  }
  request(`${url}/luot-xem`, { method: 'POST', agent, headers }, (answer) => answer.resume())
    .on('error', () => undefined)
    .end(body)
}
