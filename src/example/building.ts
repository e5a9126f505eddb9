import type { NewArticle } from '../articles/index.ts'
import { publishNew } from '../articles/index.ts'
import type { Rows } from '../database/index.ts'
import type { House } from '../house.ts'
import { keepPicture, type StoredPicture, storePicture } from '../media/index.ts'
import { addSection, foundSite, type Section, type Site } from '../sites/index.ts'
import { drawLandscape } from './drawing.ts'
import { PAGES, type Page } from './pages.ts'
import { SETTINGS } from './settings.ts'
import { SECTIONS, STORIES, type Story } from './stories.ts'

const BY = 'example'
/** Who made the pictures of the example. */
const CREDIT = 'Ban biên tập'

/** Puts up the example portal, whole or not at all, and gives the number of its articles. */
export async function buildExample(
  { database, storage, clock }: House,
  hosts: readonly string[],
): Promise<number> {
  const pictures = await Promise.all(
    STORIES.map(async (story, index) =>
      story.caption ? storePicture(storage, await drawLandscape(index)) : undefined,
    ),
  )
  const at = clock()
  await database.transact(async (rows) => {
    const site = await foundSite(
      rows,
      {
        name: 'Cổng thông tin điện tử xã Suối Mơ',
        bodyName: 'Ủy ban nhân dân xã Suối Mơ',
        hosts,
        settings: SETTINGS,
      },
      BY,
      at,
    )
    const sections = new Map<string, Section>()
    for (const name of SECTIONS) sections.set(name, await addSection(rows, site, name, undefined, BY, at))
    const made = new Map<string, string>()
    // A translation is put up after what it translates.
    for (const [index, story] of [...order().entries()].sort(
      ([, a], [, b]) => Number(!!a.translates) - Number(!!b.translates),
    )) {
      const section = sections.get(story.section)
      const picture = pictures[STORIES.indexOf(story)]
      const original = story.translates ? (made.get(story.translates) ?? null) : null
      if (section)
        made.set(
          story.title,
          await publish(rows, { site, section, story, picture, original, at: workingHour(at, index) }),
        )
    }
    const [first] = sections.values()
    for (const page of PAGES) if (first) await publishPage(rows, site, first, page, at)
  })
  return STORIES.length
}

/** Newest first, the sections mixed as on a living portal; the first story stays on top. */
function order(): Story[] {
  const [first, ...rest] = STORIES
  const mixed = rest
    .map((story, index) => ({ story, place: (index * 7) % rest.length }))
    .sort((a, b) => a.place - b.place)
  return [...(first ? [first] : []), ...mixed.map(({ story }) => story)]
}

/** Five stories in a week, each in the working day of Vietnam (08:00 to 16:59), none later than now. */
function workingHour(now: string, index: number): string {
  const day = new Date(Date.parse(now) - (1 + Math.floor(index * 1.4)) * 86_400_000)
  day.setUTCHours(1 + ((index * 4) % 9), (index * 13) % 60, 0, 0)
  return day.toISOString()
}

type Placed = {
  site: Site
  section: Section
  story: Story
  picture: StoredPicture | undefined
  original: string | null
  at: string
}

async function publish(rows: Rows, { site, section, story, picture, original, at }: Placed): Promise<string> {
  const about = { name: story.caption ?? '', credit: CREDIT }
  const media = picture ? await keepPicture(rows, site.id, picture, BY, at, about) : null
  const article = { ...asArticle(site, section, story, media, at), originalId: original }
  const published = await publishNew(rows, article, BY, at)
  if (published.outcome !== 'done')
    throw new Error(`The example story "${story.title}" is not one that the schema allows`)
  return published.id
}

async function publishPage(rows: Rows, site: Site, section: Section, page: Page, at: string): Promise<void> {
  const content = page.body.map((part) => {
    if (typeof part === 'string') return paragraph(part)
    if ('table' in part) return { type: 'table', content: part.table.map(row) }
    return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: part.heading }] }
  })
  await publishNew(
    rows,
    {
      siteId: site.id,
      sectionId: section.id,
      kind: 'page',
      language: 'vi',
      appeared: { at, precision: 'day', basis: 'printed' },
      path: page.path,
      title: page.title,
      lead: null,
      dateline: null,
      bylines: [],
      source: null,
      tags: [],
      body: { type: 'doc', content },
    },
    BY,
    at,
  )
}

function asArticle(site: Site, section: Section, story: Story, media: string | null, at: string): NewArticle {
  return {
    siteId: site.id,
    sectionId: section.id,
    language: story.language ?? 'vi',
    appeared: { at, precision: 'minute', basis: 'printed' },
    title: story.title,
    lead: story.lead ?? null,
    dateline: story.dateline ?? null,
    bylines: [{ role: story.role ?? 'text', name: story.by }],
    source: null,
    tags: [...(story.tags ?? [])],
    body: { type: 'doc', content: bodyOf(story, media) },
  }
}

function bodyOf({ body, caption, list, table, language }: Story, media: string | null): object[] {
  const [first = '', ...rest] = body
  const alternative =
    language === 'en'
      ? 'Drawing: hills, rice terraces and houses on stilts under a low sun'
      : 'Tranh vẽ: núi, ruộng bậc thang và nhà sàn dưới nắng sớm'
  return [
    paragraph(first),
    ...(caption ? [{ type: 'figure', attrs: { media, caption, credit: CREDIT, alternative } }] : []),
    ...rest.map(paragraph),
    ...(list
      ? [
          {
            type: 'bulletList',
            content: list.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
          },
        ]
      : []),
    ...(table ? [{ type: 'table', content: table.map(row) }] : []),
  ]
}

function row(cells: readonly string[], index: number): object {
  return {
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: index === 0 ? 'tableHeader' : 'tableCell',
      content: [paragraph(cell)],
    })),
  }
}

function paragraph(text: string): object {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}
