import type { DeskContext } from '../../accounts/index.ts'
import { existsOn } from '../../sites/index.ts'
import { readCount, readDay } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { text } from '../fields.ts'
import type { Verb } from '../people/rights.ts'
import { notYetOn, openMatters, putOnAgenda } from '../reviews/agenda.ts'
import { factsAt, factsOf } from '../reviews/facts.ts'
import {
  correctDay,
  lockReview,
  numberPaper,
  PAPERS,
  signReview,
  type Turned,
  turnReview,
} from '../reviews/holding.ts'
import { partsOf } from '../reviews/queries.ts'
import { MODES, PARTS, REVIEW_ACTS, type ReviewAct, WRITABLE } from '../reviews/review.ts'
import { type ConclusionWords, classify, type Entry, enter, reword, strike } from '../reviews/writing.ts'
import { kept, type Said, saidIn, sentTo, unfitIn } from '../said.ts'
import { assign } from '../tasks/assigning.ts'
import { REVIEW_WORDS } from '../views/review-parts.tsx'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { type Issue, type LoadedReview, reviewFor, showReview } from './review.tsx'

type Act = Said & {
  c: DeskContext
  register: Register
  asking: Asking
  loaded: LoadedReview
  by: string
  at: string
  refuse: (issues: Issue[]) => Promise<Response>
  done: () => Response
}

/** An act on a review by a form: whoever may not, or asks for none that is there, finds nothing. */
function act(verb: Verb, work: (on: Act) => Promise<Response>) {
  return async (c: DeskContext, register: Register, asking: Asking) => {
    const [loaded, said] = [await reviewFor(c, register, asking, verb), await saidIn(c)]
    if (!loaded || !said) return c.notFound()
    const refuse = async (issues: Issue[]) =>
      showReview(c, register, asking, loaded, issues, sentTo(c.req.path, said))
    const unfit = unfitIn(said, REVIEW_WORDS, wordsIn(c.get('language')))
    if (unfit) return refuse([unfit])
    return work({
      ...{ c, register, asking, loaded, refuse, ...said },
      ...{ by: asking.person.account.id, at: register.clock() },
      done: () => c.redirect(`${HOME}/reviews/${loaded.review.id}?saved=yes`, 303),
    })
  }
}

/** Does what the address says with a review: opens its papers, begins it, concludes it, puts it off. */
export const turn = act('write-review', async (on) => {
  const { c, register, asking, loaded, one, by, at, refuse } = on
  const words = wordsIn(c.get('language'))
  const named = Object.keys(REVIEW_ACTS).find((each) => each === c.req.param('act')) as ReviewAct | undefined
  if (!named || named === 'sign') return c.notFound()
  const { siteId, id } = loaded.review
  const more = {
    reason: kept(one('reason')),
    heldOn: readDay(one('heldOn')),
    nextOn: readDay(one('nextOn')) || null,
    plannedOn: readDay(one('plannedOn')),
    today: asking.today,
  }
  if (one('nextOn') !== '' && (more.nextOn ?? '') <= asking.today)
    return refuse([{ field: 'nextOn', says: words.nextReviewPast }])
  const { agreement, review, bodies } = loaded
  const turned = await register.database.transact(async (rows) => {
    const isLocking = named === 'lock-papers'
    const facts = isLocking ? await factsOf(rows, agreement, review, bodies, asking.today) : undefined
    return turnReview(rows, siteId, id, named, { ...more, facts: facts ? JSON.stringify(facts) : '' }, by, at)
  })
  return told(on, turned)
})

function told({ c, refuse, done }: Act, turned: Turned) {
  const words = wordsIn(c.get('language'))
  if (turned.outcome === 'done') return done()
  if ('issues' in turned)
    return refuse(turned.issues.map((key) => ({ field: 'conclusions', says: words.reviewIssues[key] })))
  return turned.outcome === 'conflict'
    ? refuse([{ field: 'conclusions', says: words.decideConflict }])
    : Promise.resolve(c.notFound())
}

/** Signs a review with its figures as they are at that moment: the chair's alone. */
export const sign = act('sign-review', async (on) => {
  const { register, asking, loaded, one, by, at } = on
  const { review, agreement, bodies } = loaded
  const turned = await register.database.transact(async (rows) => {
    // Nothing of it changes between its figures and its signature.
    const now = (await lockReview(rows, review.siteId, review.id)) ?? review
    const facts = await factsAt(rows, agreement, now, bodies, asking.today)
    const read = { snapshot: JSON.stringify(facts), version: readCount(one('version')) }
    return signReview(rows, review.siteId, review.id, read, by, at)
  })
  return told(on, turned)
})

