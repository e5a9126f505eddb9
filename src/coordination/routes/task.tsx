import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import { type Body, existsOn } from '../../sites/index.ts'
import { dayInWords, formatNumber, momentIn } from '../../web/index.ts'
import { agreementById } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { standOfAgreement } from '../duties/standing.ts'
import { evidenceOf } from '../evidence.ts'
import { fileRights } from '../file-owners.ts'
import { namedFor } from '../people/delegating.ts'
import { can, type Stand, type Verb } from '../people/rights.ts'
import { isHandedIn } from '../removing-evidence.ts'
import { reviewOfConclusion } from '../reviews/queries.ts'
import { NOTHING_SAID, NOTHING_SENT, type Sent } from '../said.ts'
import { notesOf, taskById, tasksOfAgreement } from '../tasks/queries.ts'
import { OVER, TASK_ACTS, type Task, type TaskAct } from '../tasks/task.ts'
import { FactItems } from '../views/fact-list.tsx'
import { Choice, Field, Words as WordsField } from '../views/fields.tsx'
import { Files, UploadForm } from '../views/files.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

export type Issue = { field: string; says: string }
type LoadedTask = {
  task: Task
  stand: Stand
  bodies: Awaited<ReturnType<typeof standOfAgreement>>['bodies']
  shares: Task[]
}

/** A task for somebody who wants to do something with it; nothing where they may not, as where there is none. */
export async function taskFor(
  c: DeskContext,
  { database: { rows } }: Register,
  { actor, today }: Asking,
  verb: Verb,
): Promise<LoadedTask | undefined> {
  const siteId = c.get('site').id
  const task = await taskById(rows, siteId, c.req.param('id') ?? '')
  const agreement = task && (await agreementById(rows, siteId, task.agreementId))
  if (!agreement) return undefined
  const { stand, bodies } = await standOfAgreement(rows, agreement, today)
  const all = await tasksOfAgreement(rows, siteId, agreement.id)
  const shares = all.filter(({ parentId }) => parentId === task.id)
  const own = { ...stand, owners: [task.ownerId] }
  return can(actor, verb, own, today) ? { task, stand: own, bodies, shares } : undefined
}

/** A task: who does what by when, by what authority, and what happened. */
export async function taskPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await taskFor(c, register, asking, 'read-task')
  return loaded ? showTask(c, register, asking, loaded) : c.notFound()
}

