// The limits of this machine for bench/statistics: a bare node:http server that reads what is sent and answers 204, and
// one that writes one upsert in a transaction of its own before it answers. Usage: limit.ts bare|upsert FOLDER
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const [, , mode, folder = ''] = process.argv
const store = mode === 'upsert' ? upsert() : () => undefined
const server = createServer((request, response) => {
  request.on('data', () => undefined)
  request.on('end', () => {
    store(request.headers['user-agent'] ?? '')
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))

function upsert() {
  const database = new DatabaseSync(join(folder, 'limit.sqlite'))
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table if not exists seen (reader text primary key, views integer)',
  )
  const statement = database.prepare(
    'insert into seen values (?, 1) on conflict (reader) do update set views = views + 1',
  )
  return (reader: string) => statement.run(reader)
}
