import { prepared, type Rows } from '../database/index.ts'
import { type Section, type Site, SiteSettings } from './site.ts'
import { own } from './tables.ts'

const sitesAt = prepared((rows, { host }: { host: string }) =>
  own(rows)
    .selectFrom('site_host')
    .innerJoin('site', 'site.id', 'site_host.site_id')
    .selectAll('site')
    .select('kind')
    .where('host', '=', host),
)

/** The site that a host name reaches, and whether the name is one that the body used in former times. */
export async function siteByHost(
  rows: Rows,
  host: string,
): Promise<{ site: Site; former: boolean } | undefined> {
  const [found] = await sitesAt(rows, { host })
  return found && { site: asSite(found), former: found.kind === 'former' }
}

/** Every site with its host names, the oldest first. */
export async function allSites(rows: Rows): Promise<(Site & { hosts: string[] })[]> {
  const sites = await own(rows).selectFrom('site').selectAll().orderBy('id').execute()
  const hosts = await own(rows)
    .selectFrom('site_host')
    .selectAll()
    .where('kind', '=', 'current')
    .orderBy('host')
    .execute()
  return sites.map((site) => ({
    ...asSite(site),
    hosts: hosts.filter((host) => host.site_id === site.id).map(({ host }) => host),
  }))
}

const sectionsInOrder = prepared((rows, { siteId }: { siteId: string }) =>
  own(rows).selectFrom('section').selectAll().where('site_id', '=', siteId).orderBy('position'),
)

/** The shelves of a site in the order of its menu. */
export async function sectionsOf(rows: Rows, siteId: string): Promise<Section[]> {
  const found = await sectionsInOrder(rows, { siteId })
  return found.map(({ id, site_id, parent_id, slug, name }) => ({
    id,
    siteId: site_id,
    parentId: parent_id,
    slug,
    name,
  }))
}

type SiteRow = {
  id: string
  name: string
  body_name: string
  language: string
  zone: string
  settings: string
}

function asSite({ id, name, body_name, language, zone, settings }: SiteRow): Site {
  return { id, name, bodyName: body_name, language, zone, settings: SiteSettings.parse(JSON.parse(settings)) }
}