/** Enters the number and day that the clerk gave to the notice, or to the report. */
export const giveNumber = act('write-review', async (on_) => {
  const { c, register, asking, loaded, one, by, at, refuse, done } = on_
  const words = wordsIn(c.get('language'))
  const paper = PAPERS.find((each) => each === c.req.param('paper'))
  if (!paper) return c.notFound()
  const [number, on] = [text(100).safeParse(one('number')), readDay(one('on'))]
  if (!number.success || on === '') return refuse([{ field: 'conclusions', says: words.entryUnfit }])
  // A paper is of the day of the review or later, and of today at the latest.
  if (on > asking.today || on < (loaded.review.heldOn ?? ''))
    return refuse([{ field: 'conclusions', says: words.paperDayUnfit }])
  const { siteId, id } = loaded.review
  const numbered = await register.database.transact((rows) =>
    numberPaper(rows, siteId, id, paper, { number: number.data, on }, by, at),
  )
  return numbered.outcome === 'done' ? done() : refuse([{ field: 'conclusions', says: words.numberOnce }])
})

/** Writes an entry that a form makes; `undefined` is one that cannot be read. */
function entering(entryOf: (on: Act) => Entry | undefined) {
  return act('write-review', async (on) => {
    const { c, register, loaded, by, at, refuse, done } = on
    const entry = entryOf(on)
    if (!entry) return refuse([{ field: 'conclusions', says: wordsIn(c.get('language')).entryUnfit }])
    const { siteId, id } = loaded.review
    const entered = await register.database.transact((rows) => enter(rows, siteId, id, entry, by, at))
    return entered.outcome === 'done' ? done() : c.notFound()
  })
}

const bodyIn = ({ loaded: { bodies }, one }: Act) => bodies.find(({ id }) => id === one('bodyId'))?.id

/** Who was there. */
export const addAttendance = entering((on) => {
  const { one } = on
  const [name, title, bodyId] = [
    text(200).safeParse(one('name')),
    text(200).safeParse(one('titleThen')),
    bodyIn(on),
  ]
  if (!name.success || !title.success || !bodyId) return undefined
  const [mode, reason] = [MODES.find((each) => each === one('mode')) ?? 'in-person', kept(one('absence'))]
  // Who is absent says why.
  if (mode === 'absent' && reason === '') return undefined
  const item = {
    ...{ bodyId, name: name.data, titleThen: title.data },
    part: PARTS.find((part) => part === one('part')) ?? 'attendee',
    ...{ mode, reason },
  }
  return { kind: 'attendance', item }
})

/** What somebody said. */
export const addStatement = entering((on) => {
  const { one } = on
  const [speaker, summary] = [text(200).safeParse(one('speaker')), text(10_000).safeParse(one('summary'))]
  const bodyId = bodyIn(on)
  if (!speaker.success || !summary.success || !bodyId) return undefined
  const item = { bodyId, speaker: speaker.data, summary: summary.data, quotable: one('quotable') === 'yes' }
  return { kind: 'statement', item }
})

/** A matter for the agenda. */
export const addAgendaItem = entering(({ one }) => {
  const read = text(2000).safeParse(one('text'))
  return read.success ? { kind: 'agenda', item: { text: read.data } } : undefined
})

/** A conclusion, still to be said what it is. */
export const addConclusion = entering((on) => {
  const item = conclusionIn(on)
  return item && { kind: 'conclusion', item: { ...item, kind: null } }
})

function conclusionIn({ one, all }: Said): ConclusionWords | undefined {
  const read = text(REVIEW_WORDS.text).safeParse(one('text'))
  const more = { isPublic: one('isPublic') === 'yes', difficultyIds: all('difficulties') }
  return read.success ? { text: read.data, ...more } : undefined
}

/** Words a conclusion otherwise. */
export const rewordConclusion = act('write-review', async (on) => {
  const { c, register, loaded, by, at, refuse, done } = on
  const item = conclusionIn(on)
  if (!item) return refuse([{ field: 'conclusions', says: wordsIn(c.get('language')).entryUnfit }])
  const { siteId, id } = loaded.review
  const reworded = await register.database.transact((rows) =>
    reword(rows, siteId, id, c.req.param('conclusion') ?? '', item, by, at),
  )
  return reworded.outcome === 'done' ? done() : c.notFound()
})

