import type { ExpressionBuilder } from 'kysely'
import { prepared, type Rows } from '../database/index.ts'
import { SiteSettings } from './settings.ts'
import type { Section, Site } from './site.ts'
import { own, type Tables } from './tables.ts'

/** The host under which the site of a row is known. */
const mainHost = (e: ExpressionBuilder<Tables, 'site'>) =>
  e
    .selectFrom('site_host as known')
    .select('known.host')
    .whereRef('known.site_id', '=', 'site.id')
    .where('known.kind', '=', 'current')
    .orderBy('known.position')
    .orderBy('known.host')
    .limit(e.lit(1))

const sitesAt = prepared((rows, { host }: { host: string }) =>
  own(rows)
    .selectFrom('site_host')
    .innerJoin('site', 'site.id', 'site_host.site_id')
    .selectAll('site')
    .select('kind')
    .select((e) => mainHost(e).as('host'))
    .where('site_host.host', '=', host),
)

/** The site that a host name reaches, and whether the name is one that the body used in former times. */
export async function siteByHost(
  rows: Rows,
  host: string,
): Promise<{ site: Site; former: boolean } | undefined> {
  const [found] = await sitesAt(rows, { host })
  return found && { site: asSite(found), former: found.kind === 'former' }
}

/** Every site with its host names, the one that was founded first before the others. */
export async function allSites(rows: Rows): Promise<(Site & { hosts: string[] })[]> {
  const sites = await own(rows)
    .selectFrom('site')
    .selectAll()
    .select((e) => mainHost(e).as('host'))
    .orderBy('id')
    .execute()
  const hosts = await own(rows)
    .selectFrom('site_host')
    .selectAll()
    .where('kind', '=', 'current')
    .orderBy('position')
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

/** The time zone in which a site's days begin. */
export async function zoneOf(rows: Rows, siteId: string): Promise<string> {
  const { zone } = await own(rows)
    .selectFrom('site')
    .select('zone')
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow()
  return zone
}

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

const read = new Map<string, SiteSettings>()

/** Settings as they are stored; the same text is parsed once, since every page asks for it. */
function settingsFrom(text: string): SiteSettings {
  const known = read.get(text)
  if (known) return known
  const settings = SiteSettings.parse(JSON.parse(text))
  if (read.size >= 500) read.clear()
  read.set(text, settings)
  return settings
}

type SiteRow = {
  id: string
  host: string | null
  name: string
  body_name: string
  language: string
  zone: string
  settings: string
}

function asSite({ id, host, name, body_name, language, zone, settings }: SiteRow): Site {
  return { id, host: host ?? '', name, bodyName: body_name, language, zone, settings: settingsFrom(settings) }
}

const sitesWith = prepared((rows, { id }: { id: string }) =>
  own(rows).selectFrom('site').selectAll().where('id', '=', id),
)

/** What a site has decided about its portal; throws where there is no such site. */
export async function settingsOf(rows: Rows, siteId: string): Promise<SiteSettings> {
  const [site] = await sitesWith(rows, { id: siteId })
  if (!site) throw new Error(`There is no site ${siteId}`)
  return settingsFrom(site.settings)
}

/** The zone that decides what day it is, and a section with those above it, the nearest first. */
export async function placeOf(
  rows: Rows,
  siteId: string,
  sectionId: string,
): Promise<{ zone: string; sections: string[] }> {
  const [[site], sections] = await Promise.all([
    sitesWith(rows, { id: siteId }),
    sectionsInOrder(rows, { siteId }),
  ])
  return { zone: site?.zone ?? 'UTC', sections: withThoseAbove(sections, sectionId) }
}

function withThoseAbove(sections: readonly { id: string; parent_id: string | null }[], id: string): string[] {
  const found: string[] = []
  for (let at: string | null = id; at !== null && !found.includes(at); ) {
    found.push(at)
    at = sections.find((section) => section.id === at)?.parent_id ?? null
  }
  return found
}
