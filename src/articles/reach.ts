import type { Person } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { allSites, placeOf, type Section, sectionsOf } from '../sites/index.ts'
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

/** What somebody sent, in a section into which they may put it and a language that the site has: else as it is. */
export async function keptWithin(rows: Rows, person: Person, work: Work, content: Content): Promise<Content> {
  const within = await sectionsWithin(rows, person, work)
  const isWithin = within.some(({ id }) => id === content.sectionId)
  const languages = await languagesOf(rows, work.siteId)
  return {
    ...content,
    sectionId: isWithin ? content.sectionId : work.sectionId,
    language: languages.includes(content.language) ? content.language : work.language,
  }
}

/** The languages in which a site has articles, its own first. */
export async function languagesOf(rows: Rows, siteId: string): Promise<string[]> {
  const site = (await allSites(rows)).find(({ id }) => id === siteId)
  return site ? [site.language, ...site.settings.languages] : []
}
