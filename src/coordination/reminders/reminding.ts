import { notify } from '../../accounts/index.ts'
import type { Clock, Database, Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { allSites, type Body, bodiesOn, type Site } from '../../sites/index.ts'
import { dayInWords, momentIn } from '../../web/index.ts'
import { partiesOn } from '../agreements/parties.ts'
import { partiesOf } from '../agreements/queries.ts'
import { extendHorizon } from '../duties/obliging.ts'
import { holdsOn, type Post, type PostRole } from '../people/post.ts'
import { postsOf } from '../people/posts.ts'
import { periodInWords } from '../saying.ts'
import { own } from '../tables.ts'
import { isWorkingDay, type WorkingCalendar } from '../time/calendar.ts'
import { workingCalendar } from '../time/calendar-days.ts'
import { wordsIn } from '../words.ts'
import { type Stage, stageOf, toldAt } from './ladder.ts'
import { newOf, type Step } from './noting.ts'
import { type Open, openDuties, openTasks } from './open.ts'

/** People are reminded from this hour of the morning on. */
const MORNING = 7

/** Reminds the people of every site once a working day, in the morning; gives what went wrong, a problem for each site. */
export async function remindAll(database: Database, clock: Clock): Promise<unknown[]> {
  const problems: unknown[] = []
  for (const site of await allSites(database.rows))
    await remind(database, site, clock()).catch((error: unknown) => problems.push(error))
  return problems
}

/**
 * Tells each person of a site in one message what is due or late, one step of each duty once, in one transaction; and how many were
 * told. Nothing on days off, nothing before the morning, nothing twice a day, whichever process looks.
 */
export async function remind({ transact }: Database, site: Site, at: string): Promise<number> {
  const now = Temporal.Instant.from(at).toZonedDateTimeISO(site.zone)
  if (now.hour < MORNING) return 0
  const today = momentIn(site.zone, at, 'day').machine
  return transact(async (rows) => {
    const calendar = await workingCalendar(rows, site.id)
    if (!isWorkingDay(today, calendar) || !(await isFirstToday(rows, site.id, today))) return 0
    await extendHorizon(rows, site.id, calendar, today)
    const digests = await digestsOf(rows, site, calendar, today)
    const language = wordsIn(site.language)
    for (const [accountId, lines] of digests)
      await notify(rows, [accountId], {
        ...{ siteId: site.id, at, act: 'register-digest', subject: site.id, by: 'register' },
        ...{ title: language.digest(lines.length), note: lines.join('\n') },
      })
    if (digests.size > 0)
      await record(rows, {
        ...{ siteId: site.id, at, by: 'register', act: 'people-reminded', subject: site.id },
        details: { day: today, people: digests.size },
      })
    return digests.size
  })
}

/** Takes the day for oneself: of two processes that look at once one reminds. */
async function isFirstToday(rows: Rows, siteId: string, day: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(rows)
    .insertInto('reminder_day')
    .values({ site_id: siteId, day })
    .onConflict((c) => c.columns(['site_id', 'day']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The lines of each person's message, by their account. */
async function digestsOf(rows: Rows, site: Site, calendar: WorkingCalendar, today: string) {
  const words = wordsIn(site.language)
  const held = (await postsOf(rows, site.id)).filter((post) => holdsOn(post, today))
  const posts = Map.groupBy(held, ({ bodyId }) => bodyId)
  const digests = new Map<string, string[]>()
  if (posts.size === 0) return digests
  const bodies = await bodiesOn(rows, site.id, today)
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  const offices = officesOf(rows, bodies, today)
  const steps: Step[] = []
  for (const open of [
    ...(await openDuties(rows, site.id, today)),
    ...(await openTasks(rows, site.id, today)),
  ]) {
    const stage = stageOf(open, today, calendar)
    const told = stage ? await recipients(posts, open, stage, offices) : []
    if (stage && told.length > 0) steps.push({ open, stage, told })
  }
  // The longest late stands first, whatever it is of.
  steps.sort((one, other) => (one.open.dueCurrent < other.open.dueCurrent ? -1 : 1))
  for (const { open, stage, told } of await newOf(rows, steps, today)) {
    const what = open.period ? `${open.title}, ${periodInWords(open.period, words)}` : open.title
    const line = `${words.stages[stage]}: ${what} (${names.get(open.bodyId) ?? ''}, ${words.dueBy(dayInWords(open.dueCurrent))})`
    for (const accountId of new Set(told)) digests.set(accountId, [...(digests.get(accountId) ?? []), line])
  }
  return digests
}

/** The offices and leading bodies of agreements, each looked up once. */
function officesOf(rows: Rows, bodies: readonly Body[], today: string) {
  const known = new Map<string, { focal: string[]; leading: string[] }>()
  return async (agreementId: string) => {
    const found = known.get(agreementId)
    if (found) return found
    const parties = await partiesOf(rows, agreementId)
    const of = (role: 'focal' | 'lead') => partiesOn(parties, bodies, today, [role])
    const offices = { focal: of('focal'), leading: of('lead') }
    known.set(agreementId, offices)
    return offices
  }
}

async function recipients(
  posts: ReadonlyMap<string, readonly Post[]>,
  { bodyId, agreementId, isAsked }: Open,
  stage: Stage,
  officesFor: ReturnType<typeof officesOf>,
): Promise<string[]> {
  const { focal, leading } = await officesFor(agreementId)
  const at = (bodies: readonly string[], isMeant: (role: PostRole) => boolean) =>
    bodies.flatMap((id) => posts.get(id) ?? []).filter(({ role }) => isMeant(role))
  const found = toldAt(stage, isAsked).flatMap((told) => {
    if (told === 'officers') return at([bodyId], (role) => role !== 'leader')
    if (told === 'own-leaders') return at([bodyId], (role) => role === 'leader')
    if (told === 'coordinators') return at(focal, (role) => role === 'coordinator')
    return at(leading, (role) => role === 'leader')
  })
  return found.map(({ accountId }) => accountId)
}
