import { newId, type Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { slug as slugOf } from '../text/index.ts'
import { SiteSettings } from './settings.ts'
import type { Section, Site } from './site.ts'
import { own } from './tables.ts'
import { homeOfTemplate, type PlannedSection, sectionsOfTemplate, type Template } from './templates.ts'

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

/** What whoever opens a portal says of it first. */
export type Founding = {
  name: string
  bodyName: string
  template: Template
  language: string
  colour: string
  emblem: string
}

/**
 * Founds a body's own site at the hosts of one that stood there for a beginning, in the caller's transaction, with the sections
 * and the home page of a template. The other stays, at a host of its own that browsers find on the same machine.
 */
export async function foundInPlace(
  rows: Rows,
  { hosts, ...former }: Site & { hosts: readonly string[] },
  { name, bodyName, template, language, colour, emblem }: Founding,
  by: string,
  at: string,
): Promise<Site> {
  await own(rows)
    .updateTable('site_host')
    .set({ host: STAND_IN_HOST, position: 0 })
    .where('site_id', '=', former.id)
    .where('host', '=', hosts[0] ?? '')
    .execute()
  await own(rows)
    .deleteFrom('site_host')
    .where('site_id', '=', former.id)
    .where('host', '!=', STAND_IN_HOST)
    .execute()
  const details = { from: hosts, to: STAND_IN_HOST }
  await record(rows, { siteId: former.id, at, by, act: 'hosts-left', subject: former.id, details })
  const settings = { colour, emblem, home: homeOfTemplate(template) }
  const site = await foundSite(rows, { name, bodyName, hosts, language, settings }, by, at)
  const add = async (sections: PlannedSection[], parentId: string | null): Promise<void> => {
    for (const { slug, name, sections: under } of sections)
      await add(under, (await addSection(rows, site, name, slug, by, at, parentId)).id)
  }
  await add(sectionsOfTemplate(template, language), null)
  return site
}

/** Where a site goes whose hosts another takes: names under "localhost" lead to the machine itself (RFC 6761, 6.3). */
export const STAND_IN_HOST = 'mau.localhost'

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
