import type { Body } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import {
  type Attendance,
  type Conclusion,
  MODES,
  PARTS,
  REVIEW_ACTS,
  type Review,
  type ReviewAct,
  type Statement,
} from '../reviews/review.ts'
import type { Task } from '../tasks/task.ts'
import type { Words } from '../words.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'
import { HOME } from './shell.tsx'

type Shown = {
  words: Words
  at: string
  bodies: readonly Body[]
  writable: boolean
  said: (name: string) => string
}

const named = (bodies: readonly Body[]) => bodies.map(({ id, name }) => [id, name] as const)
const nameIn = (bodies: readonly Body[], id: string) => bodies.find((body) => body.id === id)?.name ?? ''

/** What can be done with a review as it stands. */
export function TurnForms({
  words,
  at,
  review,
  mayWrite,
  maySign,
  today,
}: {
  words: Words
  at: string
  review: Review
  mayWrite: boolean
  maySign: boolean
  today: string
}) {
  const open = (Object.keys(REVIEW_ACTS) as ReviewAct[]).filter(
    (act) =>
      (REVIEW_ACTS[act].from as readonly string[]).includes(review.state) &&
      (act === 'sign' ? maySign : mayWrite),
  )
  const forward = open.filter((act) => act !== 'postpone' && act !== 'cancel')
  const back = open.filter((act) => act === 'postpone' || act === 'cancel')
  return (
    <section class="decisions">
      {forward.map((act) => (
        <form method="post" action={`${at}/acts/${act}`}>
          {act === 'begin' && <Field name="heldOn" type="date" label={words.heldOn} value={today} required />}
          {act === 'sign' && <p class="hint">{words.signLead}</p>}
          <p class="buttons">
            <button type="submit" class={act === 'reopen-papers' ? undefined : 'main-act'}>
              {words.reviewActs[act]}
            </button>
          </p>
        </form>
      ))}
      {back.map((act) => (
        <details>
          <summary>{words.reviewActs[act]}</summary>
          <form method="post" action={`${at}/acts/${act}`}>
            <label for={`reason-${act}`}>{words.reason}</label>
            <input id={`reason-${act}`} name="reason" required maxlength={500} />
            <p class="buttons">
              <button type="submit">{words.reviewActs[act]}</button>
            </p>
          </form>
        </details>
      ))}
      {review.state === 'signed' && review.noticeOn === null && mayWrite && (
        <form method="post" action={`${at}/number`}>
          <Field name="noticeNumber" label={words.noticeNumber} required max={100} />
          <Field name="noticeOn" type="date" label={words.noticeOn} value={today} required />
          <p class="buttons">
            <button type="submit">{words.giveNumber}</button>
          </p>
        </form>
      )}
    </section>
  )
}

