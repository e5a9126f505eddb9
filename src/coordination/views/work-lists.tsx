import type { Body } from '../../sites/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import { periodInWords } from '../saying.ts'
import { statusOf } from '../status.ts'
import type { Task } from '../tasks/task.ts'
import { daysBetween } from '../time/calendar.ts'
import type { Words } from '../words.ts'
import {
  type ExtensionWaiting,
  type OpenDuty,
  SHOWN,
  type VoiceWaiting,
  type Waiting,
} from '../work/my-work.ts'
import { StandingMark } from './standing.tsx'

/** Tasks with how they stand. */
export function TaskList({
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

export type Shown = { words: Words; today: string; bodies: ReadonlyMap<string, Body>; language: string }

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

/** Reports that wait for somebody's word. */
export function WaitingList({ waiting, words, bodies, language }: Shown & { waiting: readonly Waiting[] }) {
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

/** Requests for more time. */
export function ExtensionList({ extensions, ...shown }: Shown & { extensions: readonly ExtensionWaiting[] }) {
  const lines = extensions.map(({ proposed, reason, ...line }) => ({
    ...line,
    says: `${shown.words.extensionAsked(dayInWords(proposed), false)}: ${reason}`,
  }))
  return <VoiceList {...shown} lines={lines} part="extension" />
}

/** Lines of duties with what was said of them, each a way to the part of the page where it is answered. */
export function VoiceList({
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

/** So many that are late are shown one by one; of more each body stands once, with what it owes folded up. */
const ONE_BY_ONE = 10

/** What is overdue, whoever owes it: the tasks first, since they are few. */
export function LateList({
  duties,
  tasks,
  ...shown
}: Shown & { duties: readonly OpenDuty[]; tasks: readonly Task[] }) {
  const { words, bodies, language } = shown
  if (duties.length + tasks.length === 0) return <p class="hint">{words.overdueNone}</p>
  const byBody = [...Map.groupBy(duties, ({ bodyId }) => bodyId)]
  return (
    <>
      {tasks.length > 0 && <TaskList {...shown} tasks={tasks} named />}
      {duties.length <= ONE_BY_ONE ? (
        duties.length > 0 && <DutyList {...shown} duties={duties} none="" named />
      ) : (
        <>
          {byBody.map(([bodyId, theirs]) => (
            <details class="late">
              <summary>
                {bodies.get(bodyId)?.name}: {words.overdueCount(formatNumber(theirs.length, language))}
              </summary>
              <DutyList {...shown} duties={theirs} none="" named={false} />
            </details>
          ))}
          {duties.length >= SHOWN && <p class="hint">{words.more(formatNumber(SHOWN, language))}</p>}
        </>
      )}
    </>
  )
}