const ENTRIES = {
  attendance: 'attendance',
  statements: 'statement',
  agenda: 'agenda',
  conclusions: 'conclusion',
} as const satisfies Record<string, Entry['kind']>

/** Strikes out what was written by mistake. */
export const strikeEntry = act('write-review', async ({ c, register, loaded, by, at, refuse, done }) => {
  const part = c.req.param('part') ?? ''
  if (!Object.hasOwn(ENTRIES, part)) return c.notFound()
  const entry = { kind: ENTRIES[part as keyof typeof ENTRIES], id: c.req.param('entry') ?? '' }
  const { siteId, id } = loaded.review
  const struck = await register.database.transact((rows) => strike(rows, siteId, id, entry, by, at))
  if (struck.outcome === 'hasTasks')
    return refuse([{ field: 'conclusions', says: wordsIn(c.get('language')).conclusionHasTasks }])
  return struck.outcome === 'done' ? done() : c.notFound()
})

/** Puts chosen matters that are still open on the agenda. */
export const addMatters = act('write-review', async ({ c, register, loaded, all, by, at, done }) => {
  const { siteId, id } = loaded.review
  const chosen = new Set(all('matters'))
  const put = await register.database.transact(async (rows) => {
    const review = await lockReview(rows, siteId, id)
    if (!review || !WRITABLE.has(review.state)) return false
    const { agenda } = await partsOf(rows, id)
    const open = notYetOn(agenda, await openMatters(rows, siteId, review))
    const matters = open.filter(({ refId }) => chosen.has(refId))
    await putOnAgenda(rows, siteId, id, matters, by, at)
    return true
  })
  return put ? done() : c.notFound()
})

/** Says that a conclusion is a direction or a decision, and no task. */
export const classifyConclusion = act('write-review', async ({ c, register, loaded, one, by, at, done }) => {
  const kind = (['direction', 'decision'] as const).find((each) => each === one('kind'))
  if (!kind) return c.notFound()
  const { siteId, id } = loaded.review
  const classified = await register.database.transact((rows) =>
    classify(rows, siteId, id, c.req.param('conclusion') ?? '', kind, by, at),
  )
  return classified.outcome === 'done' ? done() : c.notFound()
})

/** Makes a conclusion a task of one body, or of several with a share for each. */
export const giveTask = act(
  'write-review',
  async ({ c, register, asking, loaded, one, all, by, at, refuse, done }) => {
    const words = wordsIn(c.get('language'))
    const { review, bodies } = loaded
    const there = bodies.filter((body) => existsOn(body, asking.today))
    const known = new Set(there.map(({ id }) => id))
    // Who hosted may be no more: then whoever leads holds the whole together.
    const holderId = known.has(review.hostId) ? review.hostId : (loaded.stand.leading[0] ?? review.hostId)
    const line = (name: keyof typeof REVIEW_WORDS) => kept(one(name)).replaceAll('\r\n', '\n')
    const said = {
      ...{ ownerIds: [...new Set(all('owners'))].filter((id) => known.has(id)), holderId },
      ...{ leader: line('leader'), content: line('content'), output: line('output') },
      ...{ due: readDay(one('due')) || null, noDueReason: line('noDueReason') },
    }
    if (said.due !== null && said.due < asking.today)
      return refuse([{ field: 'conclusions', says: words.taskIssues.duePast }])
    const given = await register.database.transact((rows) =>
      assign(rows, review.siteId, review.id, c.req.param('conclusion') ?? '', said, by, at),
    )
    if (given.outcome === 'done') return done()
    if (given.outcome === 'notAllowed') return c.notFound()
    return refuse(given.issues.map((key) => ({ field: 'conclusions', says: words.taskIssues[key] })))
  },
)

/** Puts right on which day a review was held. */
export const correctReviewDay = act('write-review', async (on) => {
  const { register, asking, loaded, one, by, at } = on
  const { siteId, id } = loaded.review
  const said = { heldOn: readDay(one('heldOn')), today: asking.today }
  return told(on, await register.database.transact((rows) => correctDay(rows, siteId, id, said, by, at)))
})