/** Who is there, with the title of that day. */
export function PeoplePart({
  words,
  at,
  bodies,
  writable,
  attendance,
}: Shown & { attendance: readonly Attendance[] }) {
  return (
    <section>
      <h2>{words.attendance}</h2>
      <ul class="work">
        {attendance.map(({ name, titleThen, bodyId, part, mode, reason }) => (
          <li>
            <strong>{name}</strong>, {titleThen}
            <p class="hint">
              {nameIn(bodies, bodyId)} · {words.attendeeParts[part]} · {words.attendeeModes[mode]}
              {reason && `: ${reason}`}
            </p>
          </li>
        ))}
      </ul>
      {writable && (
        <details>
          <summary>{words.addAttendance}</summary>
          <form method="post" action={`${at}/attendance`}>
            <Field name="name" label={words.attendeeName} required max={200} />
            <Field name="titleThen" label={words.titleThen} required max={200} />
            <Choice name="bodyId" label={words.body} options={named(bodies)} />
            <Choice
              name="part"
              label={words.attendeePart}
              options={PARTS.map((part) => [part, words.attendeeParts[part]])}
              chosen="attendee"
            />
            <Choice
              name="mode"
              label={words.attendeeMode}
              options={MODES.map((mode) => [mode, words.attendeeModes[mode]])}
            />
            <Field name="absence" label={words.absenceReason} max={300} />
            <p class="buttons">
              <button type="submit">{words.addAttendance}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

/** What was said, body by body. */
export function StatementsPart({
  words,
  at,
  bodies,
  writable,
  statements,
}: Shown & { statements: readonly Statement[] }) {
  return (
    <section>
      <h2>{words.statements}</h2>
      {statements.map(({ bodyId, speaker, summary, quotable }) => (
        <blockquote class="said">
          <p>{summary}</p>
          <p class="hint">
            {speaker}, {nameIn(bodies, bodyId)}
            {quotable && ` · ${words.quotable}`}
          </p>
        </blockquote>
      ))}
      {writable && (
        <details>
          <summary>{words.addStatement}</summary>
          <form method="post" action={`${at}/statements`}>
            <Field name="speaker" label={words.speaker} required max={200} />
            <label for="statement-body">{words.body}</label>
            <select id="statement-body" name="bodyId">
              {named(bodies).map(([id, name]) => (
                <option value={id}>{name}</option>
              ))}
            </select>
            <WordsField name="summary" label={words.summary} max={10_000} />
            <label class="choice">
              <input type="checkbox" name="quotable" value="yes" />
              {words.quotable}
            </label>
            <p class="buttons">
              <button type="submit">{words.addStatement}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

/** Numbered conclusions, each with what it has become. */
export function ConclusionsPart({
  words,
  at,
  bodies,
  writable,
  conclusions,
  tasks,
}: Shown & { conclusions: readonly Conclusion[]; tasks: readonly Task[]; host: string }) {
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
            {writable && <Becoming {...{ words, at, bodies, conclusion }} />}
          </li>
        ))}
      </ol>
      {writable && (
        <form method="post" action={`${at}/conclusions`}>
          <WordsField name="text" label={words.addConclusion} rows={3} max={5000} />
          <label class="choice">
            <input type="checkbox" name="isPublic" value="yes" />
            {words.conclusionPublic}
          </label>
          <p class="buttons">
            <button type="submit">{words.addConclusion}</button>
          </p>
        </form>
      )}
    </section>
  )
}

/** What a conclusion is to become: tasks, a direction, or a decision. */
function Becoming({
  words,
  at,
  bodies,
  conclusion: { id, number, text, kind },
}: {
  words: Words
  at: string
  bodies: readonly Body[]
  conclusion: Conclusion
}) {
  const field = (name: string) => `${name}-${number}`
  return (
    <>
      {kind !== 'task' && (
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
      <details>
        <summary>{words.giveTask}</summary>
        <form method="post" action={`${at}/conclusions/${id}/tasks`}>
          <fieldset id={field('owners')}>
            <legend>{words.taskOwners}</legend>
            <p class="hint">{words.taskOwnersHint}</p>
            {bodies.map((body) => (
              <label class="choice">
                <input type="checkbox" name="owners" value={body.id} />
                {body.name}
              </label>
            ))}
          </fieldset>
          <label for={field('content')}>{words.taskContent}</label>
          <textarea id={field('content')} name="content" rows={3} maxlength={5000}>
            {text}
          </textarea>
          <label for={field('output')}>{words.taskOutput}</label>
          <input id={field('output')} name="output" required maxlength={500} />
          <label for={field('leader')}>{words.taskLeader}</label>
          <input id={field('leader')} name="leader" required maxlength={300} />
          <label for={field('due')}>{words.taskDue}</label>
          <input id={field('due')} name="due" type="date" />
          <label for={field('noDue')}>{words.taskNoDue}</label>
          <input id={field('noDue')} name="noDueReason" maxlength={500} />
          <p class="buttons">
            <button type="submit">{words.giveTask}</button>
          </p>
        </form>
      </details>
    </>
  )
}
