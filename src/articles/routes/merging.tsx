import {
  type Desk,
  type DeskContext,
  deskPage,
  fieldsOf,
  namesOf,
  type Person,
} from '../../accounts/index.ts'
import { sectionsOf } from '../../sites/index.ts'
import { readCount } from '../../web/index.ts'
import { type Choice, clashesOf, contentOf, merged } from '../merging.ts'
import { keptWithin } from '../reach.ts'
import { MergePage } from '../views/merge-page.tsx'
import { type Work, workFor } from '../work.ts'
import { Content, save } from '../writing.ts'

/** What somebody wrote beside what another has saved meanwhile: nothing is lost, and each part is chosen. */
export async function mergePage(c: DeskContext, desk: Desk, work: Work, mine: Content) {
  const { rows } = desk.database
  const names = await namesOf(rows, [work.revision.createdBy])
  const sections = await sectionsOf(rows, work.siteId)
  const clashes = clashesOf(mine, contentOf(work), sections)
  const writer = names.get(work.revision.createdBy) ?? '…'
  return deskPage(c, <MergePage {...{ c, desk, work, mine, clashes, writer }} />, 409)
}

/** Saves one text of two, over the version of the other's that was seen. */
export async function mergeTexts(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const field = await fieldsOf(c)
  const work = await workFor(rows, person, 'write', c.get('site').id, c.req.param('id') ?? '')
  const mine = field && Content.safeParse(fromJson(field('mine')))
  if (!work || !field || !mine?.success) return c.notFound()
  if (readCount(field('version')) !== work.version) return mergePage(c, desk, work, mine.data)
  const choices: readonly Choice[] = ['mine', 'theirs', 'both']
  const chosen = merged(
    mine.data,
    contentOf(work),
    (name) => choices.find((choice) => choice === field(`choose-${name}`)) ?? 'mine',
  )
  const content = await keptWithin(rows, person, work, chosen)
  const saved = await transact((open) => save(open, work, content, person.account.id, desk.clock()))
  if (saved.outcome === 'done') return c.redirect(`/desk/articles/${work.articleId}?merged=yes`, 303)
  const now = await workFor(rows, person, 'write', work.siteId, work.articleId)
  return now ? mergePage(c, desk, now, mine.data) : c.notFound()
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
