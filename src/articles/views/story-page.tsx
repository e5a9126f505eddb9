import { type Desk, type DeskContext, DeskShell, IssueList, versionOf } from '../../accounts/index.ts'
import { momentIn } from '../../web/index.ts'
import type { DeskNotice } from '../article.ts'
import type { Story } from '../standing.ts'
import { wordsIn } from '../words.ts'
import type { PUBLIC_ACTS } from '../workflow.ts'

/** The ways in which an article leaves the public site. */
export const WAYS = ['withdrawn', 'moved', 'error', 'archived'] as const

/** Why something was not done, and the words of a notice that were sent with it. */
export type Refused = { field: string; says: string; notice?: { at: string; note: string } }

export type StoryProps = {
  c: DeskContext
  desk: Desk
  story: Story
  can: ReadonlySet<(typeof PUBLIC_ACTS)[number]>
  notices: readonly DeskNotice[]
  /** Where readers find it or found it. */
  path: string | undefined
  refused: Refused | undefined
}

/** An article that nobody is working on. */
export function StoryPage(props: StoryProps) {
  const { c, desk, story, can, path, refused } = props
  const words = wordsIn(c.get('language'))
  const address = `/desk/articles/${story.id}`
  return (
    <DeskShell c={c} desk={desk} title={story.title}>
      <h1>{story.title}</h1>
      <p>
        <strong class={`state ${story.standing}`}>
          {story.isArchived ? words.archived : words.standings[story.standing]}
        </strong>{' '}
        {path && <a href={path}>{words.openPublic}</a>} · <a href={`${address}/history`}>{words.history}</a>
      </p>
      {refused && <IssueList title={words.cannot} issues={[refused]} />}
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
      <Notices {...props} />
      {can.has('withdraw') && <Leave c={c} address={address} version={story.version} />}
    </DeskShell>
  )
}

function Notices({ c, story, notices, can, refused }: StoryProps) {
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
          {can.has('reword') && kind !== 'error' && (
            <details open={refused?.notice?.at === at}>
              <summary>{words.reword}</summary>
              <form method="post" action={`/desk/articles/${story.id}/notices`}>
                <input type="hidden" name="at" value={at} />
                <input type="hidden" name="version" value={versionOf(note)} />
                <label for={`notice-${index}`}>{words.noticeText}</label>
                <textarea id={`notice-${index}`} name="note" rows={3} required maxlength={5000}>
                  {refused?.notice?.at === at ? refused.notice.note : note}
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
