// One of three servers for bench/serve.ts, in a process of its own. Prints the address of the article.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { buildExample } from '../src/example/building.ts'
import { openHouse } from '../src/house.ts'
import { allSites } from '../src/sites/index.ts'
import { createPortalServer, PageCache } from '../src/web/index.ts'

const [, , mode, folder = ''] = process.argv
const PATH = '/tin/lich-tiep-cong-dan-cua-lanh-dao-xa'

const house = await openHouse({ dataDirectory: folder })
if ((await allSites(house.database.rows)).length === 0) await buildExample(house, ['127.0.0.1'])
const app = await createApp(house)
const portal = createPortalServer(app, new PageCache(), console.error)

const server =
  mode === 'cached' ? portal : mode === 'afresh' ? createServer(getRequestListener(app.fetch)) : await bare()
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`),
)
process.once('SIGTERM', () => process.exit(0))

/** The least that Node can do: the bytes and headers that the portal sends, without a look at the request. */
async function bare() {
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve))
  const answer = await fetch(`http://127.0.0.1:${(portal.address() as AddressInfo).port}${PATH}`, {
    headers: { 'accept-encoding': 'identity' },
  })
  const { brotliCompressSync } = await import('node:zlib')
  const bytes = brotliCompressSync(Buffer.from(await answer.arrayBuffer()))
  const headers = {
    ...Object.fromEntries(answer.headers),
    'content-encoding': 'br',
    'content-length': bytes.length,
  }
  portal.close()
  return createServer((_request, response) => {
    response.writeHead(200, headers)
    response.end(bytes)
  })
}
