import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { oldAddress } from './old-address.ts'

/** Where "/chuyen-muc/tin-tuc" leads at a host, on a site that is known as another and has perhaps been told its address. */
const leadsTo = async (host: string, known: string, publicUrl?: string) => {
  const site = { id: 's', host: known } as Env['Variables']['site']
  const portal = { lookUp: async () => undefined, publicUrl: () => publicUrl } as unknown as Portal
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('site', site)
    c.set('host', host)
    c.set('former', true)
    return next()
  })
  app.use((c, next) => oldAddress(c, portal, next))
  app.get('*', (c) => c.text('here'))
  const answer = await app.request(`http://${host}/chuyen-muc/tin-tuc?trang=2`)
  return answer.headers.get('location') ?? (await answer.text())
}

it.each([
  ['the address that the installation was told', 'cu.example', 'moi.example', 'https://moi.example'],
  ['the host under which the site is known', 'cu.example', 'moi.example', undefined],
])('a host of former times leads to %s', async (_name, host, known, told) =>
  expect(await leadsTo(host, known, told)).toBe(`${told ?? 'http://moi.example'}/chuyen-muc/tin-tuc?trang=2`),
)

it.each([
  ['itself, when it has become the present one again', 'cu.example', 'localhost', 'https://cu.example'],
  ['the machine of whoever tries the portal out', 'cu.example', 'localhost', undefined],
])('a host of former times does not lead to %s', async (_name, host, known, told) =>
  expect(await leadsTo(host, known, told)).toBe('here'),
)
