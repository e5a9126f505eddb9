import type { Rows } from '../database/index.ts'
import { allSites, type Site } from '../sites/index.ts'
import { hostName } from '../web/index.ts'

/** The site at a host, or the first one where none is named. */
export async function siteNamed(rows: Rows, host: string | undefined): Promise<Site | undefined> {
  const sites = await allSites(rows)
  return host !== undefined ? sites.find(({ hosts }) => hosts.includes(hostName(host) ?? '')) : sites[0]
}
