import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../test/engines.ts'
import { foundCommune, story } from '../test/story.ts'
import { correct, publishedArticle, publishNew, withdraw } from './articles/index.ts'
import { outboxState } from './journal/index.ts'
import type { Section, Site } from './sites/index.ts'
import { sendDue } from './worker.ts'

const KEY = 'khoa-cua-suoi-mo'

describeEachEngine('telling search engines', (open) => {
  let house: TestHouse
  let engine: Server
  let received: { host: string; key: string; keyLocation: string; urlList: string[] }[]
  let status: number
  let problems: unknown[]
  let port: number

  beforeEach(async () => {
    house = await open()
    received = []
    problems = []
    status = 202
    engine = createServer((request, answer) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(parts).toString()))
        answer.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve))
    port = (engine.address() as AddressInfo).port
  })
  afterEach(async () => {
    engine.closeAllConnections()
    engine.close()
    await house.close()
  })

  const siteWith = (indexNow: string, host?: string) => foundCommune(house, host, { indexNow })
  const publish = (place: { site: Site; section: Section }, title: string) =>
    house.database.transact(async (rows) => {
      const published = await publishNew(rows, story(place, { title }), 'test', NOW)
      if (published.outcome !== 'done') throw new Error('not published')
      return published
    })
  const send = (at = NOW, stopping?: AbortSignal) => {
    const to = {
      indexNow: `http://127.0.0.1:${port}/indexnow`,
      publicUrl: ({ host }: Site) => `https://${host}`,
      log: (problem: unknown) => problems.push(problem),
    }
    return sendDue(house.database, () => at, to, stopping)
  }

  it('is off until a site has a key', async () => {
    await publish(await siteWith(''), 'Cầu mới')
    await send()
    expect(received).toEqual([])
    expect((await outboxState(house.database.rows)).waiting).toBe(0)
  })

  it('tells of what is new in one message, and only once', async () => {
    const place = await siteWith(KEY)
    await publish(place, 'Cầu mới')
    await publish(place, 'Đường mới')
    await send()
    await send()
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      host: 'suoimo.example',
      key: KEY,
      keyLocation: `https://suoimo.example/${KEY}.txt`,
    })
    expect(received[0]?.urlList.sort()).toEqual([
      'https://suoimo.example/tin/cau-moi',
      'https://suoimo.example/tin/duong-moi',
    ])
  })

  it('tells of what was corrected and of what has left', async () => {
    const place = await siteWith(KEY)
    const { id } = await publish(place, 'Cầu mới')
    await send()
    const { database } = house
    const known = { siteId: place.site.id, id }
    await database.transact((rows) =>
      correct(rows, { ...known, version: 1 }, { lead: 'Sửa.' }, 'Sửa sa-pô', 'test', NOW),
    )
    await send()
    const version = (await publishedArticle(database.rows, place.site.id, id))?.version ?? 0
    await database.transact((rows) => withdraw(rows, { ...known, version }, 'Đăng nhầm', 'test', NOW))
    await send()
    expect(received.map(({ urlList }) => urlList)).toEqual(
      Array.from({ length: 3 }, () => ['https://suoimo.example/tin/cau-moi']),
    )
  })

  it('tells each site’s own addresses with its own key', async () => {
    await publish(await siteWith(KEY), 'Cầu mới')
    await publish(await siteWith('khoa-cua-na-lan', 'nalan.example'), 'Chợ phiên')
    await send()
    expect(received.map(({ host, key, urlList }) => [host, key, urlList]).sort()).toEqual([
      ['nalan.example', 'khoa-cua-na-lan', ['https://nalan.example/tin/cho-phien']],
      ['suoimo.example', KEY, ['https://suoimo.example/tin/cau-moi']],
    ])
  })

  it('tries again later what was refused, and says why', async () => {
    await publish(await siteWith(KEY), 'Cầu mới')
    status = 403
    await send()
    expect(problems).toEqual([
      expect.stringMatching(/^127\.0\.0\.1:\d+: 403 the key was not found at the host$/),
    ])
    status = 200
    await send()
    expect(received).toHaveLength(1)
    await send(new Date(Date.parse(NOW) + 60_000).toISOString())
    expect(received).toHaveLength(2)
    expect((await outboxState(house.database.rows)).waiting).toBe(0)
  })

  it('tells nobody of an address that only this machine knows', async () => {
    await publish(await siteWith(KEY, 'localhost'), 'Cầu mới')
    await send()
    expect(received).toEqual([])
    expect(problems).toEqual(['https://localhost: only this machine knows that address. Set PUBLIC_URL.'])
    expect((await outboxState(house.database.rows)).waiting).toBe(1)
  })

  it('hangs up when it is told to stop', async () => {
    await publish(await siteWith(KEY), 'Cầu mới')
    engine.removeAllListeners('request')
    const arrived = new Promise((resolve) => engine.once('request', resolve))
    const stopping = new AbortController()
    const round = send(NOW, stopping.signal)
    await arrived
    stopping.abort()
    await round
    expect((await outboxState(house.database.rows)).waiting).toBe(1)
  })

  it('keeps what could not be told while nobody answers', async () => {
    await publish(await siteWith(KEY), 'Cầu mới')
    await new Promise((resolve) => engine.close(resolve))
    await send()
    expect(problems).toHaveLength(1)
    expect((await outboxState(house.database.rows)).waiting).toBe(1)
  })
})
