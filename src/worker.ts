import { LISTING } from './administration/index.ts'
import { ANNOUNCEMENT, publishDue, showAll } from './articles/index.ts'
import { remindAll } from './coordination/index.ts'
import type { Clock, Database } from './database/index.ts'
import { type Errand, putOff, strikeOff, takeErrands } from './journal/index.ts'
import { checkLinks } from './link-checking.ts'
import { type Mailer, sendMail } from './mailing.ts'
import { allSites, type Site } from './sites/index.ts'
import { announceAll, MOST_ANNOUNCED } from './syndication/index.ts'
import { isLoopback } from './web/index.ts'

/** More moves of sections wait for the next round. */
const MOST_LISTED = 100
const [EVERY_SECOND_MS, EVERY_MS, EVERY_MINUTE_MS] = [1000, 5000, 60_000]

/** Where errands go, and what is said of those that fail. */
export type Destinations = {
  /** The endpoint that search engines have for IndexNow. */
  indexNow: string
  /** The address that readers type for a site at its host. */
  publicUrl: (site: Site) => string
  log: (problem: unknown) => void
}

/** Publishes what is due, every second, until it is told to stop. */
export function keepPublishing(
  database: Database,
  clock: Clock,
  log: (problem: unknown) => void,
): () => Promise<void> {
  return repeatedly(EVERY_SECOND_MS, async () => {
    for (const problem of await publishDue(database, clock).catch((error: unknown) => [error])) log(problem)
  })
}

/** Asks whether anything is at the addresses that articles lead to, every five seconds, until it is told to stop. */
export function keepCheckingLinks(
  database: Database,
  clock: Clock,
  log: (problem: unknown) => void,
): () => Promise<void> {
  return repeatedly(EVERY_MS, () => checkLinks(database, clock).catch(log))
}

/** Makes the lists of sites anew whose sections were moved, every second, until it is told to stop. */
export function keepListing(
  database: Database,
  clock: Clock,
  log: (problem: unknown) => void,
): () => Promise<void> {
  return repeatedly(EVERY_SECOND_MS, () => listDue(database, clock).catch(log))
}

/** One round: each site once, however often its sections were moved; what fails is put off and said. */
export async function listDue(database: Database, clock: Clock): Promise<void> {
  const errands = await database.transact((rows) => takeErrands(rows, LISTING, clock(), MOST_LISTED))
  for (const [siteId, ofSite] of Map.groupBy(errands, (errand) => errand.siteId))
    try {
      await showAll(database, siteId)
      await database.transact((rows) => strikeOff(rows, ofSite))
    } catch (problem) {
      await database.transact((rows) => putOff(rows, ofSite, String(problem), clock()))
      throw problem
    }
}

/** Reminds people of what the register expects of them: looks every minute, tells once a working day, until it is told to stop. */
export function keepReminding(
  database: Database,
  clock: Clock,
  log: (problem: unknown) => void,
): () => Promise<void> {
  return repeatedly(EVERY_MINUTE_MS, async () => {
    for (const problem of await remindAll(database, clock).catch((error: unknown) => [error])) log(problem)
  })
}

/** Sends what people are told by e-mail, every five seconds, until it is told to stop. */
export function keepMailing(
  database: Database,
  clock: Clock,
  { mailer, publicUrl, log }: Pick<Destinations, 'publicUrl' | 'log'> & { mailer: Mailer | undefined },
): () => Promise<void> {
  return repeatedly(EVERY_MS, async () => {
    const problems = await sendMail(database, clock, mailer, publicUrl).catch((error: unknown) => [error])
    for (const problem of problems) log(problem)
  })
}

/** Runs what the outbox holds, every five seconds, until it is told to stop; then it hangs up on whoever has not answered. */
export function keepSending(
  database: Database,
  clock: Clock,
  destinations: Destinations,
): () => Promise<void> {
  const stopping = new AbortController()
  const stop = repeatedly(EVERY_MS, () =>
    sendDue(database, clock, destinations, stopping.signal).catch(destinations.log),
  )
  return () => {
    stopping.abort()
    return stop()
  }
}

/** Does something again and again, never twice at once; the answer lets the last round end. */
function repeatedly(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let round: Promise<void> | undefined
  const timer = setInterval(() => {
    round ??= work().finally(() => {
      round = undefined
    })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}

/** One round: every announcement that is due, one message a site, all at once, so that it ends before others may take them. */
export async function sendDue(
  database: Database,
  clock: Clock,
  to: Destinations,
  stopping?: AbortSignal,
): Promise<void> {
  const errands = await database.transact((rows) => takeErrands(rows, ANNOUNCEMENT, clock(), MOST_ANNOUNCED))
  if (errands.length === 0) return
  const sites = new Map((await allSites(database.rows)).map((site) => [site.id, site]))
  const rounds = [...Map.groupBy(errands, (errand) => errand.siteId)].map(async ([siteId, ofSite]) => {
    const problem = await announceOf(to, sites.get(siteId), ofSite, stopping)
    if (problem) to.log(problem)
    await database.transact((rows) =>
      problem ? putOff(rows, ofSite, problem, clock()) : strikeOff(rows, ofSite),
    )
  })
  for (const round of await Promise.allSettled(rounds)) if (round.status === 'rejected') to.log(round.reason)
}

async function announceOf(
  { indexNow, publicUrl }: Destinations,
  site: Site | undefined,
  errands: readonly Errand[],
  stopping?: AbortSignal,
): Promise<string | undefined> {
  // A site that has gone, or no longer wants it: there is nobody to tell.
  if (!site || site.host === '' || site.settings.indexNow === '') return undefined
  const base = publicUrl(site)
  if (isLoopback(new URL(base).hostname))
    return `${base}: only this machine knows that address. Set PUBLIC_URL.`
  const paths = errands.map(({ content }) => String(content.path))
  return announceAll(indexNow, { base, key: site.settings.indexNow, paths }, stopping)
}
