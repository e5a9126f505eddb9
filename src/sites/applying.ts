import { isDeepStrictEqual } from 'node:util'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { addHost, addSection, foundSite, type NewSite } from './founding.ts'
import type { SitePlan } from './plan.ts'
import { sectionsOf, siteByHost } from './queries.ts'
import { SiteSettings } from './settings.ts'
import type { Site } from './site.ts'
import { own } from './tables.ts'

/** What applying a plan changes at one site, as names of what changes; `sectionsMoved` means lists must be made anew. */
export type SiteChange = {
  host: string
  siteId: string
  kind: 'founded' | 'changed' | 'same'
  what: string[]
  sectionsMoved: boolean
}

/** A host of the plan that another site already has. */
export type HostTaken = { outcome: 'hostTaken'; host: string }

/** Makes a site be as its plan says, in the caller's transaction; a second time nothing changes. */
export async function applyPlan(
  rows: Rows,
  plan: SitePlan,
  by: string,
  at: string,
): Promise<SiteChange | HostTaken> {
  const [host = ''] = plan.hosts
  const known = (await siteByHost(rows, host))?.site
  const site = known ?? (await foundSite(rows, newSiteOf(plan, host), by, at))
  const what: string[] = []
  if (known) what.push(...(await changeSite(rows, known, plan)))
  for (const [kind, hosts] of [
    ['current', plan.hosts],
    ['former', plan.formerHosts],
  ] as const)
    for (const [position, name] of hosts.entries()) {
      const added = await addHost(rows, site, name, kind, by, at)
      if (added === 'taken') return { outcome: 'hostTaken', host: name }
      const placed = await placeHost(rows, name, kind, position)
      if (added === 'added' || placed) what.push(name)
    }
  await placeOthers(rows, site, plan)
  const sections = await changeSections(rows, site, plan, by, at)
  what.push(...sections.what)
  const kind = known ? (what.length > 0 ? 'changed' : 'same') : 'founded'
  if (kind === 'changed')
    await record(rows, { siteId: site.id, at, by, act: 'site-changed', subject: site.id, details: { what } })
  return { host, siteId: site.id, kind, what, sectionsMoved: sections.moved }
}

/** Makes a host stand where the plan has it; false where it stood there, as that of a site just founded does. */
async function placeHost(
  rows: Rows,
  host: string,
  kind: 'current' | 'former',
  position: number,
): Promise<boolean> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('site_host')
    .set({ kind, position })
    .where('host', '=', host)
    .where((e) => e.or([e('kind', '!=', kind), e('position', '!=', position)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Hosts that a plan does not name stay, after those that it does: none of them is the one under which the site is known. */
async function placeOthers(rows: Rows, site: Site, { hosts, formerHosts }: SitePlan): Promise<void> {
  await own(rows)
    .updateTable('site_host')
    .set({ position: hosts.length })
    .where('site_id', '=', site.id)
    .where('host', 'not in', [...hosts, ...formerHosts])
    .where('position', '<', hosts.length)
    .execute()
}

function newSiteOf({ name, bodyName, language, zone, settings }: SitePlan, host: string): NewSite {
  return {
    name,
    bodyName,
    hosts: [host],
    settings,
    ...(language ? { language } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** Writes what differs and gives its names. */
async function changeSite(rows: Rows, site: Site, plan: SitePlan): Promise<string[]> {
  const settings = SiteSettings.parse({ ...site.settings, ...plan.settings })
  const next = {
    name: plan.name,
    bodyName: plan.bodyName,
    language: plan.language ?? site.language,
    zone: plan.zone ?? site.zone,
  }
  const what = [
    ...(Object.keys(next) as (keyof typeof next)[]).filter((name) => next[name] !== site[name]),
    ...(Object.keys(settings) as (keyof SiteSettings)[]).filter(
      (name) => !isDeepStrictEqual(settings[name], site.settings[name]),
    ),
  ]
  if (what.length > 0)
    await own(rows)
      .updateTable('site')
      .set({
        name: next.name,
        body_name: next.bodyName,
        language: next.language,
        zone: next.zone,
        settings: JSON.stringify(settings),
      })
      .where('id', '=', site.id)
      .execute()
  return what
}

/** Sections of the plan in its order and tree; those that it does not name stay, after the others. */
async function changeSections(
  rows: Rows,
  site: Site,
  { sections: planned }: SitePlan,
  by: string,
  at: string,
): Promise<{ what: string[]; moved: boolean }> {
  if (planned.length === 0) return { what: [], moved: false }
  const known = new Map((await sectionsOf(rows, site.id)).map((section) => [section.slug, section]))
  const before = [...known.values()].map(({ slug }) => slug)
  const wanted = flat(planned)
  const what: string[] = []
  let moved = false
  for (const [position, { slug, name, parent }] of wanted.entries()) {
    const section = known.get(slug)
    const parentId = parent === undefined ? null : (known.get(parent)?.id ?? null)
    if (!section) {
      const made = await addSection(rows, site, name, slug, by, at, parentId)
      known.set(slug, made)
      await own(rows).updateTable('section').set({ position }).where('id', '=', made.id).execute()
      what.push(slug)
    } else if (section.name !== name || section.parentId !== parentId || before[position] !== slug) {
      await own(rows)
        .updateTable('section')
        .set({ name, parent_id: parentId, position })
        .where('id', '=', section.id)
        .execute()
      if (section.name !== name || section.parentId !== parentId) what.push(slug)
      moved ||= section.parentId !== parentId
    }
  }
  const rest = before.filter((slug) => !wanted.some((each) => each.slug === slug))
  for (const [index, slug] of rest.entries())
    await own(rows)
      .updateTable('section')
      .set({ position: wanted.length + index })
      .where('site_id', '=', site.id)
      .where('slug', '=', slug)
      .execute()
  return { what, moved }
}

type Flat = { slug: string; name: string; parent: string | undefined }

function flat(sections: SitePlan['sections'], parent?: string): Flat[] {
  return sections.flatMap(({ slug, name, sections: below }) => [{ slug, name, parent }, ...flat(below, slug)])
}
