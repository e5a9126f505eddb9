import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  namesOf,
  type Person,
  storable,
  wantsJson,
} from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import type { Rows } from '../../database/index.ts'
import { attachmentsOf, picturesOf } from '../../media/index.ts'
import type { SiteSettings } from '../../sites/index.ts'
import { FRAMING, readCount } from '../../web/index.ts'
import { advice } from '../advice.ts'
import { mediaIn, parseDocument } from '../document.ts'
import { deadLinks } from '../links.ts'
import { keptWithin, sectionsWithin } from '../reach.ts'
import { readiness } from '../readiness.ts'
import { storyFor } from '../standing.ts'
import { EditPage } from '../views/edit-page.tsx'
import { advised, told, wordsIn } from '../words.ts'
import { subjectOf, type Work, workFor } from '../work.ts'
import { ACTS, mayDo } from '../workflow.ts'
import { Content, save } from '../writing.ts'
import { mergePage } from './merging.tsx'
import { storyPage } from './story.tsx'
import { subjectAt } from './subject-at.ts'

/** An article as it is being made: to write where the person may, else to read. */
export async function articlePage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const work = await workFor(rows, person, 'see', siteId, id)
  if (work) return showWork(c, desk, person, work)
  const story = await storyFor(rows, person, 'look-back', siteId, id)
  return story ? storyPage(c, desk, person, story) : c.notFound()
}

/** The page of a piece of work. */
async function showWork(c: DeskContext, desk: Desk, person: Person, work: Work) {
  const { rows } = desk.database
  const subject = await subjectOf(rows, work)
  const can = new Set(ACTS.filter((act) => mayDo(person, act, subject)))
  const sections = await sectionsWithin(rows, person, work)
  const known = await shownBy(rows, work)
  const original = work.originalId
    ? ((await pathsOf(rows, [work.originalId])).get(work.originalId) ?? '')
    : ''
  const look = advised(await adviceOn(rows, c.get('site').settings, work), wordsIn(c.get('language')))
  // Who may not write reads it in a frame.
  for (const [name, value] of Object.entries(FRAMING)) c.header(name, value)
  return deskPage(c, <EditPage {...{ c, desk, work, can, sections, known, original, look }} />)
}

/** What a careful reader of the site would point out. */
async function adviceOn(rows: Rows, { glossary, directory }: SiteSettings, { siteId, revision }: Work) {
  const dead = await deadLinks(rows, siteId, revision.body)
  return advice(revision, { glossary: glossary.map(({ short }) => short), directory, dead })
}

/** What of the library a text shows, as the editor needs it. */
async function shownBy(rows: Rows, { siteId, revision }: Work) {
  const document = parseDocument(revision.body)
  const shown = document ? mediaIn(document) : { pictures: [], attachments: [] }
  const pictures = await picturesOf(rows, siteId, shown.pictures)
  const files = await attachmentsOf(rows, siteId, shown.attachments)
  return Object.fromEntries([
    ...[...pictures].map(([id, { hash }]) => [id, { hash, name: '' }] as const),
    ...[...files].map(([id, { hash, name }]) => [id, { hash, name }] as const),
  ])
}

/** Saves what was written: asked by the page's script again and again, or by the button where there is none. */
export async function saveRevision(c: DeskContext, desk: Desk, person: Person) {
  const asJson = wantsJson(c)
  const words = wordsIn(c.get('language'))
  const form = await c.req.formData().catch(() => undefined)
  const content = form && Content.safeParse(contentOf(form))
  if (!form || !content?.success) return unfit(c, desk)
  const { rows, transact } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const version = readCount(form.get('version'))
  // Read, asked and saved in one transaction: between two, the text or the person's rights may have changed.
  const made = await transact(async (open) => {
    const work = await workFor(open, person, 'write', siteId, id)
    if (!work) return undefined
    const originalId = await subjectAt(open, siteId, storable(String(form.get('original') ?? '')))
    const written = await keptWithin(open, person, work, { ...content.data, originalId })
    if (work.version !== version) return { written, saved: { outcome: 'conflict' } as const }
    return { written, saved: await save(open, work, written, person.account.id, desk.clock()) }
  })
  if (!made) return asJson ? c.json({ says: words.notAllowed }, 404) : c.notFound()
  const { written, saved } = made
  if (saved.outcome === 'issues') return unfit(c, desk)
  const now = await workFor(rows, person, 'see', siteId, id)
  if (!now) return c.notFound()
  if (!asJson)
    return saved.outcome === 'done'
      ? c.redirect(`/desk/articles/${id}`, 303)
      : mergePage(c, desk, now, written)
  if (saved.outcome === 'conflict') {
    const names = await namesOf(rows, [now.revision.createdBy])
    return c.json({ says: words.conflict(names.get(now.revision.createdBy) ?? '…') }, 409)
  }
  return c.json({
    version: saved.version,
    state: words.states[now.state],
    issues: told(readiness(now), words),
    advice: advised(await adviceOn(rows, c.get('site').settings, now), words),
  })
}

/** What cannot be an article: told to the script, or on a page from which the browser's own way back leads to the text. */
function unfit(c: DeskContext, desk: Desk) {
  const words = wordsIn(c.get('language'))
  if (wantsJson(c)) return c.json({ says: words.unfit }, 422)
  const page = (
    <DeskShell c={c} desk={desk} title={words.unfitTitle}>
      <h1>{words.unfitTitle}</h1>
      <p>{words.unfit}</p>
    </DeskShell>
  )
  return deskPage(c, page, 422)
}

/** The fields of the page; the body is the document as JSON. */
function contentOf(form: FormData): unknown {
  const field = (name: string) => storable(String(form.get(name) ?? ''))
  const roles = form.getAll('role').map(String)
  return {
    title: field('title'),
    lead: field('lead'),
    dateline: field('dateline'),
    sectionId: field('section'),
    slug: field('slug'),
    bylines: form
      .getAll('byline')
      .map((name, index) => ({ role: roles[index] ?? 'text', name: storable(String(name)) || ' ' })),
    source: {
      name: field('source-name'),
      url: field('source-url'),
      author: field('source-author'),
      day: field('source-day'),
    },
    language: field('language'),
    tags: field('tags').split(','),
    body: fromJson(field('body')),
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
