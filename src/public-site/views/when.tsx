import type { Appearance } from '../../articles/index.ts'
import { type Moment, momentIn } from '../../web/index.ts'
import type { Words } from '../words.ts'

/** When a story appeared, in the site's zone, and how that is known where the page did not print it. */
export function When({
  appeared,
  zone,
  words,
  labelled = false,
}: {
  appeared: Appearance
  zone: string
  words: Words
  labelled?: boolean
}) {
  const { at, precision, basis } = appeared
  const label = { printed: words.published, inferred: words.inferredDay, import: words.imported }[basis]
  // A day of bringing in is never to be mistaken for the day of the story, so it is always named.
  const named = labelled || basis === 'import'
  return (
    <span>
      {named && `${label} `}
      <Time moment={momentIn(zone, at, precision)} />
      {labelled && basis === 'inferred' && ` ${words.inferredHint}`}
    </span>
  )
}

/** A moment for readers and for machines. */
export function Time({ moment }: { moment: Moment }) {
  return <time datetime={moment.machine}>{moment.written}</time>
}
