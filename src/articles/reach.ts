import type { Person } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf, type Section, sectionsOf } from '../sites/index.ts'
import type { Work } from './work.ts'
import { mayBegin } from './workflow.ts'
import type { Content } from './writing.ts'

/** The sections into which somebody may put a piece of work, the one where it is among them. */
export async function sectionsWithin(
  rows: Rows,
  person: Person,
  { siteId, sectionId }: Work,
): Promise<Section[]> {
  const within: Section[] = []
  for (const section of await sectionsOf(rows, siteId)) {
    const { sections } = await placeOf(rows, siteId, section.id)
    if (section.id === sectionId || mayBegin(person, siteId, sections)) within.push(section)
  }
  return within
}

/** What somebody sent, in a section into which they may put it: else where it is. */
export async function keptWithin(rows: Rows, person: Person, work: Work, content: Content): Promise<Content> {
  const within = await sectionsWithin(rows, person, work)
  return within.some(({ id }) => id === content.sectionId)
    ? content
    : { ...content, sectionId: work.sectionId }
}
