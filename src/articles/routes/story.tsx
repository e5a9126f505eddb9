import { type Desk, type DeskContext, deskPage, fieldsOf, type Person } from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import { readCount } from '../../web/index.ts'
import type { Changed } from '../changing.ts'
import { type Leaving, leave } from '../leaving.ts'
import { noticesOf } from '../queries.ts'
import { review, reword } from '../reviewing.ts'
import { type Story, storyFor, storySubject } from '../standing.ts'
import { type Refused, StoryPage, WAYS } from '../views/story-page.tsx'
import { wordsIn } from '../words.ts'
import { mayDo, PUBLIC_ACTS } from '../workflow.ts'
import { subjectAt } from './subject-at.ts'

/** An article that nobody is working on: where it stands, and what can be done with it. */
export async function storyPage(c: DeskContext, desk: Desk, person: Person, story: Story, refused?: Refused) {
  const { rows } = desk.database
  const subject = await storySubject(rows, story)
  const can = new Set(PUBLIC_ACTS.filter((act) => mayDo(person, act, subject)))
  const notices = await noticesOf(rows, story.siteId, story.id)
  const path = (await pathsOf(rows, [story.id])).get(story.id)
  return deskPage(c, <StoryPage {...{ c, desk, story, can, notices, path, refused }} />, refused ? 422 : 200)
}

/** Takes an article off the public site in one of four ways. */
export async function withdrawArticle(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const [story, field] = [await storyOf(c, desk, person, 'withdraw'), await fieldsOf(c)]
  if (!story || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const reason = field('reason').slice(0, 5000)
  const way = WAYS.find((each) => each === field('way')) ?? 'withdrawn'
  const to = way === 'moved' ? await subjectAt(rows, story.siteId, field('to')) : undefined
  if (way === 'moved' && !to)
    return storyPage(c, desk, person, story, { field: 'to', says: words.issues.targetUnknown })
  const leaving: Leaving = way === 'moved' ? { way, reason, to: to ?? '' } : { way, reason }
  const left = await transact(async (open) => {
    const now = await storyFor(open, person, 'withdraw', story.siteId, story.id)
    const isSeen = now?.version === readCount(field('version'))
    return now && isSeen
      ? leave(open, now, leaving, person.account.id, desk.clock())
      : ({ outcome: 'conflict' } as const)
  })
  if (left.outcome === 'done') return c.redirect(`/desk/articles/${story.id}`, 303)
  if (left.outcome === 'notFound' && way === 'moved')
    return storyPage(c, desk, person, story, { field: 'to', says: words.issues.targetUnknown })
  const now = (await storyFor(rows, person, 'look-back', story.siteId, story.id)) ?? story
  return storyPage(c, desk, person, now, toldOf(left, words))
}

/** Puts the words of a notice right. */
export async function rewordNotice(c: DeskContext, desk: Desk, person: Person) {
  const [story, field] = [await storyOf(c, desk, person, 'reword'), await fieldsOf(c)]
  if (!story || !field) return c.notFound()
  const notice = { at: field('at'), note: field('note').slice(0, 5000), seen: field('version') }
  const done = await desk.database.transact((open) =>
    reword(open, story, notice, person.account.id, desk.clock()),
  )
  if (done.outcome === 'done') return c.redirect(`/desk/articles/${story.id}`, 303)
  return storyPage(c, desk, person, story, { ...toldOf(done, wordsIn(c.get('language'))), notice })
}

/** Says that somebody else has read what its writer approved alone. */
export async function reviewArticle(c: DeskContext, desk: Desk, person: Person) {
  const [story, field] = [await storyOf(c, desk, person, 'review'), await fieldsOf(c)]
  if (!story || !field) return c.notFound()
  // What was read is what is marked as read: a newer text has to be read first.
  const seen = { ...story, version: readCount(field('version')) }
  const reviewed = await desk.database.transact((open) => review(open, seen, person.account.id, desk.clock()))
  if (reviewed.outcome === 'done') return c.redirect(`/desk/articles/${story.id}`, 303)
  return storyPage(c, desk, person, story, toldOf(reviewed, wordsIn(c.get('language'))))
}

function toldOf(
  { outcome }: Exclude<Changed, { outcome: 'done' }>,
  words: ReturnType<typeof wordsIn>,
): { field: string; says: string } {
  return { field: 'reason', says: outcome === 'issues' ? words.issues.noteEmpty : words.stale }
}

function storyOf(c: DeskContext, desk: Desk, person: Person, act: (typeof PUBLIC_ACTS)[number]) {
  return storyFor(desk.database.rows, person, act, c.get('site').id, c.req.param('id') ?? '')
}
