import { isDeepStrictEqual } from 'node:util'
import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { allSites } from './queries.ts'
import { SiteSettings } from './settings.ts'
import type { Site } from './site.ts'
import { own } from './tables.ts'

/** What of a site can be changed: how it is named, and what it has decided. */
export type Change = Partial<Pick<Site, 'name' | 'bodyName' | 'language' | 'zone'>> & {
  settings?: Partial<SiteSettings>
}

/** A site as it is now, which nobody else changes until the caller's transaction ends. */
export async function siteForChange(rows: Rows, siteId: string): Promise<Site> {
  await own(rows)
    .updateTable('site')
    .set((e) => ({ name: e.ref('name') }))
    .where('id', '=', siteId)
    .execute()
  const site = (await allSites(rows)).find(({ id }) => id === siteId)
  if (!site) throw new Error(`There is no site ${siteId}`)
  return site
}

/** A site as it would be. Throws where the settings are none: whoever takes them from outside has parsed them. */
export function changed(site: Site, { settings, ...named }: Change): Site {
  return { ...site, ...named, settings: SiteSettings.parse({ ...site.settings, ...settings }) }
}

/** Writes what differs, in the caller's transaction, and gives its names; the journal has each as it was before. */
export async function changeSite(
  rows: Rows,
  site: Site,
  change: Change,
  by: string,
  at: string,
): Promise<string[]> {
  const next = changed(site, change)
  const before = differing(site, next)
  const what = Object.keys(before)
  if (what.length === 0) return []
  await own(rows)
    .updateTable('site')
    .set({
      name: next.name,
      body_name: next.bodyName,
      language: next.language,
      zone: next.zone,
      settings: JSON.stringify(next.settings),
    })
    .where('id', '=', site.id)
    .execute()
  const details = { what, before }
  await record(rows, { siteId: site.id, at, by, act: 'site-changed', subject: site.id, details })
  return what
}

const NAMED = ['name', 'bodyName', 'language', 'zone'] as const

/** What differs, by its name, as it was. */
function differing(site: Site, next: Site): Record<string, unknown> {
  const names = Object.keys(next.settings) as (keyof SiteSettings)[]
  return Object.fromEntries([
    ...NAMED.filter((name) => next[name] !== site[name]).map((name) => [name, site[name]] as const),
    ...names
      .filter((name) => !isDeepStrictEqual(next.settings[name], site.settings[name]))
      .map((name) => [name, site.settings[name]] as const),
  ])
}
