import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug as slugOf } from '../text/index.ts'
import { SiteSettings } from './settings.ts'
import type { Section, Site } from './site.ts'
import { own } from './tables.ts'

export type NewSite = {
  name: string
  bodyName: string
  hosts: readonly string[]
  language?: string
  zone?: string
  settings?: Partial<SiteSettings>
}

/** Founds a site with its host names. Throws where a host belongs to another site: the caller asks first. */
export async function foundSite(rows: Rows, site: NewSite, by: string, at: string): Promise<Site> {
  const id = newId()
  const { name, bodyName, hosts, language = 'vi', zone = 'Asia/Ho_Chi_Minh' } = site
  const settings = SiteSettings.parse(site.settings ?? {})
  await own(rows)
    .insertInto('site')
    .values({
      id,
      name,
      body_name: bodyName,
      language,
      zone,
      settings: JSON.stringify(settings),
      created_at: at,
    })
    .execute()
  await own(rows)
    .insertInto('site_host')
    .values(hosts.map((host, position) => ({ host, site_id: id, kind: 'current' as const, position })))
    .execute()
  await record(rows, { siteId: id, at, by, act: 'site-founded', subject: id, details: { name, hosts } })
  return { id, host: hosts[0] ?? '', name, bodyName, language, zone, settings }
}

/** Adds a host by which readers find a site, after its others; `taken` where the host is another site's, `known` where it is this one's already. */
export async function addHost(
  rows: Rows,
  site: Site,
  host: string,
  kind: 'current' | 'former',
  by: string,
  at: string,
): Promise<'added' | 'known' | 'taken'> {
  const known = await own(rows)
    .selectFrom('site_host')
    .selectAll()
    .where('host', '=', host)
    .executeTakeFirst()
  if (known) return known.site_id === site.id ? 'known' : 'taken'
  const { position } = await own(rows)
    .selectFrom('site_host')
    .select((e) => e.fn.countAll<number>().as('position'))
    .where('site_id', '=', site.id)
    .executeTakeFirstOrThrow()
  await own(rows)
    .insertInto('site_host')
    .values({ host, site_id: site.id, kind, position: Number(position) })
    .execute()
  await record(rows, {
    siteId: site.id,
    at,
    by,
    act: 'host-added',
    subject: site.id,
    details: { host, kind },
  })
  return 'added'
}

/** Puts up a shelf at the end of the others. */
export async function addSection(
  rows: Rows,
  site: Site,
  name: string,
  slug = slugOf(name),
  by = 'system',
  at = '',
  parentId: string | null = null,
): Promise<Section> {
  const { position } = await own(rows)
    .selectFrom('section')
    .select((e) => e.fn.countAll<number>().as('position'))
    .where('site_id', '=', site.id)
    .executeTakeFirstOrThrow()
  const section: Section = { id: newId(), siteId: site.id, parentId, slug, name }
  await own(rows)
    .insertInto('section')
    .values({ id: section.id, site_id: site.id, parent_id: parentId, slug, name, position: Number(position) })
    .execute()
  await record(rows, {
    siteId: site.id,
    at,
    by,
    act: 'section-added',
    subject: section.id,
    details: { name, slug },
  })
  return section
}
