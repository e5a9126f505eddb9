import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../test/engines.ts'
import { accept, inviteFirst, prepareAcceptance } from './accounts/inviting.ts'
import { countUnread, noticesFor, notify, readNotices, setWantsMail } from './accounts/notifying.ts'
import { accountByEmail } from './accounts/queries.ts'
import { outboxState } from './journal/index.ts'
import { type Message, sendMail, smtpMailer } from './mailing.ts'
import { foundSite, type Site } from './sites/index.ts'

describeEachEngine('telling people', (open) => {
  let house: TestHouse
  let site: Site
  let [now, me] = ['2026-11-25T03:00:00.000Z', '']
  beforeEach(async () => {
    now = '2026-11-25T03:00:00.000Z'
    house = await open(() => now)
    const founded = { name: 'Cổng', bodyName: 'Xã', hosts: ['suoimo.example'] }
    site = await house.database.transact((rows) => foundSite(rows, founded, 'test', now))
    const secret = (await house.database.transact((rows) => inviteFirst(rows, now))) ?? ''
    const said = { name: 'Trần Thị Mẫu', email: 'mau@suoimo.example', language: 'vi' as const }
    const prepared = await prepareAcceptance({ ...said, password: 'suối mơ chảy qua làng' })
    if ('issues' in prepared) expect.unreachable()
    await house.database.transact((rows) => accept(rows, secret, prepared, now))
    me = (await accountByEmail(house.database.rows, said.email))?.id ?? ''
  })
  afterEach(() => house.close())

  const tell = (to: string[], by = 'another') =>
    house.database.transact((rows) =>
      notify(rows, to, {
        ...{ siteId: site.id, at: now, act: 'article-returned', subject: 'article' },
        ...{ title: 'Cầu treo\nBcc: x', by, note: 'Thiếu ngày' },
      }),
    )
  const sent: Message[] = []
  const send = (mailer?: (message: Message) => Promise<void>) =>
    sendMail(
      house.database,
      () => now,
      mailer,
      () => 'https://suoimo.example',
    )

  it('tells each once, and nobody of what they did themselves', async () => {
    await tell([me, me, 'nobody'])
    await tell([me], me)
    const { rows } = house.database
    const [notice, ...more] = await noticesFor(rows, site.id, me, 5)
    expect([more, await countUnread(rows, site.id, me)]).toEqual([[], 1])
    await house.database.transact((open) => readNotices(open, site.id, me, notice?.id ?? '', now))
    expect(await countUnread(rows, site.id, me)).toBe(0)
  })

  it('sends a message in the reader’s language, its subject on one line', async () => {
    await tell([me])
    expect(await send(async (message) => void sent.push(message))).toEqual([])
    expect(sent.pop()).toEqual({
      to: 'mau@suoimo.example',
      subject: '[Cổng] Cổng trả lại bài của bạn: Cầu treo Bcc: x',
      text: expect.stringContaining('https://suoimo.example/desk/articles/article'),
    })
    await send(async (message) => void sent.push(message))
    expect(sent).toEqual([])
  })

  it('sends nothing to whoever wants none, and keeps nothing where there is no server', async () => {
    await house.database.transact((rows) => setWantsMail(rows, me, false))
    await tell([me])
    await send(async (message) => void sent.push(message))
    await house.database.transact((rows) => setWantsMail(rows, me, true))
    await tell([me])
    await send(undefined)
    await send(async (message) => void sent.push(message))
    expect(sent).toEqual([])
  })

  it('tries again later where the server refuses', async () => {
    await tell([me])
    const refuse = async () => Promise.reject(new Error('550 no'))
    expect(await send(refuse)).toHaveLength(1)
    expect((await outboxState(house.database.rows)).problem ?? '550 no').toContain('550 no')
    now = '2026-11-25T03:02:00.000Z'
    await send(async (message) => void sent.push(message))
    expect(sent.splice(0)).toHaveLength(1)
  })

  it('speaks SMTP', async () => {
    const { server, url, heard } = await smtpServer()
    await smtpMailer(
      url,
      'cong@suoimo.example',
    )({ to: 'a@b.example', subject: 'Trả lại', text: 'Thiếu ngày' })
    server.close()
    expect(heard.join('')).toContain('From: cong@suoimo.example')
    expect(heard.join('')).toContain('RCPT TO:<a@b.example>')
  })
})

/** A server that takes one message, as RFC 5321 has it at the least. */
async function smtpServer(): Promise<{ server: Server; url: string; heard: string[] }> {
  const heard: string[] = []
  const server = createServer((socket) => {
    let inData = false
    socket.write('220 test\r\n')
    socket.on('data', (data) => {
      const said = data.toString()
      heard.push(said)
      if (inData && said.endsWith('\r\n.\r\n')) inData = false
      else if (inData) return
      else if (said.startsWith('EHLO')) return socket.write('250 test\r\n')
      else if (said.startsWith('DATA')) {
        inData = true
        return socket.write('354 go on\r\n')
      } else if (said.startsWith('QUIT')) return socket.end('221 bye\r\n')
      return socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { server, url: `smtp://127.0.0.1:${port}`, heard }
}
