import type { Rows } from '../database/index.ts'
import { record } from '../journal/index.ts'
import { sectionsOf } from './queries.ts'
import type { Section } from './site.ts'
import { own } from './tables.ts'

/** How the sections of a site are to be: named and put in this order, each perhaps under another of them. */
export type Arrangement = { id: string; name: string; parentId: string | null }[]

/**
 * Arranges sections anew, in the caller's transaction; the journal has them as they were. `moved` where one came to stand under
 * another, so that lists must be made anew; `circle` where one would stand under itself; `conflict` where `isSeen` says that
 * they are no longer as the person saw them.
 */
export async function arrangeSections(
  rows: Rows,
  siteId: string,
  wanted: Arrangement,
  by: string,
  at: string,
  isSeen: (known: readonly Section[]) => boolean = () => true,
): Promise<{ outcome: 'done'; moved: boolean } | { outcome: 'circle' | 'conflict' }> {
  const known = await sectionsOf(rows, siteId)
  if (!isSeen(known)) return { outcome: 'conflict' }
  const next = wanted.filter(({ id }) => known.some((section) => section.id === id))
  if (next.some(({ id }) => isUnderItself(next, id))) return { outcome: 'circle' }
  let isSame = true
  let moved = false
  for (const [position, { id, name, parentId }] of next.entries()) {
    const section = known.find((each) => each.id === id)
    const under = next.some((each) => each.id === parentId) ? parentId : null
    if (known[position]?.id === id && section?.name === name && section.parentId === under) continue
    isSame = false
    moved ||= section?.parentId !== under
    await own(rows)
      .updateTable('section')
      .set({ name, parent_id: under, position })
      .where('site_id', '=', siteId)
      .where('id', '=', id)
      .execute()
  }
  const details = { before: known.map(({ id, name, parentId }) => ({ id, name, parentId })) }
  if (!isSame) await record(rows, { siteId, at, by, act: 'sections-arranged', subject: siteId, details })
  return { outcome: 'done', moved }
}

function isUnderItself(sections: Arrangement, id: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = id; at; at = sections.find((each) => each.id === at)?.parentId) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

/** Takes a section away that nothing stands in, in the caller's transaction; the caller has asked whether anything does. */
export async function removeSection(
  rows: Rows,
  { id, siteId, name, slug }: Section,
  by: string,
  at: string,
): Promise<void> {
  await own(rows).deleteFrom('section').where('site_id', '=', siteId).where('id', '=', id).execute()
  const details = { name, slug }
  await record(rows, { siteId, at, by, act: 'section-removed', subject: id, details })
}
