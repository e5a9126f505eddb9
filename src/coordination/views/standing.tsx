import type { Status } from '../status.ts'
import type { Words } from '../words.ts'

/** A shape for each status, so that no colour is needed: full is done, open is to come, a point upwards is late. */
export const SHAPES: Readonly<Record<Status, string>> = {
  'not-due': '○',
  'due-soon': '◔',
  overdue: '▲',
  done: '●',
  'done-extended': '◐',
  'done-late': '◆',
  'no-due': '◇',
  waived: '−',
  suspended: '‖',
  moved: '→',
  ended: '×',
}

/** A status in shape, colour and words. */
export function StandingMark({ status, words }: { status: Status; words: Words }) {
  return (
    <span class={`standing ${status}`}>
      <span aria-hidden="true">{SHAPES[status]}</span> {words.statuses[status]}
    </span>
  )
}
