import type { Body } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import { PAPERS, type Paper } from '../reviews/holding.ts'
import {
  type AgendaItem,
  type Attendance,
  type Conclusion,
  MODES,
  PARTS,
  REVIEW_ACTS,
  type Review,
  type ReviewAct,
  type Statement,
} from '../reviews/review.ts'
import { NOTHING_SAID, type Said, type Sent } from '../said.ts'
import type { Task } from '../tasks/task.ts'
import type { Words } from '../words.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'
import { HOME } from './shell.tsx'

/** What the parts of a review's page are made of. */
export type Shown = {
  words: Words
  at: string
  bodies: readonly Body[]
  writable: boolean
  sent: Sent
}

/** What people write in words in a review, and how many signs each takes. */
export const REVIEW_WORDS = {
  ...{ reason: 500, absence: 300, name: 200, titleThen: 200, speaker: 200, summary: 10_000, text: 5000 },
  ...{ content: 5000, output: 500, leader: 300, noDueReason: 500 },
} as const

const named = (bodies: readonly Body[]) => bodies.map(({ id, name }) => [id, name] as const)
const nameIn = (bodies: readonly Body[], id: string) => bodies.find((body) => body.id === id)?.name ?? ''

/** Takes out what was written by mistake. */
export function StrikeButton({ words, at, text }: { words: Words; at: string; text: string }) {
  return (
    <form method="post" action={`${at}/removal`}>
      <button type="submit" aria-label={words.strikeOf(text)}>
        {words.strike}
      </button>
    </form>
  )
}

/** What can be done with a review as it stands. */
export function TurnForms({
  words,
  at,
  review,
  mayWrite,
  maySign,
  today,
  sent,
}: {
  words: Words
  at: string
  review: Review
  mayWrite: boolean
  maySign: boolean
  today: string
  sent: Sent
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
          {act === 'conclude' && (
            <Field
              name="nextOn"
              type="date"
              label={words.nextReviewOn}
              value={review.nextOn ?? ''}
              hint={words.nextReviewHint}
            />
          )}
          {act === 'sign' && <p class="hint">{words.signLead}</p>}
          {act === 'sign' && <input type="hidden" name="version" value={String(review.version)} />}
          <p class="buttons">
            <button
              type="submit"
              class={act === 'reopen-papers' || act === 'resume' ? undefined : 'main-act'}
            >
              {words.reviewActs[act]}
            </button>
          </p>
        </form>
      ))}
      {mayWrite && review.state === 'in-session' && (
        <details open={sent(`${at}/day`) !== NOTHING_SAID}>
          <summary>{words.correctDay}</summary>
          <form method="post" action={`${at}/day`}>
            <Field
              name="heldOn"
              type="date"
              label={words.heldOn}
              value={sent(`${at}/day`).one('heldOn') || (review.heldOn ?? '')}
              required
            />
            <p class="buttons">
              <button type="submit">{words.correctDay}</button>
            </p>
          </form>
        </details>
      )}
      {back.map((act) => (
        <details open={sent(`${at}/acts/${act}`) !== NOTHING_SAID}>
          <summary>{words.reviewActs[act]}</summary>
          <form method="post" action={`${at}/acts/${act}`}>
            <label for={`reason-${act}`}>{words.reason}</label>
            <input
              id={`reason-${act}`}
              name="reason"
              value={sent(`${at}/acts/${act}`).one('reason')}
              required
              maxlength={REVIEW_WORDS.reason}
            />
            {act === 'postpone' && (
              <Field name="plannedOn" type="date" label={words.postponedTo} hint={words.postponedHint} />
            )}
            <p class="buttons">
              <button type="submit">{words.reviewActs[act]}</button>
            </p>
          </form>
        </details>
      ))}
      {review.state === 'signed' &&
        mayWrite &&
        PAPERS.filter((paper) => review[`${paper}On`] === null).map((paper) => (
          <NumberForm {...{ words, paper, today }} at={`${at}/${paper}/number`} sent={sent} />
        ))}
    </section>
  )
}

