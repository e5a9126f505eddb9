import { type Desk, type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Piece } from '../../text/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Comparison } from '../comparing.ts'
import { wordsIn } from '../words.ts'
import type { Work } from '../work.ts'

/** What differs between two revisions: what went is struck out, what came is marked, and a screen reader is told which is which. */
export function ComparisonPage({
  c,
  desk,
  id,
  older,
  newer,
  changes,
  names,
}: {
  c: DeskContext
  desk: Desk
  id: string
  older: Work['revision']
  newer: Work['revision']
  changes: readonly Comparison[]
  names: Map<string, string>
}) {
  const words = wordsIn(c.get('language'))
  const title = words.comparing(older.number, newer.number)
  const by = ({ number, createdBy, createdAt }: Work['revision']) =>
    `${words.revision(number)}: ${words.changedBy(
      names.get(createdBy) ?? words.machine,
      momentIn(c.get('site').zone, createdAt, 'minute').written,
    )}`
  return (
    <DeskShell c={c} desk={desk} title={title}>
      <p class="way">
        <a href={`/desk/articles/${id}/history`}>{words.history}</a>
      </p>
      <h1>{title}</h1>
      <p class="hint">
        {by(older)}
        <br />
        {by(newer)}
      </p>
      {changes.length === 0 && <p>{words.noDifference}</p>}
      {changes.map(({ part, pieces }) => (
        <section>
          <h2>{words.parts[part]}</h2>
          <p class="difference">
            <Pieces pieces={pieces} />
          </p>
        </section>
      ))}
    </DeskShell>
  )
}

/** Longer passages that are the same are cut down to what stands beside the changes, in signs. */
const BESIDE = 160

/** A text with its changes marked. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text }, index) => {
    if (kind === 'removed') return <del>{text}</del>
    if (kind === 'added') return <ins>{text}</ins>
    if (text.length <= 2 * BESIDE) return text
    const [isFirst, isLast] = [index === 0, index === pieces.length - 1]
    return `${isFirst ? '' : text.slice(0, BESIDE)} […] ${isLast ? '' : text.slice(-BESIDE)}`
  })
}
