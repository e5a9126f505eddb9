import type { NewArticle } from '../src/articles/index.ts'
import type { Section, Site, SiteSettings } from '../src/sites/index.ts'
import { addSection, foundSite } from '../src/sites/index.ts'
import { NOW, type TestHouse } from './engines.ts'

/** A body, its portal and one shelf, all invented. */
export function foundCommune(
  { database }: Pick<TestHouse, 'database'>,
  host = 'suoimo.example',
  settings: Partial<SiteSettings> = {},
): Promise<{ site: Site; section: Section }> {
  return database.transact(async (rows) => {
    const about = { name: 'Cổng xã Suối Mơ', bodyName: 'UBND xã Suối Mơ', hosts: [host], settings }
    const site = await foundSite(rows, about, 'test', NOW)
    return { site, section: await addSection(rows, site, 'Tin tức', undefined, 'test', NOW) }
  })
}

/** A story with one paragraph, as far as a test does not say otherwise. */
export function story(
  { site, section }: { site: Site; section: Section },
  over: Partial<NewArticle> = {},
): NewArticle {
  return {
    siteId: site.id,
    sectionId: section.id,
    language: 'vi',
    appeared: { at: NOW, precision: 'minute', basis: 'printed' },
    title: 'Xã Suối Mơ họp dân',
    lead: null,
    dateline: null,
    bylines: [],
    source: null,
    tags: [],
    body: { type: 'doc', content: [paragraph('Sáng nay xã họp dân bàn việc làm đường.')] },
    ...over,
  }
}

/** A paragraph as document JSON. */
export function paragraph(text: string): object {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}