/** The number and day that the clerk gives to a paper. */
function NumberForm({
  words,
  paper,
  at,
  today,
  sent,
}: {
  words: Words
  paper: Paper
  at: string
  today: string
  sent: Sent
}) {
  const said = sent(at)
  return (
    <form method="post" action={at}>
      <label for={`${paper}-number`}>{words.paperNumbers[paper]}</label>
      <input id={`${paper}-number`} name="number" value={said.one('number')} required maxlength={100} />
      <label for={`${paper}-on`}>{words.paperDays[paper]}</label>
      <input id={`${paper}-on`} name="on" type="date" value={said.one('on') || today} required />
      <p class="buttons">
        <button type="submit">{words.giveNumber}</button>
      </p>
    </form>
  )
}

/** Who is there, with the title of that day. */
export function PeoplePart({
  words,
  at,
  bodies,
  writable,
  attendance,
  sent,
}: Shown & { attendance: readonly Attendance[] }) {
  const said = sent(`${at}/attendance`)
  return (
    <section>
      <h2>{words.attendance}</h2>
      <ul class="work">
        {attendance.map(({ id, name, titleThen, bodyId, part, mode, reason }) => (
          <li class="with-act">
            <div>
              <strong>{name}</strong>, {titleThen}
              <p class="hint">
                {nameIn(bodies, bodyId)} · {words.attendeeParts[part]} · {words.attendeeModes[mode]}
                {reason && `: ${reason}`}
              </p>
            </div>
            {writable && <StrikeButton {...{ words }} text={name} at={`${at}/attendance/${id}`} />}
          </li>
        ))}
      </ul>
      {writable && (
        <details open={said !== NOTHING_SAID}>
          <summary>{words.addAttendance}</summary>
          <form method="post" action={`${at}/attendance`}>
            <Field name="name" label={words.attendeeName} value={said.one('name')} required max={200} />
            <Field
              name="titleThen"
              label={words.titleThen}
              value={said.one('titleThen')}
              required
              max={200}
            />
            <Choice name="bodyId" label={words.body} options={named(bodies)} chosen={said.one('bodyId')} />
            <Choice
              name="part"
              label={words.attendeePart}
              options={PARTS.map((part) => [part, words.attendeeParts[part]])}
              chosen={said.one('part') || 'attendee'}
            />
            <Choice
              name="mode"
              label={words.attendeeMode}
              options={MODES.map((mode) => [mode, words.attendeeModes[mode]])}
              chosen={said.one('mode')}
            />
            <Field name="absence" label={words.absenceReason} value={said.one('absence')} max={300} />
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
  sent,
}: Shown & { statements: readonly Statement[] }) {
  const said = sent(`${at}/statements`)
  return (
    <section>
      <h2>{words.statements}</h2>
      {statements.map(({ id, bodyId, speaker, summary, quotable }) => (
        <div class="with-act">
          <blockquote class="said">
            <p>{summary}</p>
            <p class="hint">
              {speaker}, {nameIn(bodies, bodyId)}
              {quotable && ` · ${words.quotable}`}
            </p>
          </blockquote>
          {writable && <StrikeButton {...{ words }} text={speaker} at={`${at}/statements/${id}`} />}
        </div>
      ))}
      {writable && (
        <details open={said !== NOTHING_SAID}>
          <summary>{words.addStatement}</summary>
          <form method="post" action={`${at}/statements`}>
            <Field name="speaker" label={words.speaker} value={said.one('speaker')} required max={200} />
            <label for="statement-body">{words.body}</label>
            <select id="statement-body" name="bodyId">
              {named(bodies).map(([id, name]) => (
                <option value={id} selected={id === said.one('bodyId')}>
                  {name}
                </option>
              ))}
            </select>
            <WordsField
              name="summary"
              label={words.summary}
              value={said.one('summary')}
              max={REVIEW_WORDS.summary}
            />
            <label class="choice">
              <input type="checkbox" name="quotable" value="yes" checked={said.one('quotable') === 'yes'} />
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
                {...{ words, at, bodies, conclusion, sent }}
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
