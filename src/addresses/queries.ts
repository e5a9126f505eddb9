import { prepared, type Rows } from '../database/index.ts'
import { type Address, comparablePath } from './address.ts'
import { own } from './tables.ts'

const addressesAt = prepared((rows, { siteId, path }: { siteId: string; path: string }) =>
  own(rows)
    .selectFrom('address')
    .select(['host', 'path', 'kind', 'subject'])
    .where('site_id', '=', siteId)
    .where('path', '=', path),
)

/** What a path of a site, as a browser sends it, leads to: its own address first, then the old portal's of that host, then any old portal's. */
export async function lookUp(
  rows: Rows,
  siteId: string,
  host: string,
  path: string,
): Promise<Address | undefined> {
  const found = await addressesAt(rows, { siteId, path: comparablePath(path) })
  return (
    found.find((address) => address.host === '') ?? found.find((address) => address.host === host) ?? found[0]
  )
}

const currentPaths = prepared((rows, { subjects }: { subjects: readonly string[] }) =>
  own(rows)
    .selectFrom('address')
    .select(['subject', 'path'])
    .where('kind', '=', 'current')
    .where('host', '=', '')
    .where('subject', 'in', subjects),
)

/** The current paths of subjects, by subject. */
export async function pathsOf(rows: Rows, subjects: readonly string[]): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map()
  const found = await currentPaths(rows, { subjects })
  return new Map(found.map(({ subject, path }) => [subject, path]))
}
