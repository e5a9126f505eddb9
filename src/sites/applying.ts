import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { arrangeSections } from './arranging.ts'
import { type Change, changeSite } from './changing.ts'
import { addHost, addSection, foundSite, type NewSite } from './founding.ts'
import type { SitePlan } from './plan.ts'
import { sectionsOf, siteByHost } from './queries.ts'
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
  if (known) what.push(...(await changeSite(rows, known, changeOf(plan), by, at)))
  for (const [kind, hosts] of [
    ['current', plan.hosts],
    ['former', plan.formerHosts],
  ] as const)
    for (const [position, name] of hosts.entries()) {
      const added = await addHost(rows, site, name, kind, by, at)
      if (added === 'taken') return { outcome: 'hostTaken', host: name }
      const placed = await placeHost(rows, name, kind, position)
      if (added === 'added' || placed) what.push(name)
      const details = { host: name, kind, position }
      if (placed && added === 'known')
        await record(rows, { siteId: site.id, at, by, act: 'host-placed', subject: site.id, details })
    }
  await placeOthers(rows, site, plan)
  const sections = await changeSections(rows, site, plan, by, at)
  what.push(...sections.what)
  const kind = known ? (what.length > 0 ? 'changed' : 'same') : 'founded'
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

/** What the plan says of the site; what it does not name stays. */
function changeOf({ name, bodyName, language, zone, settings }: SitePlan): Change {
  return { name, bodyName, settings, ...(language ? { language } : {}), ...(zone ? { zone } : {}) }
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

/** Sections of the plan in its order and tree; those that it does not name stay, after the others. */
async function changeSections(
  rows: Rows,
  site: Site,
  { sections: planned }: SitePlan,
  by: string,
  at: string,
): Promise<{ what: string[]; moved: boolean }> {
  if (planned.length === 0) return { what: [], moved: false }
  const before = new Map((await sectionsOf(rows, site.id)).map((section) => [section.slug, section]))
  const known = new Map(before)
  const wanted = flat(planned)
  for (const { slug, name } of wanted)
    if (!known.has(slug)) known.set(slug, await addSection(rows, site, name, slug, by, at))
  const idOf = (slug: string | undefined) => (slug === undefined ? null : (known.get(slug)?.id ?? null))
  const named = wanted.map(({ slug, name, parent }) => ({
    id: idOf(slug) ?? '',
    name,
    parentId: idOf(parent),
  }))
  const rest = [...before.values()].filter(({ id }) => !named.some((each) => each.id === id))
  const arranged = await arrangeSections(rows, site.id, [...named, ...rest], by, at)
  if (arranged.outcome !== 'done') throw new Error(`The sections of ${site.host} would stand in a circle`)
  const what = wanted.filter(({ slug }, index) => {
    const section = before.get(slug)
    return section?.name !== named[index]?.name || section?.parentId !== named[index]?.parentId
  })
  const moved = arranged.moved && what.some(({ slug }) => before.has(slug))
  return { what: what.map(({ slug }) => slug), moved }
}

type Flat = { slug: string; name: string; parent: string | undefined }

function flat(sections: SitePlan['sections'], parent?: string): Flat[] {
  return sections.flatMap(({ slug, name, sections: below }) => [{ slug, name, parent }, ...flat(below, slug)])
}
