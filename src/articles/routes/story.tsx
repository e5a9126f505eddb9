import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  fieldsOf,
  IssueList,
  type Person,
} from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import { momentIn, readCount } from '../../web/index.ts'
import type { DeskNotice } from '../article.ts'
import type { Changed } from '../changing.ts'
import { type Leaving, leave } from '../leaving.ts'
import { noticesOf } from '../queries.ts'
import { review, reword } from '../reviewing.ts'
import { type Story, storyFor, storySubject } from '../standing.ts'
import { wordsIn } from '../words.ts'
import { mayDo, PUBLIC_ACTS } from '../workflow.ts'
import { subjectAt } from './subject-at.ts'

const WAYS = ['withdrawn', 'moved', 'error', 'archived'] as const

/** An article that nobody is working on: where it stands, and what can be done with it. */
export async function storyPage(
  c: DeskContext,
  desk: Desk,
  person: Person,
  story: Story,
  issue?: { field: string; says: string },
) {
  const { rows } = desk.database
  const words = wordsIn(c.get('language'))
  const subject = await storySubject(rows, story)
  const can = new Set(PUBLIC_ACTS.filter((act) => mayDo(person, act, subject)))
  const notices = await noticesOf(rows, story.siteId, story.id)
  const path = (await pathsOf(rows, [story.id])).get(story.id)
  const address = `/desk/articles/${story.id}`
  const page = (
    <DeskShell c={c} desk={desk} title={story.title}>
      <h1>{story.title}</h1>
      <p>
        <strong class={`state ${story.standing}`}>
          {story.isArchived ? words.archived : words.standings[story.standing]}
        </strong>{' '}
        {path && <a href={path}>{words.openPublic}</a>} · <a href={`${address}/history`}>{words.history}</a>
      </p>
      {issue && <IssueList title={words.cannot} issues={[issue]} />}
      {story.isUnreviewed && (
        <div class="issues">
          <h2>{words.unreviewed}</h2>
          {can.has('review') && (
            <form method="post" action={`${address}/review`}>
              <input type="hidden" name="version" value={String(story.version)} />
              <button type="submit">{words.review}</button>
            </form>
          )}
        </div>
      )}
      {can.has('take-up') && (
        <form method="post" action={`${address}/work`}>
          <button type="submit" class="main-act">
            {story.standing === 'public' ? words.takeUp : words.bringBack}
          </button>
        </form>
      )}
      <Notices c={c} story={story} notices={notices} canReword={can.has('reword')} />
      {can.has('withdraw') && <Leave c={c} address={address} version={story.version} />}
    </DeskShell>
  )
  return deskPage(c, page, issue ? 422 : 200)
}

function Notices({
  c,
  story,
  notices,
  canReword,
}: {
  c: DeskContext
  story: Story
  notices: readonly DeskNotice[]
  canReword: boolean
}) {
  if (notices.length === 0) return null
  const words = wordsIn(c.get('language'))
  const { zone } = c.get('site')
  return (
    <section>
      <h2>{words.notices}</h2>
      {notices.map(({ kind, at, note, rewordedAt }, index) => (
        <article class="said">
          <p class="hint">
            <strong>{words.noticeKinds[kind]}</strong>, {momentIn(zone, at, 'minute').written}
            {rewordedAt && ` · ${words.rewordedAt(momentIn(zone, rewordedAt, 'minute').written)}`}
          </p>
          <p>{note}</p>
          {canReword && kind !== 'error' && (
            <details>
              <summary>{words.reword}</summary>
              <form method="post" action={`/desk/articles/${story.id}/notices`}>
                <input type="hidden" name="at" value={at} />
                <label for={`notice-${index}`}>{words.noticeText}</label>
                <textarea id={`notice-${index}`} name="note" rows={3} required maxlength={5000}>
                  {note}
                </textarea>
                <button type="submit">{words.save}</button>
              </form>
            </details>
          )}
        </article>
      ))}
    </section>
  )
}

function Leave({ c, address, version }: { c: DeskContext; address: string; version: number }) {
  const words = wordsIn(c.get('language'))
  return (
    <details class="leave">
      <summary>{words.leave}</summary>
      <form method="post" action={`${address}/withdrawal`}>
        <input type="hidden" name="version" value={String(version)} />
        <fieldset>
          <legend>{words.leaveHow}</legend>
          {WAYS.map((way, index) => (
            <label class="choice">
              <input type="radio" name="way" value={way} checked={index === 0} /> {words.ways[way]}
              <span class="hint">{words.wayHints[way]}</span>
            </label>
          ))}
        </fieldset>
        <label for="to">{words.movedTo}</label>
        <input id="to" name="to" maxlength={2000} aria-describedby="to-hint" />
        <p class="hint" id="to-hint">
          {words.movedToHint}
        </p>
        <label for="reason">{words.leaveReason}</label>
        <textarea id="reason" name="reason" rows={3} required maxlength={5000} />
        <button type="submit">{words.leaveNow}</button>
      </form>
    </details>
  )
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
  const notice = { at: field('at'), note: field('note').slice(0, 5000) }
  const done = await desk.database.transact((open) =>
    reword(open, story, notice, person.account.id, desk.clock()),
  )
  if (done.outcome === 'done') return c.redirect(`/desk/articles/${story.id}`, 303)
  return storyPage(c, desk, person, story, toldOf(done, wordsIn(c.get('language'))))
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
