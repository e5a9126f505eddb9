import { type Desk, type DeskContext, deskPage, namesOf, type Person } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { attachmentsOf, picturesOf } from '../../media/index.ts'
import { sectionsOf } from '../../sites/index.ts'
import { mediaIn, parseDocument, textOf } from '../document.ts'
import { readiness } from '../readiness.ts'
import { storyFor } from '../standing.ts'
import { EditPage } from '../views/edit-page.tsx'
import { told, type Words, wordsIn } from '../words.ts'
import { subjectOf, type Work, workFor } from '../work.ts'
import { ACTS, mayDo } from '../workflow.ts'
import { Content, save } from '../writing.ts'
import { storyPage } from './story.tsx'

/** An article as it is being made: to write where the person may, else to read. */
export async function articlePage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const work = await workFor(rows, person, 'see', siteId, id)
  if (work) return showWork(c, desk, person, work)
  const story = await storyFor(rows, person, 'look-back', siteId, id)
  return story ? storyPage(c, desk, person, story) : c.notFound()
}

/** The page of a piece of work; `written` is what somebody sent that could not be saved, and is kept in the fields. */
export async function showWork(
  c: DeskContext,
  desk: Desk,
  person: Person,
  work: Work,
  { written, conflict = false }: { written?: Content; conflict?: boolean } = {},
) {
  const { rows } = desk.database
  const subject = await subjectOf(rows, work)
  const can = new Set(ACTS.filter((act) => mayDo(person, act, subject)))
  const names = await namesOf(rows, [work.revision.createdBy])
  const page = (
    <EditPage
      c={c}
      desk={desk}
      work={work}
      can={can}
      sections={await sectionsOf(rows, work.siteId)}
      writer={names.get(work.revision.createdBy) ?? '…'}
      written={written}
      conflict={conflict}
      known={await shownBy(rows, work.siteId, [written?.body, work.revision.body])}
    />
  )
  return deskPage(c, page, conflict ? 409 : 200)
}

/** What of the library some bodies show, as the editor needs it. */
async function shownBy(rows: Rows, siteId: string, bodies: readonly unknown[]) {
  const shown = bodies.flatMap((body) => {
    const document = parseDocument(body)
    return document ? mediaIn(document) : []
  })
  const pictures = await picturesOf(rows, siteId, [...new Set(shown.flatMap((each) => each.pictures))])
  const files = await attachmentsOf(rows, siteId, [...new Set(shown.flatMap((each) => each.attachments))])
  return Object.fromEntries([
    ...[...pictures].map(([id, { hash }]) => [id, { hash, name: '' }] as const),
    ...[...files].map(([id, { hash, name }]) => [id, { hash, name }] as const),
  ])
}

/** Saves what was written: asked by the page's script again and again, or by the button where there is none. */
export async function saveRevision(c: DeskContext, desk: Desk, person: Person) {
  const wantsJson = c.req.header('accept') === 'application/json'
  const words = wordsIn(c.get('language'))
  const form = await c.req.formData().catch(() => undefined)
  const content = form && Content.safeParse(contentOf(form))
  if (!form || !content?.success) return c.json({ says: words.unfit }, 422)
  const { rows, transact } = desk.database
  const work = await workFor(rows, person, 'write', c.get('site').id, c.req.param('id') ?? '')
  if (!work) return wantsJson ? c.json({ says: words.notAllowed }, 404) : c.notFound()
  const sections = await sectionsOf(rows, work.siteId)
  if (!sections.some(({ id }) => id === content.data.sectionId)) content.data.sectionId = work.sectionId
  const version = Number(form.get('version'))
  const saved = await transact((open) =>
    save(open, { ...work, version }, content.data, person.account.id, desk.clock()),
  )
  if (saved.outcome === 'issues') return c.json({ says: words.unfit }, 422)
  const now = await workFor(rows, person, 'see', work.siteId, work.articleId)
  if (!now) return c.notFound()
  if (!wantsJson)
    return saved.outcome === 'done'
      ? c.redirect(`/desk/articles/${work.articleId}`, 303)
      : showWork(c, desk, person, now, { written: content.data, conflict: true })
  if (saved.outcome === 'conflict') return c.json(await theirs(desk, now, words), 409)
  return c.json({
    version: saved.version,
    state: words.states[now.state],
    issues: told(readiness(now), words),
  })
}

async function theirs({ database }: Desk, work: Work, words: Words) {
  const names = await namesOf(database.rows, [work.revision.createdBy])
  const body = parseDocument(work.revision.body)
  return {
    says: words.conflict(names.get(work.revision.createdBy) ?? '…'),
    version: work.version,
    text: [work.revision.title, work.revision.lead, body && textOf(body)].filter(Boolean).join('\n\n'),
  }
}

/** The fields of the page; the body is the document as JSON. */
function contentOf(form: FormData): unknown {
  const field = (name: string) => String(form.get(name) ?? '')
  const roles = form.getAll('role').map(String)
  return {
    title: field('title'),
    lead: field('lead'),
    dateline: field('dateline'),
    sectionId: field('section'),
    slug: field('slug'),
    bylines: form
      .getAll('byline')
      .map((name, index) => ({ role: roles[index] ?? 'text', name: String(name) || ' ' })),
    source: { name: field('source-name'), url: field('source-url') },
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
