import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { sameOriginOnly, securityHeaders } from './headers.ts'

const app = new Hono()
  .use(securityHeaders)
  .use(sameOriginOnly)
  .all('*', (c) => c.text('taken'))

const send = (method: string, headers: Record<string, string>) =>
  app.request('http://suoimo.example/', { method, headers: { host: 'suoimo.example', ...headers } })

describe('the origin check', () => {
  it.each([
    ['the page itself', { 'sec-fetch-site': 'same-origin' }],
    ['the person', { 'sec-fetch-site': 'none' }],
    ['an older browser on the page itself', { origin: 'https://suoimo.example' }],
    ['no browser', {}],
  ])('takes what %s sends', async (_name, headers) => expect((await send('POST', headers)).status).toBe(200))

  it.each(['text/plain', 'application/json', 'multipart/form-data', ''])(
    'refuses another site, also as %j',
    async (type) => {
      const foreign: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'https://suoimo.example.evil' },
      ]
      for (const headers of foreign)
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
          expect((await send(method, { 'content-type': type, ...headers })).status).toBe(403)
    },
  )

  it('believes Sec-Fetch-Site before Origin, which a page cannot write itself', async () => {
    expect(
      (await send('POST', { 'sec-fetch-site': 'cross-site', origin: 'https://suoimo.example' })).status,
    ).toBe(403)
  })

  it('lets everybody read', async () => {
    expect(
      (await send('GET', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status,
    ).toBe(200)
  })

  it('says on its refusal too that nothing inline runs', async () => {
    const { headers } = await send('POST', { origin: 'https://evil.example' })
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
