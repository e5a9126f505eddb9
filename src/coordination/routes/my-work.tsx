import type { Child } from 'hono/jsx'
import { type DeskContext, deskPage, IssueList, namesOf } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { colleaguesOf, delegationsBy } from '../people/delegating.ts'
import { holdsOn } from '../people/post.ts'
import { noteSeen } from '../reminders/urging.ts'
import { NOTHING_SAID, type Said } from '../said.ts'
import { nameOfReview } from '../saying.ts'
import { type Delegating, DelegationPart } from '../views/delegation-part.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import {
  DutyList,
  ExtensionList,
  LateList,
  type Shown,
  TaskList,
  VoiceList,
  WaitingList,
} from '../views/work-lists.tsx'
import { wordsIn } from '../words.ts'
import { type DayOfWork, workOf } from '../work/day.ts'

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
  const { rows, transact } = register.database
  const { today, actor } = asking
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const work = await workOf(rows, siteId, actor, today)
  const unseen = work.urged.filter(({ seenOn }) => seenOn === null).map(({ dutyId }) => dutyId)
  if (unseen.length > 0) await transact((open) => noteSeen(open, unseen, today))
  const inPlace = actor.posts.filter((post) => post.delegator !== null && holdsOn(post, today))
  const delegating = await delegatingOf(rows, siteId, asking)
  const bodies = new Map((await bodiesOn(rows, siteId, today, bodiesIn(work))).map((body) => [body.id, body]))
  const named = work.everywhere.flatMap((id) => bodies.get(id) ?? [])
  const shown = { words, today, bodies, language: c.get('language') }
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.myWork}>
      <IssueList title={words.mistakes} issues={issues} />
      {work.everywhere.length === 0 && <p>{words.noPost}</p>}
      {work.emptyYears
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
      {inPlace.map(({ delegator, until, bodyId }) => (
        <p class="hint">
          {words.inPlaceOf(
            delegating.names.get(delegator ?? '') ?? '',
            bodies.get(bodyId)?.name ?? '',
            dayInWords(until ?? ''),
          )}
        </p>
      ))}
      <Waiting {...shown} work={work} />
      <Mine {...shown} work={work} />
      <DelegationPart {...delegating} {...{ bodies, today, words, said }} />
      {work.everywhere.length > 0 && (
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

/** Every body that the lists name. */
function bodiesIn(work: DayOfWork): string[] {
  const { due, reports, extensions, disputes, toExplain, urged, late, before } = work
  const lines = [...due, ...reports, ...extensions, ...disputes, ...toExplain, ...urged, ...late, ...before]
  const tasks = [...work.given, ...work.lateTasks, ...work.answered]
  return [
    ...new Set([
      ...lines.map(({ bodyId }) => bodyId),
      ...tasks.map(({ ownerId }) => ownerId),
      ...work.everywhere,
    ]),
  ]
}

type Lists = Shown & { work: DayOfWork }

/** For whoever leads, keeps or receives: what is late, what waits for them, what was given out. */
function Waiting({ work, ...shown }: Lists) {
  const { words } = shown
  const { toSign, toApprove, extensions, disputes, reports, answered, given } = work
  return (
    <>
      <Part title={words.overdueTitle} if={work.isLeader}>
        <LateList {...shown} duties={work.late} tasks={work.lateTasks} />
      </Part>
      <Part title={words.signTitle} if={toSign.length + toApprove.length > 0}>
        <ul class="work">
          {toSign.map((review) => (
            <li>
              <a href={`${HOME}/reviews/${review.id}`}>{nameOfReview(review, words)}</a>
              <p class="hint">{words.reviewStates[review.state]}</p>
            </li>
          ))}
          {toApprove.map(({ agreementId, title, number }) => (
            <li>
              <a href={`${HOME}/agreements/${agreementId}/publications`}>{title}</a>
              <p class="hint">
                {words.publicationNumber(number)} · {words.publicationApprove}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.extensionsTitle} if={extensions.length > 0}>
        <ExtensionList {...shown} extensions={extensions} />
      </Part>
      <Part title={words.disputesTitle} if={disputes.length > 0}>
        <VoiceList {...shown} lines={disputes} part="dispute" />
      </Part>
      <Part title={words.waitingTitle} if={work.isReceiver}>
        <WaitingList {...shown} waiting={reports} />
      </Part>
      <Part title={words.tasksReported} if={answered.length > 0}>
        <TaskList {...shown} tasks={answered} named />
      </Part>
      <Part title={words.tasksGiven} if={given.length > 0}>
        <TaskList {...shown} tasks={given} named />
      </Part>
    </>
  )
}

/** For whoever reports: what they were urged and asked, what is to be handed in, what they were told to do. */
function Mine({ work, ...shown }: Lists) {
  const { words } = shown
  const { urged, toExplain, due, tasks, before, everywhere } = work
  const lines = urged.map((line) => ({
    ...line,
    says: [words.urgedOn(dayInWords(line.on)), line.says].filter(Boolean).join(': '),
  }))
  return (
    <>
      <Part title={words.urgedTitle} if={urged.length > 0}>
        <VoiceList {...shown} lines={lines} part="report" />
      </Part>
      <Part title={words.explanationsTitle} if={toExplain.length > 0}>
        <VoiceList {...shown} lines={toExplain} part="explanation" />
      </Part>
      <Part title={words.dueTitle} if={due.length > 0 || (everywhere.length > 0 && !work.isReceiver)}>
        <DutyList {...shown} duties={due} none={words.dueNone} named={everywhere.length > 1} />
      </Part>
      <Part title={words.tasksMine} if={tasks.length > 0}>
        <TaskList {...shown} tasks={tasks} />
      </Part>
      <Part title={words.handedInBefore} if={before.length > 0}>
        <p class="hint">{words.handedInBeforeLead}</p>
        <DutyList {...shown} duties={before} none={words.nothing} named />
      </Part>
    </>
  )
}

function Part({ title, if: isShown, children }: { title: string; if: boolean; children?: Child }) {
  if (!isShown) return null
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
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
  const inPlace = actor.posts.flatMap(({ delegator }) => delegator ?? [])
  const named = [
    ...inPlace,
    ...posts.flatMap(({ colleagues }) => colleagues),
    ...given.map(({ accountId }) => accountId),
  ]
  return { posts, given, names: await namesOf(rows, [...new Set(named)]) }
}
