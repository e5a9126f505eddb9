import { type DeskContext, deskPage, IssueList, namesOf } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { type Body, bodiesOn } from '../../sites/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { colleaguesOf, delegationsBy } from '../people/delegating.ts'
import { bodiesHeld, bodiesLeft, holdsOn, type PostRole } from '../people/post.ts'
import { publicationsToApprove } from '../publications/queries.ts'
import { noteSeen, urgedOf } from '../reminders/urging.ts'
import { reviewsToSign } from '../reviews/queries.ts'
import { NOTHING_SAID, type Said } from '../said.ts'
import { nameOfReview, periodInWords } from '../saying.ts'
import { statusOf } from '../status.ts'
import { openTasksGiven, openTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { daysBetween } from '../time/calendar.ts'
import { emptyYears } from '../time/calendar-days.ts'
import { type Delegating, DelegationPart } from '../views/delegation-part.tsx'
import { RegisterPage } from '../views/shell.tsx'
import { StandingMark } from '../views/standing.tsx'
import { type Words, wordsIn } from '../words.ts'
import {
  agreementsOfRole,
  disputesWaiting,
  type ExtensionWaiting,
  explanationsWaiting,
  extensionsWaiting,
  handedInBy,
  type OpenDuty,
  obligationsIn,
  obligationsReceivedBy,
  openDuties,
  overdueDuties,
  reportsWaiting,
  returnedCorrections,
  SHOWN,
  type VoiceWaiting,
  type Waiting,
} from '../work/my-work.ts'

/** What there is to do today: what is due, in order, with the days left; what waits for one's word; for leaders, what is late. */
export function myWorkPage(c: DeskContext, register: Register, asking: Asking) {
  return showMyWork(c, register, asking)
}

/** What of the page is not as it is stored: a calendar that was just opened, whose address is shown once, or a form that was refused. */
type Shows = { feed?: string; issues?: readonly { field: string; says: string }[]; said?: Said }

export async function showMyWork(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { feed, issues = [], said = NOTHING_SAID }: Shows = {},
) {
  const { rows } = register.database
  const { today, actor } = asking
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const everywhere = bodiesHeld(actor.posts, today)
  const due = [
    ...(await returnedCorrections(rows, everywhere)),
    ...(await openDuties(rows, everywhere, today)),
  ]
  const received = await obligationsReceivedBy(rows, siteId, everywhere)
  const waiting = await reportsWaiting(rows, received, everywhere)
  const heldAs = (role: PostRole) => bodiesHeld(actor.posts, today, [role])
  const leading = await agreementsOfRole(rows, siteId, 'lead', heldAs('leader'), today)
  const keeping = await agreementsOfRole(rows, siteId, 'focal', heldAs('coordinator'), today)
  const led = await obligationsIn(rows, leading)
  const extensions = await extensionsWaiting(rows, led, everywhere)
  const disputes = await disputesWaiting(rows, led, everywhere)
  const asked = await explanationsWaiting(rows, everywhere)
  const left = bodiesLeft(actor.posts, today)
  const before = await handedInBy(rows, left)
  const urged = await urgedOf(rows, everywhere)
  const unseen = urged.filter(({ seenOn }) => seenOn === null).map(({ dutyId }) => dutyId)
  if (unseen.length > 0) await register.database.transact((open) => noteSeen(open, unseen, today))
  const late = await overdueDuties(rows, led, today)
  const toSign = await reviewsToSign(rows, siteId, leading)
  const toApprove = await publicationsToApprove(rows, siteId, leading, actor.accountId)
  const empty = keeping.length > 0 ? await emptyYears(rows, siteId, today) : []
  const tasks = await openTasksOf(rows, siteId, everywhere)
  const given = await openTasksGiven(rows, siteId, leading)
  const reported = await openTasksGiven(rows, siteId, keeping, ['reported-done', 'declined'])
  const delegating = await delegatingOf(rows, siteId, asking)
  const owners = [...given, ...reported].map(({ ownerId }) => ownerId)
  const ids = [
    ...[...due, ...waiting, ...extensions, ...disputes, ...asked, ...urged, ...late, ...before].map(
      ({ bodyId }) => bodyId,
    ),
    ...owners,
    ...everywhere,
  ]
  const bodies = new Map((await bodiesOn(rows, siteId, today, ids)).map((body) => [body.id, body]))
  const named = await bodiesOn(rows, siteId, today, everywhere)
  const shown = { words, today, bodies, language: c.get('language') }
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.myWork}>
      <IssueList title={words.mistakes} issues={issues} />
      {everywhere.length === 0 && <p>{words.noPost}</p>}
      {empty
        .filter((year) => today >= `${year - 1}-10-01`)
        .map((year) => (
          <p class="issues">{words.calendarEmpty(year)}</p>
        ))}
      {feed && (
        <div class="issues done" role="status">
          <p>{words.feedOpened}</p>
          <p class="address">{feed}</p>
        </div>
      )}
      {led.length > 0 && (
        <section>
          <h2>{words.overdueTitle}</h2>
          <DutyList {...shown} duties={late} none={words.overdueNone} named />
        </section>
      )}
      {(toSign.length > 0 || toApprove.length > 0) && (
        <section>
          <h2>{words.signTitle}</h2>
          <ul class="work">
            {toSign.map((review) => (
              <li>
                <a href={`/desk/coordination/reviews/${review.id}`}>{nameOfReview(review, words)}</a>
                <p class="hint">{words.reviewStates[review.state]}</p>
              </li>
            ))}
            {toApprove.map(({ agreementId, title, number }) => (
              <li>
                <a href={`/desk/coordination/agreements/${agreementId}/publications`}>{title}</a>
                <p class="hint">
                  {words.publicationNumber(number)} · {words.publicationApprove}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {extensions.length > 0 && (
        <section>
          <h2>{words.extensionsTitle}</h2>
          <ExtensionList {...shown} extensions={extensions} />
        </section>
      )}
      {disputes.length > 0 && (
        <section>
          <h2>{words.disputesTitle}</h2>
          <VoiceList {...shown} lines={disputes} part="dispute" />
        </section>
      )}
      {received.length > 0 && (
        <section>
          <h2>{words.waitingTitle}</h2>
          <WaitingList {...shown} waiting={waiting} />
        </section>
      )}
      {reported.length > 0 && (
        <section>
          <h2>{words.tasksReported}</h2>
          <TaskList {...shown} tasks={reported} named />
        </section>
      )}
      {given.length > 0 && (
        <section>
          <h2>{words.tasksGiven}</h2>
          <TaskList {...shown} tasks={given} named />
        </section>
      )}
      {urged.length > 0 && (
        <section>
          <h2>{words.urgedTitle}</h2>
          <VoiceList
            {...shown}
            lines={urged.map((line) => ({
              ...line,
              says: [words.urgedOn(dayInWords(line.on)), line.says].filter(Boolean).join(': '),
            }))}
            part="report"
          />
        </section>
      )}
      {asked.length > 0 && (
        <section>
          <h2>{words.explanationsTitle}</h2>
          <VoiceList {...shown} lines={asked} part="explanation" />
        </section>
      )}
      {(due.length > 0 || (everywhere.length > 0 && received.length === 0)) && (
        <section>
          <h2>{words.dueTitle}</h2>
          <DutyList {...shown} duties={due} none={words.dueNone} named={everywhere.length > 1} />
        </section>
      )}
      {tasks.length > 0 && (
        <section>
          <h2>{words.tasksMine}</h2>
          <TaskList {...shown} tasks={tasks} />
        </section>
      )}
      {before.length > 0 && (
        <section>
          <h2>{words.handedInBefore}</h2>
          <p class="hint">{words.handedInBeforeLead}</p>
          <DutyList {...shown} duties={before} none={words.nothing} named />
        </section>
      )}
      <DelegationPart {...delegating} {...{ bodies, today, words, said }} />
      {everywhere.length > 0 && (
        <details>
          <summary>{words.feed}</summary>
          <p class="hint">{words.feedLead}</p>
          <form method="post" action="/desk/coordination/feeds" class="one-row">
            <label>
              {words.body}
              <select name="body">
                {named.map(({ id, name }) => (
                  <option value={id}>{name}</option>
                ))}
              </select>
            </label>
            <button type="submit">{words.feedOpen}</button>
          </form>
        </details>
      )}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** What a leader of some bodies may delegate, to whom, and has delegated. */
async function delegatingOf(rows: Rows, siteId: string, { actor, today }: Asking): Promise<Delegating> {
  const leads = actor.posts.filter(
    (post) => post.role === 'leader' && post.delegator === null && holdsOn(post, today),
  )
  const posts = []
  for (const post of leads) {
    const colleagues = [...(await colleaguesOf(rows, siteId, post, today)).keys()]
    if (colleagues.length > 0) posts.push({ post, colleagues })
  }
  const all = leads.length > 0 ? await delegationsBy(rows, siteId, actor.accountId) : []
  const given = all.filter(({ until }) => until === null || until >= today)
  const named = [...posts.flatMap(({ colleagues }) => colleagues), ...given.map(({ accountId }) => accountId)]
  return { posts, given, names: await namesOf(rows, [...new Set(named)]) }
}

function TaskList({
  tasks,
  words,
  today,
  bodies,
  named = false,
}: Shown & { tasks: readonly Task[]; named?: boolean }) {
  return (
    <ul class="work">
      {tasks.map(({ id, content, ownerId, state, dueCurrent, noDueReason }) => (
        <li>
          <a href={`/desk/coordination/tasks/${id}`}>{content}</a>
          <p class={dueCurrent && dueCurrent < today ? 'wrong' : 'hint'}>
            {words.taskStates[state]}
            {dueCurrent
              ? ` · ${words.dueBy(dayInWords(dueCurrent))} · ${words.daysLeft(daysBetween(today, dueCurrent))}`
              : ` · ${noDueReason}`}
            {named && ` · ${bodies.get(ownerId)?.name ?? ''}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

type Shown = { words: Words; today: string; bodies: ReadonlyMap<string, Body>; language: string }

/** Duties with the days that are left, each a way to its report. */
export function DutyList({
  duties,
  none,
  named,
  words,
  today,
  bodies,
  language,
  most = SHOWN,
}: Shown & { duties: readonly OpenDuty[]; none: string; named: boolean; most?: number }) {
  if (duties.length === 0) return <p class="hint">{none}</p>
  return (
    <>
      <ul class="work">
        {duties.map((duty) => (
          <li>
            <a href={`/desk/coordination/duties/${duty.id}`}>
              {named && `${bodies.get(duty.bodyId)?.name ?? ''}: `}
              {duty.title}, {periodInWords(duty.period, words)}
            </a>
            <p class="hint">
              <StandingMark status={statusOf(duty, today)} words={words} />
              {duty.dueCurrent === null
                ? ` · ${words.noDueDay}`
                : ` · ${words.dueBy(dayInWords(duty.dueCurrent))}`}
              {duty.dueCurrent !== null &&
                duty.handedInOn === null &&
                duty.setAside === null &&
                ` · ${words.daysLeft(daysBetween(today, duty.dueCurrent))}`}
            </p>
            {duty.wasReturned && <p class="wrong">{words.returnedBack}</p>}
          </li>
        ))}
      </ul>
      {duties.length >= most && <p class="hint">{words.more(formatNumber(most, language))}</p>}
    </>
  )
}

function WaitingList({ waiting, words, bodies, language }: Shown & { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return <p class="hint">{words.waitingNone}</p>
  return (
    <>
      <ul class="work">
        {waiting.map(({ dutyId, title, bodyId, period, receivedOn }) => (
          <li>
            <a href={`/desk/coordination/duties/${dutyId}`}>
              {bodies.get(bodyId)?.name}: {title}, {periodInWords(period, words)}
            </a>
            <p class="hint">{words.receivedOn(dayInWords(receivedOn))}</p>
          </li>
        ))}
      </ul>
      {waiting.length === SHOWN && <p class="hint">{words.more(formatNumber(SHOWN, language))}</p>}
    </>
  )
}

function ExtensionList({ extensions, ...shown }: Shown & { extensions: readonly ExtensionWaiting[] }) {
  const lines = extensions.map(({ proposed, reason, ...line }) => ({
    ...line,
    says: `${shown.words.extensionAsked(dayInWords(proposed), false)}: ${reason}`,
  }))
  return <VoiceList {...shown} lines={lines} part="extension" />
}

/** Lines of duties with what was said of them, each a way to the part of the page where it is answered. */
function VoiceList({
  lines,
  part,
  words,
  bodies,
}: Shown & { lines: readonly VoiceWaiting[]; part: 'extension' | 'dispute' | 'explanation' | 'report' }) {
  return (
    <ul class="work">
      {lines.map(({ dutyId, title, bodyId, period, says }) => (
        <li>
          <a href={`/desk/coordination/duties/${dutyId}#${part}`}>
            {bodies.get(bodyId)?.name}: {title}, {periodInWords(period, words)}
          </a>
          <p class="hint">{says}</p>
        </li>
      ))}
    </ul>
  )
}
