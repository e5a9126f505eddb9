import { type Body, existsOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Asking } from '../desk.ts'
import type { Difficulty } from '../difficulties/difficulty.ts'
import { standOfDifficulty } from '../difficulties/standing.ts'
import { can, type Stand } from '../people/rights.ts'
import { CAUSES, DIFFICULTY_KINDS } from '../reports/report.ts'
import type { Review } from '../reviews/review.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import { nameOfReview } from '../saying.ts'
import type { Task } from '../tasks/task.ts'
import type { Words } from '../words.ts'
import { Choice, Words as WordsField } from './fields.tsx'
import { HOME } from './shell.tsx'

/** What follows from an agreement: its reviews, the tasks that came of them, and what stands in the way; each as far as one may see it. */
export function FollowUp({
  words,
  at,
  asking: { actor, today },
  bodies,
  stand,
  reviews,
  difficulties,
  tasks,
  sent,
  heirsOf,
}: {
  /** Who has taken over from a body what the agreement asks for. */
  heirsOf: (bodyId: string) => string[]
  words: Words
  at: string
  asking: Asking
  bodies: readonly Body[]
  stand: Stand
  reviews: readonly Review[]
  difficulties: readonly Difficulty[]
  tasks: readonly Task[]
  sent: Sent
}) {
  const said = sent(`${at}/difficulties`)
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const isHeld = can(actor, 'read-review', stand, today)
  const seen = difficulties.filter((each) =>
    can(actor, 'read-difficulty', standOfDifficulty(stand, each, heirsOf), today),
  )
  const given = tasks.filter(
    (task) => task.parentId === null && can(actor, 'read-task', { ...stand, owners: [task.ownerId] }, today),
  )
  return (
    <>
      <section>
        <h2>{words.reviews}</h2>
        {isHeld && reviews.length === 0 && <p class="hint">{words.nothing}</p>}
        <ul class="work">
          {isHeld &&
            reviews.map((review) => (
              <li>
                <a href={`${HOME}/reviews/${review.id}`}>{nameOfReview(review, words)}</a>
                <p class="hint">
                  {words.reviewStates[review.state]} · {dayInWords(review.heldOn ?? review.plannedOn)}
                </p>
              </li>
            ))}
        </ul>
        {can(actor, 'write-review', stand, today) && (
          <p>
            <a href={`${at}/reviews/new`}>{words.callReview}</a>
          </p>
        )}
      </section>
      {given.length > 0 && (
        <section>
          <h2>{words.tasks}</h2>
          <ul class="work">
            {given.map(({ id, content, ownerId, state, dueCurrent }) => (
              <li>
                <a href={`${HOME}/tasks/${id}`}>{content}</a>
                <p class="hint">
                  {nameOf(ownerId)} · {words.taskStates[state]}
                  {dueCurrent && ` · ${words.dueBy(dayInWords(dueCurrent))}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2 id="difficulties">{words.difficulties}</h2>
        {seen.length === 0 && <p class="hint">{words.nothing}</p>}
        <ul class="work">
          {seen.map(({ id, text, raisedBy, state, firstRaisedOn }) => (
            <li>
              <a href={`${HOME}/difficulties/${id}`}>{text}</a>
              <p class="hint">
                {nameOf(raisedBy)} · {words.sinceReview(dayInWords(firstRaisedOn))} ·{' '}
                {words.difficultyStates[state]}
              </p>
            </li>
          ))}
        </ul>
        {can(actor, 'raise-difficulty', stand, today) && (
          <details open={said !== NOTHING_SAID}>
            <summary>{words.raiseDifficulty}</summary>
            <form method="post" action={`${at}/difficulties`}>
              <WordsField
                name="text"
                label={words.difficultyText}
                value={said.one('text')}
                rows={3}
                max={4000}
              />
              <Choice
                name="kind"
                label={words.difficultyKind}
                options={DIFFICULTY_KINDS.map((kind) => [kind, words.difficultyKinds[kind]])}
                chosen={said.one('kind') || 'obstacle'}
              />
              <Choice
                name="cause"
                label={words.cause}
                options={CAUSES.map((cause) => [cause, words.causes[cause]])}
                chosen={said.one('cause')}
              />
              <Choice
                name="askOf"
                label={words.askOf}
                options={bodies.filter((body) => existsOn(body, today)).map(({ id, name }) => [id, name])}
                chosen={said.one('askOf')}
              >
                <option value="">{words.askNobody}</option>
              </Choice>
              <p class="buttons">
                <button type="submit">{words.raiseDifficulty}</button>
              </p>
            </form>
          </details>
        )}
      </section>
    </>
  )
}
