import type { Clock, Database } from '../database/index.ts'
import { type Counted, countAlone, countTogether } from './batch.ts'
import { localTime } from './day.ts'
import { OnlineNow } from './online.ts'
import { type Figures, type FiguresOf, figuresOf } from './totals.ts'
import type { View } from './view.ts'
import { forgetVisitors, VisitorKeys } from './visitor-keys.ts'

/** So long, in milliseconds, the first of some views waits for others to be committed with it, and so often anew while they are few. */
const [GATHER_MS, GATHERINGS] = [3, 4]
/** A commit holds up readers for a millisecond whether it is of one view or of so many: the fewer come, the rarer it is. */
const ENOUGH = 32
/** So many are committed together. */
const MOST_TOGETHER = 2000
/** With so many waiting, further views are refused rather than kept waiting. */
const MOST_WAITING = 20_000
/** Figures are read anew after so many milliseconds at the latest: another process may have counted. */
const FRESH_MS = 1000
const FORGET_EVERY_MS = 60_000

type Waiting = { view: View; done: (counted: Counted) => void; failed: (error: unknown) => void }

/** What the counter tells those who watch it. */
export type CounterEvents = {
  /** A commit by which so many views were counted, and how long it took in seconds. */
  committed?: (views: number, seconds: number) => void
  failed?: (views: number, error: unknown) => void
}

/** Thrown where too many views wait; those that do are still counted. */
class TooManyWaiting extends Error {}

/**
 * Counts views, those that arrive together in one transaction. A view's promise is kept once the transaction that
 * counts it has committed, and broken where it has not.
 */
export class Counter {
  readonly #database: Database
  readonly #clock: Clock
  readonly #events: CounterEvents
  #keys = new VisitorKeys()
  #waiting: Waiting[] = []
  #round: Promise<void> | undefined
  readonly #forgetting: NodeJS.Timeout
  #forgetRun: Promise<void> | undefined
  readonly #online = new OnlineNow()
  readonly #figures = new Map<string, { at: number; figures: Promise<Figures> }>()

  constructor(database: Database, clock: Clock, events: CounterEvents = {}) {
    this.#database = database
    this.#clock = clock
    this.#events = events
    this.#forgetting = setInterval(() => {
      this.#forgetRun = this.forget()
    }, FORGET_EVERY_MS)
    this.#forgetting.unref()
  }

  count(view: View): Promise<Counted> {
    if (this.#waiting.length >= MOST_WAITING) {
      const error = new TooManyWaiting()
      this.#events.failed?.(1, error)
      return Promise.reject(error)
    }
    return new Promise((done, failed) => {
      this.#waiting.push({ view, done, failed })
      this.#round ??= this.#commitAll()
    })
  }

  /** The figures of a site as of now; those who ask together are told the same. */
  figures(site: FiguresOf): Promise<Figures> {
    const known = this.#figures.get(site.id)
    const now = performance.now()
    if (known && now - known.at < FRESH_MS) return known.figures
    const { rows } = this.#database
    const at = this.#clock()
    const figures = figuresOf(rows, site, at, this.#online.of(rows, site, at))
    this.#figures.set(site.id, { at: now, figures })
    figures.catch(() => this.#figures.delete(site.id))
    return figures
  }

  /** Destroys what told the visitors of past days apart. */
  async forget(): Promise<void> {
    const now = this.#clock()
    this.#keys = this.#keys.at(now)
    await this.#database
      .transact(async (rows) => {
        await countAlone(rows)
        await forgetVisitors(rows, now)
      })
      .catch((error: unknown) => this.#events.failed?.(0, error))
  }

  /** Finishes what waits; nothing is counted afterwards. */
  async stop(): Promise<void> {
    clearInterval(this.#forgetting)
    await this.#round
    await this.#forgetRun
  }

  async #commitAll(): Promise<void> {
    for (let times = 0; times < GATHERINGS && this.#waiting.length < ENOUGH; times += 1)
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MOST_TOGETHER))
    // In the same breath as the last look: a view that came between would wait for ever.
    this.#round = undefined
  }

  async #commit(together: readonly Waiting[]): Promise<void> {
    const began = performance.now()
    let counted: Counted[]
    try {
      const views = together.map(({ view }) => ({ view, ...localTime(view.zone, view.at) }))
      const committed = await this.#database.transact(async (rows) => {
        await countAlone(rows)
        const keys = await this.#keys.with(rows, views)
        return { keys, counted: await countTogether(rows, views, keys) }
      })
      this.#keys = committed.keys.at(this.#clock())
      counted = committed.counted
    } catch (error) {
      this.#events.failed?.(together.length, error)
      for (const { failed } of together) failed(error)
      return
    }
    for (const { view } of together) this.#figures.delete(view.siteId)
    for (const [index, { done }] of together.entries()) done(counted[index] as Counted)
    this.#events.committed?.(
      counted.filter((each) => each.counted).length,
      (performance.now() - began) / 1000,
    )
  }
}
