import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, type TestHouse } from '../test/engines.ts'
import { paragraph } from '../test/story.ts'
import { deadLinks, haveLinksChecked } from './articles/links.ts'
import { type Answer, askWeb, checkLinks, isPublicAddress } from './link-checking.ts'
import { foundSite } from './sites/index.ts'

describe('which addresses are asked', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '100.64.0.1',
    '::1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    '0.0.0.0',
    'x',
  ])('not %s', (address) => expect(isPublicAddress(address)).toBe(false))
  it.each(['203.0.114.1', '8.8.8.8', '2606:4700::1'])('%s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it('never one of our own machines, whatever it is called', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f.1', '2130706433'])
      expect(await askWeb(`http://${host}:${port}/`)).not.toBe('there')
    server.close()
    expect(asked).toBe(0)
  })
})

describeEachEngine('the links of an article', (open) => {
  let house: TestHouse
  let [siteId, now] = ['', '2026-11-25T03:00:00.000Z']
  beforeEach(async () => {
    now = '2026-11-25T03:00:00.000Z'
    house = await open(() => now)
    const site = { name: 'Cổng', bodyName: 'Xã', hosts: ['suoimo.example'] }
    siteId = (await house.database.transact((rows) => foundSite(rows, site, 'test', now))).id
  })
  afterEach(() => house.close())

  const [GOOD, DEAD] = ['https://a.example/', 'https://b.example/x']
  const body = {
    type: 'doc',
    content: [GOOD, DEAD, '/tin/khong-co', 'mailto:a@b.example'].map((href) => ({
      ...paragraph('x'),
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
    })),
  }

  it('are asked once after the commit, and those at which nothing is are known', async () => {
    const asked: string[] = []
    const ask = async (url: string): Promise<Answer> => {
      asked.push(url)
      return url === DEAD ? 'dead' : 'there'
    }
    const { rows, transact } = house.database
    for (let twice = 0; twice < 2; twice += 1) {
      await transact((open) => haveLinksChecked(open, siteId, body, now))
      await checkLinks(house.database, () => now, ask)
    }
    expect(asked.sort()).toEqual([GOOD, DEAD])
    expect(await deadLinks(rows, siteId, body)).toEqual([DEAD, '/tin/khong-co'])
  })

  it('that give no answer are asked again, and then believed', async () => {
    let asked = 0
    const ask = async (): Promise<Answer> => {
      asked += 1
      return 'unknown'
    }
    await house.database.transact((rows) => haveLinksChecked(rows, siteId, body, now))
    for (let round = 0; round < 6; round += 1) {
      await checkLinks(house.database, () => now, ask)
      now = new Date(Date.parse(now) + 3_600_000).toISOString()
    }
    expect(asked).toBe(6)
    expect(await deadLinks(house.database.rows, siteId, body)).toEqual(['/tin/khong-co'])
  })
})
