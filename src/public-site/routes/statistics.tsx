import type { Context } from 'hono'
import { formatTime, momentIn } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { cachedFile, cachedPage, type Env, type Screen, screenOf } from '../screen.ts'
import {
  asRecords,
  csvOf,
  namedBy,
  subjectsOf,
  TABLE_IDS,
  type Table,
  tablesOf,
} from '../statistics-tables.ts'
import { Shell } from '../views/shell.tsx'
import { Columns, Shares, TableOf } from '../views/statistics.tsx'
import { VisitorBlock } from '../views/visitor-block.tsx'
import type { Words } from '../words.ts'
import { notFound } from './not-found.tsx'

const COLUMNS = ['days', 'months', 'years']
const SHARES = ['hours', 'devices', 'referrers']

/** How the portal is read: what is counted and how, in words and figures. */
export async function statistics(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal, c.req.param('language'))
  const { words, base, site, language } = screen
  const { tables, at } = await gather(screen, portal)
  const said = words.statistics
  const of = (ids: readonly string[]) => tables.filter(({ id }) => ids.includes(id))
  const page = (
    <Shell
      screen={screen}
      head={{ title: words.visits, canonical: base + c.req.path, description: said.opening }}
      beside={<VisitorBlock screen={screen} />}
    >
      <h1>{words.visits}</h1>
      <p class="lead">{said.opening}</p>
      <p class="when">{asOf(words, site.zone, at)}</p>
      {of(COLUMNS).map((table) => (
        <Columns table={table} screen={screen} />
      ))}
      {tables
        .filter(({ id }) => id.startsWith('most-read'))
        .map((table) => (
          <TableOf table={table} screen={screen} />
        ))}
      {of(SHARES).map((table) => (
        <Shares table={table} screen={screen} />
      ))}
      <section class="figures">
        <h2>{said.howCounted}</h2>
        <ul class="promises">
          {said.promises.map((promise) => (
            <li>{promise}</li>
          ))}
        </ul>
      </section>
      <section class="figures">
        <h2>{said.asData}</h2>
        <p>
          <a href={`${PATHS.statistics}.json`}>JSON</a> ·{' '}
          <a href={`${PATHS.statistics}/openapi.json`}>OpenAPI</a> · CSV:{' '}
          {tables.map(({ id, title }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`${PATHS.statistics}/${id}.csv`}>{title}</a>
            </>
          ))}
        </p>
        {language !== 'en' && (
          <p>
            <a href={`${PATHS.statistics}/en`} lang="en" hreflang="en">
              This page in English
            </a>
          </p>
        )}
      </section>
    </Shell>
  )
  return cachedPage(c, page, [`site-${site.id}`])
}

/** All tables as JSON, each with what it counts. */
export async function statisticsData(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const { site, words } = screen
  const { tables, at } = await gather(screen, portal)
  const data = {
    site: site.name,
    body: site.bodyName,
    zone: site.zone,
    at,
    definitions: words.statistics.promises,
    tables: tables.map(asRecords),
  }
  return cachedFile(c, JSON.stringify(data), 'application/json; charset=utf-8', [`site-${site.id}`])
}

/** One table as CSV. */
export async function statisticsTable(c: Context<Env>, portal: Portal) {
  const id = c.req.path.replace(/^.*\/|\.csv$/g, '')
  const screen = await screenOf(c, portal)
  const { tables, at } = await gather(screen, portal)
  const table = tables.find((each) => each.id === id)
  if (!table) return notFound(c, portal)
  c.header('content-disposition', `attachment; filename="thong-ke-${id}.csv"`)
  return cachedFile(c, csvOf(table, asOf(screen.words, screen.site.zone, at)), 'text/csv; charset=utf-8', [
    `site-${screen.site.id}`,
  ])
}

/** What the JSON holds, for programs (OpenAPI 3.1). */
export function statisticsApi(c: Context<Env>, portal: Portal) {
  const { site } = c.var
  const text = { type: 'string' }
  const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) })
  const column = object({ name: text, title: text })
  const cells = { type: 'object', additionalProperties: { type: ['string', 'integer'] } }
  const table = object({
    id: { enum: TABLE_IDS },
    title: text,
    definition: text,
    columns: { type: 'array', items: column },
    rows: { type: 'array', items: cells },
  })
  const statistics = object({
    site: text,
    body: text,
    zone: text,
    at: { type: 'string', format: 'date-time' },
    definitions: { type: 'array', items: text },
    tables: { type: 'array', items: table },
  })
  const answer = (type: string, schema: object) => ({
    responses: { 200: { description: 'OK', content: { [type]: { schema } } } },
  })
  const api = {
    openapi: '3.1.0',
    info: { title: `Statistics of ${site.name}`, version: '1' },
    servers: [{ url: portal.publicUrl(site) ?? new URL(c.req.url).origin }],
    paths: {
      [`${PATHS.statistics}.json`]: {
        get: { summary: 'All tables', ...answer('application/json', statistics) },
      },
      [`${PATHS.statistics}/{table}.csv`]: {
        get: {
          summary: 'One table; lines that begin with # say what is counted',
          parameters: [{ name: 'table', in: 'path', required: true, schema: { enum: TABLE_IDS } }],
          ...answer('text/csv', text),
        },
      },
    },
  }
  return cachedFile(c, JSON.stringify(api), 'application/json; charset=utf-8', [`site-${site.id}`])
}

async function gather(screen: Screen, portal: Portal): Promise<{ tables: Table[]; at: string }> {
  const { site, words } = screen
  const report = await portal.report(site)
  const ids = subjectsOf(report)
  const [headlines, paths] = await Promise.all([portal.headlines(site.id, ids), portal.pathsOf(ids)])
  return { tables: tablesOf(report, words, namedBy(headlines, paths)), at: report.at }
}

function asOf(words: Words, zone: string, at: string): string {
  return `${words.asOf} ${formatTime(at, zone)}, ${momentIn(zone, at, 'day').written}`
}
