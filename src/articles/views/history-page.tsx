import { type Desk, type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Entry } from '../../journal/index.ts'
import { momentIn } from '../../web/index.ts'
import type { PastRevision } from '../history.ts'
import type { Note } from '../noting.ts'
import { wordsIn } from '../words.ts'

export type HistoryProps = {
  c: DeskContext
  desk: Desk
  id: string
  title: string
  revisions: readonly PastRevision[]
  /** The number of the revision at hand, and the id of the one that readers see. */
  current: number | undefined
  published: string | null
  notes: readonly Note[]
  entries: readonly Entry[]
  names: Map<string, string>
  canRestore: boolean
}

/** What became of an article: its revisions, what was said, what was done. */
export function HistoryPage(props: HistoryProps) {
  const { c, desk, id, title } = props
  const words = wordsIn(c.get('language'))
  return (
    <DeskShell c={c} desk={desk} title={`${words.history}: ${title || words.untitled}`}>
      <p class="way">
        <a href={`/desk/articles/${id}`}>{title || words.untitled}</a>
      </p>
      <h1>{words.history}</h1>
      <Revisions {...props} />
      <Notes {...props} />
      <Timeline {...props} />
    </DeskShell>
  )
}

function Revisions({ c, id, revisions, current, published, names, canRestore }: HistoryProps) {
  const words = wordsIn(c.get('language'))
  const { zone } = c.get('site')
  const newest = revisions[0]?.number
  return (
    <section>
      <h2 id="revisions">{words.revisions}</h2>
      <form method="get" action={`/desk/articles/${id}/comparison`} class="one-row">
        {(['from', 'to'] as const).map((end, index) => (
          <label>
            {words.compareEnds[end]}{' '}
            <select name={end}>
              {revisions.map(({ number }) => (
                <option value={String(number)} selected={number === revisions[1 - index]?.number}>
                  {words.revision(number)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" disabled={revisions.length < 2}>
          {words.compare}
        </button>
      </form>
      <ol class="work" reversed>
        {revisions.map((revision) => (
          <li class="with-act">
            <div>
              <strong>{words.revision(revision.number)}</strong> {revision.title || words.untitled}
              <p class="hint">
                {words.changedBy(
                  names.get(revision.createdBy) ?? words.machine,
                  momentIn(zone, revision.createdAt, 'minute').written,
                )}
                {revision.id === published && <strong> · {words.seenByReaders}</strong>}
                {revision.number === current && ` · ${words.atHand}`}
              </p>
            </div>
            {canRestore && revision.number !== newest && (
              <form method="post" action={`/desk/articles/${id}/restoration`}>
                <input type="hidden" name="number" value={String(revision.number)} />
                <button type="submit" aria-label={words.restoreOf(revision.number)}>
                  {words.restore}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Notes({ c, id, notes, names }: HistoryProps) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2 id="notes">{words.notes}</h2>
      {notes.length === 0 && <p class="hint">{words.noNotes}</p>}
      {notes.map(({ at, by, note }) => (
        <article class="said">
          <p class="hint">
            {words.changedBy(
              names.get(by) ?? words.machine,
              momentIn(c.get('site').zone, at, 'minute').written,
            )}
          </p>
          <p>{note}</p>
        </article>
      ))}
      <form method="post" action={`/desk/articles/${id}/notes`}>
        <label for="note">{words.leaveNote}</label>
        <textarea id="note" name="note" rows={3} required maxlength={5000} />
        <button type="submit">{words.sendNote}</button>
      </form>
    </section>
  )
}

function Timeline({ c, entries, names }: HistoryProps) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2 id="timeline">{words.timeline}</h2>
      <ol class="timeline">
        {entries.map(({ at, by, act, details }) => {
          const note = typeof details.note === 'string' ? details.note : ''
          return (
            <li>
              <time>{momentIn(c.get('site').zone, at, 'minute').written}</time>{' '}
              <strong>{words.acts[act as keyof typeof words.acts] ?? act}</strong>,{' '}
              {names.get(by) ?? words.machine}
              {note !== '' && <p>{note}</p>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