/** The page of a task, with what stands against a form that was sent. */
export async function showTask(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { task, stand, bodies, shares }: LoadedTask,
  issues: readonly Issue[] = [],
  note = '',
  sent: Sent = NOTHING_SENT,
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const notes = await notesOf(rows, task.id)
  const who = await namedFor(
    rows,
    task.siteId,
    notes.map(({ by }) => by),
    stand.leading,
    words.onBehalf,
  )
  const dayOf = (at: string) => momentIn(c.get('site').zone, at, 'day').machine
  const files = await evidenceOf(rows, task.siteId, task.id)
  const rights = await fileRights(
    { rows, siteId: task.siteId, actor: asking.actor, today: asking.today },
    { ownerKind: 'task', ownerId: task.id },
  )
  const handedIn = files[0] !== undefined && (await isHandedIn(rows, files[0]))
  const authority = await reviewOfConclusion(rows, task.conclusionId)
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const acts = openActs(task, stand, asking)
  const mayDirect = !OVER.has(task.state) && can(asking.actor, 'judge-task', stand, asking.today)
  const facts = [
    [words.taskOwners, nameOf(task.ownerId)],
    [words.taskLeader, task.leader],
    [words.taskOutput, task.output],
    [words.taskDue, task.dueCurrent ? dayInWords(task.dueCurrent) : task.noDueReason],
    ...(task.dueOriginal && task.dueOriginal !== task.dueCurrent
      ? [[words.dueOriginal, dayInWords(task.dueOriginal)]]
      : []),
  ]
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={task.content} way={{ href: HOME, name: words.myWork }}>
      <IssueList title={words.mistakes} issues={issues} />
      <p>
        <strong class={`state ${task.state}`}>{words.taskStates[task.state]}</strong>
      </p>
      <dl class="facts">
        <FactItems facts={facts} />
        {authority && (
          <>
            <dt>{words.taskAuthority}</dt>
            <dd>
              <a href={`${HOME}/reviews/${authority.reviewId}#conclusion-${authority.number}`}>
                {words.conclusions} {formatNumber(authority.number, c.get('language'))}
              </a>
              : {authority.text}
            </dd>
          </>
        )}
      </dl>
      {shares.length > 0 && (
        <section>
          <h2>{words.shares}</h2>
          <ul class="work">
            {shares.map(({ id, ownerId, state }) => (
              <li>
                <a href={`${HOME}/tasks/${id}`}>{nameOf(ownerId)}</a>
                <p class="hint">{words.taskStates[state]}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(files.length > 0 || rights.mayBring) && (
        <section>
          <h2>{words.evidence}</h2>
          <Files {...{ files, c, words }} removable={(file) => rights.mayRemove(file, handedIn)} />
          {rights.mayBring && <UploadForm action={`${HOME}/tasks/${task.id}/files`} words={words} />}
        </section>
      )}
      <section>
        <h2>{words.progress}</h2>
        <ol class="timeline">
          {notes.map(({ at, by, act, text }) => (
            <li>
              <time>{momentIn(c.get('site').zone, at, 'minute').written}</time>{' '}
              <strong>{words.taskActs[act]}</strong>, {who({ accountId: by, day: dayOf(at) })}
              {text && <p>{text}</p>}
            </li>
          ))}
        </ol>
        {acts.length > 0 && <ActForm {...{ words, task, acts, note }} />}
        {mayDirect && (
          <DirectForms
            {...{ words, task, sent }}
            bodies={bodies.filter((body) => existsOn(body, asking.today))}
          />
        )}
      </section>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

function ActForm({
  words,
  task,
  acts,
  note,
}: {
  words: Words
  task: Task
  acts: readonly (TaskAct | 'note')[]
  note: string
}) {
  return (
    <form method="post" action={`${HOME}/tasks/${task.id}/notes`}>
      <WordsField
        name="note"
        label={words.taskNote}
        value={note}
        hint={words.taskNoteHint}
        rows={3}
        max={LONGEST_NOTE.note}
      />
      <p class="buttons">
        {acts.map((act, index) => (
          <button
            type="submit"
            formaction={act === 'note' ? undefined : `${HOME}/tasks/${task.id}/acts/${act}`}
            class={index === 0 ? 'main-act' : undefined}
          >
            {words.taskActs[act]}
          </button>
        ))}
      </p>
    </form>
  )
}

/** Giving a task to another body, or more time: by a reason that stays with it. */
function DirectForms({
  words,
  task,
  bodies,
  sent,
}: {
  words: Words
  task: Task
  bodies: readonly Body[]
  sent: Sent
}) {
  const at = `${HOME}/tasks/${task.id}`
  const [owner, due] = [sent(`${at}/owner`), sent(`${at}/due`)]
  const reason = (id: string, value: string) => (
    <>
      <label for={id}>{words.reason}</label>
      <input id={id} name="note" value={value} required maxlength={LONGEST_NOTE.note} />
    </>
  )
  return (
    <>
      {bodies.length > 0 && (
        <details open={owner !== NOTHING_SAID}>
          <summary>{words.taskActs.reassign}</summary>
          <form method="post" action={`${at}/owner`}>
            <Choice
              name="ownerId"
              label={words.taskOwners}
              options={bodies.map(({ id, name }) => [id, name])}
              chosen={owner.one('ownerId') || task.ownerId}
            />
            {reason('owner-note', owner.one('note'))}
            <p class="buttons">
              <button type="submit">{words.taskActs.reassign}</button>
            </p>
          </form>
        </details>
      )}
      <details open={due !== NOTHING_SAID}>
        <summary>{words.taskActs.extend}</summary>
        <form method="post" action={`${at}/due`}>
          <Field name="due" type="date" label={words.taskDue} value={due.one('due')} required />
          {reason('due-note', due.one('note'))}
          <p class="buttons">
            <button type="submit">{words.taskActs.extend}</button>
          </p>
        </form>
      </details>
    </>
  )
}

const BACK: ReadonlySet<TaskAct> = new Set(['decline', 'return', 'cancel'])

/** What somebody may do with a task as it stands. */
function openActs(task: Task, stand: Stand, { actor, today }: Asking): (TaskAct | 'note')[] {
  const isOwner = can(actor, 'do-task', stand, today)
  const isJudge = can(actor, 'judge-task', stand, today)
  const acts = (Object.keys(TASK_ACTS) as TaskAct[]).filter(
    (act) =>
      (TASK_ACTS[act].from as readonly string[]).includes(task.state) &&
      (TASK_ACTS[act].by === 'owner' ? isOwner : isJudge),
  )
  // What leads on comes first; what refuses or ends it is never the button that stands out.
  const forward = acts.filter((act) => !BACK.has(act))
  const back = acts.filter((act) => BACK.has(act))
  return isOwner || isJudge ? [...forward, 'note', ...back] : [...forward, ...back]
}

/** In signs. */
export const LONGEST_NOTE = { note: 5000 }
