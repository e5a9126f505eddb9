import type { Body } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { AgendaItem, Conclusion } from '../reviews/review.ts'
import { NOTHING_SAID, type Said, type Sent } from '../said.ts'
import type { Task } from '../tasks/task.ts'
import type { Words } from '../words.ts'
import { nameIn, REVIEW_WORDS, type Shown, StrikeButton } from './review-parts.tsx'
import { HOME } from './shell.tsx'

/** Numbered conclusions, each with what it has become. */
export function ConclusionsPart({
  words,
  at,
  bodies,
  there,
  writable,
  conclusions,
  agenda,
  tasks,
  sent,
}: Shown & {
  conclusions: readonly Conclusion[]
  agenda: readonly AgendaItem[]
  tasks: readonly Task[]
}) {
  const said = sent(`${at}/conclusions`)
  const discussed = agenda.filter(({ kind }) => kind === 'difficulty')
  return (
    <section>
      <h2 id="conclusions">{words.conclusions}</h2>
      <ol class="conclusions">
        {conclusions.map((conclusion) => (
          <li id={`conclusion-${conclusion.number}`}>
            <p>{conclusion.text}</p>
            <p class={conclusion.kind ? 'hint' : 'wrong'}>
              {conclusion.kind ? words.conclusionKinds[conclusion.kind] : words.conclusionOpen}
              {conclusion.isPublic && ` · ${words.conclusionPublic}`}
            </p>
            {discussed
              .filter(({ refId }) => conclusion.difficultyIds.includes(refId ?? ''))
              .map(({ text }) => (
                <p class="hint">
                  {words.answers}: {text}
                </p>
              ))}
            <ul>
              {tasks
                .filter(({ conclusionId, parentId }) => conclusionId === conclusion.id && parentId === null)
                .map(({ id, content, ownerId, state, dueCurrent }) => (
                  <li>
                    <a href={`${HOME}/tasks/${id}`}>{content}</a>{' '}
                    <span class="hint">
                      {nameIn(bodies, ownerId)} · {words.taskStates[state]}
                      {dueCurrent && ` · ${words.dueBy(dayInWords(dueCurrent))}`}
                    </span>
                  </li>
                ))}
            </ul>
            {writable && (
              <Becoming
                {...{ words, at, bodies: there, conclusion, sent }}
                hasTasks={tasks.some(
                  ({ conclusionId, state }) => conclusionId === conclusion.id && state !== 'cancelled',
                )}
              />
            )}
            {writable && <Rewording {...{ words, at, conclusion, discussed, sent }} />}
          </li>
        ))}
      </ol>
      {writable && (
        <form method="post" action={`${at}/conclusions`}>
          <ConclusionFields {...{ words, discussed, said }} label={words.addConclusion} id="text" />
          <p class="buttons">
            <button type="submit">{words.addConclusion}</button>
          </p>
        </form>
      )}
    </section>
  )
}

/** What a conclusion says, whether readers may see it, and which difficulties of the agenda it answers. */
function ConclusionFields({
  words,
  label,
  id,
  discussed,
  said,
}: {
  words: Words
  label: string
  /** A page has this form once for each conclusion. */
  id: string
  discussed: readonly AgendaItem[]
  said: Said
}) {
  return (
    <>
      <label for={id}>{label}</label>
      <textarea id={id} name="text" rows={3} maxlength={REVIEW_WORDS.text}>
        {said.one('text')}
      </textarea>
      <label class="choice">
        <input type="checkbox" name="isPublic" value="yes" checked={said.one('isPublic') === 'yes'} />
        {words.conclusionPublic}
      </label>
      {discussed.length > 0 && (
        <details open={said.all('difficulties').length > 0}>
          <summary>{words.answersChoose}</summary>
          {discussed.map(({ refId, text }) => (
            <label class="choice">
              <input
                type="checkbox"
                name="difficulties"
                value={refId ?? ''}
                checked={said.all('difficulties').includes(refId ?? '')}
              />
              {text}
            </label>
          ))}
        </details>
      )}
    </>
  )
}

/** Wording a conclusion otherwise, or striking it out. */
function Rewording({
  words,
  at,
  conclusion: { id, number, text, isPublic, difficultyIds },
  discussed,
  sent,
}: {
  words: Words
  at: string
  conclusion: Conclusion
  discussed: readonly AgendaItem[]
  sent: Sent
}) {
  const action = `${at}/conclusions/${id}/wording`
  const asIs: Said = {
    one: (name) => (name === 'text' ? text : isPublic ? 'yes' : ''),
    all: () => [...difficultyIds],
  }
  const said = sent(action)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.reword}</summary>
      <form method="post" action={action}>
        <ConclusionFields
          {...{ words, discussed }}
          label={words.reword}
          id={`wording-${number}`}
          said={said === NOTHING_SAID ? asIs : said}
        />
        <p class="buttons">
          <button type="submit">{words.save}</button>
        </p>
      </form>
      <StrikeButton {...{ words, text }} at={`${at}/conclusions/${id}`} />
    </details>
  )
}

/** What a conclusion is to become: tasks, a direction, or a decision. */
function Becoming({
  words,
  at,
  bodies,
  conclusion: { id, number, text, kind },
  hasTasks,
  sent,
}: {
  words: Words
  at: string
  bodies: readonly Body[]
  conclusion: Conclusion
  /** Whether tasks stand on it that were not cancelled. */
  hasTasks: boolean
  sent: Sent
}) {
  const said = sent(`${at}/conclusions/${id}/tasks`)
  const isAgain = said !== NOTHING_SAID
  const field = (name: string) => `${name}-${number}`
  return (
    <>
      {!hasTasks && (
        <form method="post" action={`${at}/conclusions/${id}/kind`} class="one-row">
          {(['direction', 'decision'] as const)
            .filter((each) => each !== kind)
            .map((each) => (
              <button type="submit" name="kind" value={each}>
                {each === 'direction' ? words.asDirection : words.asDecision}
              </button>
            ))}
        </form>
      )}
      <details open={isAgain}>
        <summary>{words.giveTask}</summary>
        <form method="post" action={`${at}/conclusions/${id}/tasks`}>
          <fieldset id={field('owners')}>
            <legend>{words.taskOwners}</legend>
            <p class="hint">{words.taskOwnersHint}</p>
            {bodies.map((body) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name="owners"
                  value={body.id}
                  checked={said.all('owners').includes(body.id)}
                />
                {body.name}
              </label>
            ))}
          </fieldset>
          <label for={field('content')}>{words.taskContent}</label>
          <textarea id={field('content')} name="content" rows={3} maxlength={REVIEW_WORDS.content}>
            {isAgain ? said.one('content') : text}
          </textarea>
          <label for={field('output')}>{words.taskOutput}</label>
          <input
            id={field('output')}
            name="output"
            value={said.one('output')}
            required
            maxlength={REVIEW_WORDS.output}
          />
          <label for={field('leader')}>{words.taskLeader}</label>
          <input
            id={field('leader')}
            name="leader"
            value={said.one('leader')}
            required
            maxlength={REVIEW_WORDS.leader}
          />
          <label for={field('due')}>{words.taskDue}</label>
          <input id={field('due')} name="due" type="date" value={said.one('due')} />
          <label for={field('noDue')}>{words.taskNoDue}</label>
          <input
            id={field('noDue')}
            name="noDueReason"
            value={said.one('noDueReason')}
            maxlength={REVIEW_WORDS.noDueReason}
          />
          <p class="buttons">
            <button type="submit">{words.giveTask}</button>
          </p>
        </form>
      </details>
    </>
  )
}
