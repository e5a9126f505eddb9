import type { Rows } from '../../database/index.ts'
import { bodiesHeld, bodiesLeft, type PostRole } from '../people/post.ts'
import type { Actor } from '../people/rights.ts'
import { publicationsToApprove } from '../publications/queries.ts'
import { urgedOf } from '../reminders/urging.ts'
import { reviewsToSign } from '../reviews/queries.ts'
import { openTasksGiven, openTasksOf } from '../tasks/queries.ts'
import type { Task } from '../tasks/task.ts'
import { emptyYears } from '../time/calendar-days.ts'
import {
  agreementsOfRole,
  disputesWaiting,
  explanationsWaiting,
  extensionsWaiting,
  handedInBy,
  obligationsIn,
  obligationsReceivedBy,
  openDuties,
  overdueDuties,
  reportsWaiting,
  returnedCorrections,
} from './my-work.ts'

/** Everything that somebody has to do on a day, by what it asks of them. */
export type DayOfWork = Awaited<ReturnType<typeof workOf>>

/** What there is to do for somebody on a day: what their bodies owe, what waits for their word, and, of what they lead, what is late. */
export async function workOf(rows: Rows, siteId: string, actor: Actor, today: string) {
  const heldAs = (role: PostRole) => bodiesHeld(actor.posts, today, [role])
  const everywhere = bodiesHeld(actor.posts, today)
  const received = await obligationsReceivedBy(rows, siteId, everywhere)
  const leading = await agreementsOfRole(rows, siteId, 'lead', heldAs('leader'), today)
  const keeping = await agreementsOfRole(rows, siteId, 'focal', heldAs('coordinator'), today)
  const led = await obligationsIn(rows, leading)
  const given = await openTasksGiven(rows, siteId, leading)
  const answered = await openTasksGiven(
    rows,
    siteId,
    [...new Set([...leading, ...keeping])],
    ['reported-done', 'declined'],
  )
  return {
    ...{ everywhere, isReceiver: received.length > 0, isLeader: led.length > 0 },
    /** What is to be handed in, what came back first. */
    due: [...(await returnedCorrections(rows, everywhere)), ...(await openDuties(rows, everywhere, today))],
    tasks: await openTasksOf(rows, siteId, everywhere),
    urged: await urgedOf(rows, everywhere),
    toExplain: await explanationsWaiting(rows, everywhere),
    /** What waits for one's word. */
    reports: await reportsWaiting(rows, received, everywhere),
    extensions: await extensionsWaiting(rows, led, everywhere),
    disputes: await disputesWaiting(rows, led, everywhere),
    toSign: await reviewsToSign(rows, siteId, leading),
    toApprove: await publicationsToApprove(rows, siteId, leading, actor.accountId),
    answered,
    /** What one leads: what is late, and what was given out. */
    late: await overdueDuties(rows, led, today),
    lateTasks: given.filter((task) => isLate(task, today) && !isAnswered(task)),
    given: given.filter((task) => !isLate(task, today) && !isAnswered(task)),
    /** Of bodies that are no more. */
    before: await handedInBy(rows, bodiesLeft(actor.posts, today)),
    emptyYears: keeping.length > 0 ? await emptyYears(rows, siteId, today) : [],
  }
}

const isLate = ({ dueCurrent }: Task, today: string) => dueCurrent !== null && dueCurrent < today
const isAnswered = ({ state }: Task) => state === 'reported-done' || state === 'declined'
