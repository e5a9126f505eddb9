import type { Answer, Marked } from '../../search/index.ts'
import { momentIn } from '../../web/index.ts'
import type { Screen } from '../screen.ts'
import { Time } from './when.tsx'

/** What was found, each with the passage that answers, its hits marked in the letters of the text. */
export function Results({
  screen: { site },
  answer,
  paths,
}: {
  screen: Screen
  answer: Answer
  paths: Map<string, string>
}) {
  return (
    <ol class="results">
      {answer.found.map(({ subject, at, title, passage }) => (
        <li>
          <h2>
            <a href={paths.get(subject)}>
              <Hits pieces={title} />
            </a>
          </h2>
          <p>
            <Hits pieces={passage} />
          </p>
          {at && (
            <p class="when">
              <Time moment={momentIn(site.zone, at, 'day')} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Hits({ pieces }: { pieces: Marked }) {
  return <>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>
}
