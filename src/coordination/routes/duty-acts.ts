import { type DeskContext, wantsJson } from '../../accounts/index.ts'
import { newId } from '../../database/index.ts'
import { readCount, readDay } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { setAside } from '../duties/changing.ts'
import {
  askExtension,
  decideExtension,
  type Extended,
  giveExtension,
  withdrawExtension,
} from '../duties/extending.ts'
import type { Standing } from '../duties/standing.ts'
import { evidenceOf } from '../evidence.ts'
import { decideReport } from '../reports/deciding.ts'
import { saveDraft } from '../reports/drafting.ts'
import { contentOf, figureIn, typedIn } from '../reports/form.ts'
import { handIn, type Sending } from '../reports/handing-in.ts'
import { RECEIVED_VIA, ReportContent, VERSION_KINDS } from '../reports/report.ts'
import { withhold } from '../reports/withholding.ts'
import { kept, saidIn, sentTo, unfitIn } from '../said.ts'
import { DUTY_WORDS } from '../views/duty-acts.tsx'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { actOnDuty, type OnDuty } from './act-on-duty.ts'
import { dutyFor, type Shown, showDuty } from './duty.tsx'

/** Keeps what is being written: asked by the page's script again and again, or by the button where there is none. */
export async function keepDraft(c: DeskContext, register: Register, asking: Asking) {
  const words = wordsIn(c.get('language'))
  const [standing, form] = [
    await dutyFor(c, register, asking, 'write-report'),
    await c.req.formData().catch(() => undefined),
  ]
  if (!standing || !form) return c.notFound()
  const typed = typedIn(form)
  const content = contentOf(typed, c.get('language'))
  if (!content) {
    if (wantsJson(c)) return c.json({ says: words.reportUnfit }, 422)
    const issues = [{ field: 'report', says: words.reportUnfit }]
    return showDuty(c, register, asking, standing, { issues, written: typed })
  }
  const version = readCount(form.get('version'))
  const written = await ownParts(register, standing, content)
  const [by, at] = [asking.person.account.id, register.clock()]
  const saved = await register.database.transact((rows) =>
    saveDraft(rows, c.get('site').id, standing.duty.id, written, version, by, at),
  )
  if (saved.outcome === 'done')
    return wantsJson(c)
      ? c.json({ version: saved.version })
      : c.redirect(`${HOME}/duties/${standing.duty.id}?saved=yes`, 303)
  if (saved.outcome === 'notAllowed') return c.notFound()
  if (wantsJson(c)) return c.json({ says: words.draftConflict }, 409)
  const told = [{ field: 'report', says: words.draftConflict }]
  return showDuty(c, register, asking, standing, { issues: told, written: typed, conflict: true })
}

/** A report names only files that were brought for its own duty, and asks only bodies of the register. */
async function ownParts(
  { database }: Register,
  { duty, agreement, bodies }: Standing,
  content: ReportContent,
) {
  const present = (await evidenceOf(database.rows, agreement.siteId, duty.id)).filter(
    ({ removedAt }) => removedAt === null,
  )
  const known = new Set(present.map(({ id }) => id))
  const asked = new Set(bodies.map(({ id }) => id))
  return {
    ...content,
    files: content.files.filter((id) => known.has(id)),
    difficulties: content.difficulties.map((each) => ({
      ...each,
      askOf: asked.has(each.askOf) ? each.askOf : '',
    })),
  }
}

/** Hands a report in. */
export async function submitReport(c: DeskContext, register: Register, asking: Asking) {
  const [standing, form] = [
    await dutyFor(c, register, asking, 'write-report'),
    await c.req.formData().catch(() => undefined),
  ]
  if (!standing || !form) return c.notFound()
  const [words, typed, said] = [wordsIn(c.get('language')), typedIn(form), await saidIn(c)]
  if (!said) return c.notFound()
  const shown = { written: typed, sent: sentTo(c.req.path, said) }
  const content = contentOf(typed, c.get('language'))
  const unfit = content
    ? unfitIn(said, { reason: DUTY_WORDS.reason }, words)
    : { field: 'report', says: words.reportUnfit }
  if (!content || unfit) {
    const issues = unfit ? [unfit] : []
    return wantsJson(c)
      ? c.json({ issues }, 422)
      : showDuty(c, register, asking, standing, { issues, ...shown })
  }
  const { one } = said
  const sending = {
    ...{ content: await ownParts(register, standing, content), reason: kept(one('reason')) },
    ...{ key: keyIn(one('key')), kind: VERSION_KINDS.find((kind) => kind === one('kind')) ?? 'first' },
    draftVersion: readCount(form.get('version')),
    ...{ receivedOn: asking.today, via: 'system' as const },
  }
  return send(c, register, asking, standing, sending, shown)
}

/** What makes sending twice one version; a form without it is sent once. */
function keyIn(sent: string): string {
  return sent.slice(0, 64) || newId()
}

async function send(
  c: DeskContext,
  register: Register,
  asking: Asking,
  standing: Standing,
  sending: Omit<Sending, 'bodyName'>,
  shown: Pick<Shown, 'written' | 'sent'>,
) {
  const words = wordsIn(c.get('language'))
  const { duty, bodies } = standing
  const bodyName = bodies.find(({ id }) => id === duty.bodyId)?.name ?? ''
  const [by, at] = [asking.person.account.id, register.clock()]
  const sent = await register.database.transact((rows) =>
    handIn(rows, c.get('site').id, duty.id, { ...sending, bodyName }, by, asking.today, at),
  )
  if (sent.outcome === 'notAllowed') return c.notFound()
  if (!('issues' in sent) && sent.outcome === 'conflict') {
    if (wantsJson(c)) return c.json({ says: words.draftConflict }, 409)
    const told = [{ field: 'report', says: words.draftConflict }]
    return showDuty(c, register, asking, standing, { issues: told, ...shown, conflict: true })
  }
  const location = `${HOME}/duties/${duty.id}?saved=yes`
  if (!('issues' in sent)) return wantsJson(c) ? c.json({ location }) : c.redirect(location, 303)
  const fields = {
    ...{ didMissing: 'did', reasonMissing: 'reason' },
    ...{ receivedLater: 'receivedOn', receivedEarlier: 'receivedOn' },
  } as const
  const issues = sent.issues.map((key) => ({ field: fields[key], says: words.sendIssues[key] }))
  if (wantsJson(c)) return c.json({ issues }, 422)
  return showDuty(c, register, asking, standing, { issues, ...shown })
}

/** Enters a report that came another way, with the day on which it was received. */
export const enterPaper = actOnDuty(
  'enter-paper',
  async ({ c, register, asking, standing, field, sent, refuse }) => {
    const words = wordsIn(c.get('language'))
    const content = ReportContent.safeParse({
      ...{
        did: field('did') || null,
        figure: figureIn(field('figure'), c.get('language')),
        results: field('results'),
      },
      // What the body has brought for its own draft is not the office's to hand in.
      files: (await evidenceOf(register.database.rows, standing.agreement.siteId, standing.duty.id))
        .filter(({ addedBy, removedAt }) => addedBy === asking.person.account.id && removedAt === null)
        .map(({ id }) => id),
    })
    const receivedOn = readDay(field('receivedOn'))
    if (!content.success || receivedOn === '')
      return refuse([{ field: 'receivedOn', says: words.reportUnfit }])
    const sending = {
      ...{ content: content.data, kind: 'replacement' as const, reason: kept(field('reason')) },
      ...{ key: keyIn(field('key')), receivedOn },
      via: RECEIVED_VIA.find((via) => via === field('via')) ?? 'paper',
    }
    return send(c, register, asking, standing, sending, { sent })
  },
)

function deciding(state: 'accepted' | 'returned') {
  return actOnDuty('decide-report', async ({ c, register, asking, standing, field, refuse, done }) => {
    const words = wordsIn(c.get('language'))
    const decision = { number: readCount(field('number')), state, reason: kept(field('returnReason')) }
    const [by, at] = [asking.person.account.id, register.clock()]
    const decided = await register.database.transact((rows) =>
      decideReport(rows, c.get('site').id, standing.duty.id, decision, by, at),
    )
    if (decided.outcome === 'done') return done()
    if (decided.outcome === 'notAllowed') return c.notFound()
    return decided.outcome === 'reasonMissing'
      ? refuse([{ field: 'returnReason', says: words.returnReasonMissing }])
      : refuse([{ field: 'report', says: words.decideConflict }])
  })
}

/** Accepts the newest version. */
export const acceptReport = deciding('accepted')
/** Returns the newest version with a reason. */
export const returnReport = deciding('returned')

/** Asks for more time. */
export const askMoreTime = actOnDuty('ask-extension', async (on) => {
  const { c, register, asking, standing, field } = on
  const asked = {
    ...{ reason: kept(field('extensionReason')), proposed: readDay(field('proposed')) },
    ...{ bodyId: standing.duty.bodyId, on: asking.today },
  }
  const [by, at] = [asking.person.account.id, register.clock()]
  const outcome = await register.database.transact((rows) =>
    askExtension(rows, c.get('site').id, standing.duty.id, asked, by, at),
  )
  return answer(on, outcome)
})

/** Takes back what was asked. */
export const takeBackRequest = actOnDuty('ask-extension', async (on) => {
  const { c, register, asking, standing } = on
  const [by, at] = [asking.person.account.id, register.clock()]
  const id = c.req.param('extension') ?? ''
  const outcome = await register.database.transact((rows) =>
    withdrawExtension(rows, c.get('site').id, standing.duty.id, id, by, at),
  )
  return answer(on, outcome)
})

/** Gives more time that nobody asked for. */
export const giveTime = actOnDuty('decide-extension', async (on) => {
  const { c, register, asking, standing, field } = on
  const given = { granted: readDay(field('given')), decision: kept(field('givenDecision')), on: asking.today }
  const [by, at] = [asking.person.account.id, register.clock()]
  const outcome = await register.database.transact((rows) =>
    giveExtension(rows, c.get('site').id, standing.duty.id, given, by, at),
  )
  return answer(on, outcome)
})

/** Grants more time, or does not. */
export const decideMoreTime = actOnDuty('decide-extension', async (on) => {
  const { c, register, asking, standing, field } = on
  const granted = field('act') === 'grant' ? readDay(field('granted')) : null
  const decision = { id: c.req.param('extension') ?? '', granted, decision: kept(field('decision')) }
  const [by, at] = [asking.person.account.id, register.clock()]
  const outcome = await register.database.transact((rows) =>
    decideExtension(rows, c.get('site').id, standing.duty.id, decision, by, at),
  )
  return answer(on, outcome)
})

function answer({ c, refuse, done }: Pick<OnDuty, 'c' | 'refuse' | 'done'>, outcome: Extended) {
  const words = wordsIn(c.get('language'))
  if (outcome.outcome === 'done') return done()
  if ('issues' in outcome)
    return refuse(outcome.issues.map((key) => ({ field: 'extension', says: words.extensionIssues[key] })))
  return outcome.outcome === 'conflict'
    ? refuse([{ field: 'extension', says: words.decideConflict }])
    : Promise.resolve(c.notFound())
}

/** Shows nobody the words of a version any more. */
export const withholdWords = actOnDuty(
  'withhold',
  async ({ c, register, asking, standing, field, refuse, done }) => {
    const said = { number: readCount(c.req.param('number')), basis: kept(field('withholdBasis')) }
    const [by, at] = [asking.person.account.id, register.clock()]
    const outcome = await register.database.transact((rows) =>
      withhold(rows, c.get('site').id, standing.duty.id, said, by, at),
    )
    if (outcome.outcome === 'done') return done()
    if (outcome.outcome === 'notAllowed') return c.notFound()
    return refuse([{ field: `withhold-${said.number}`, says: wordsIn(c.get('language')).asideBasisMissing }])
  },
)

/** Excuses or pauses a duty by a decision, or takes it up again. */
export const setDutyAside = actOnDuty(
  'set-aside',
  async ({ c, register, asking, standing, field, refuse, done }) => {
    const words = wordsIn(c.get('language'))
    const how = (['waived', 'suspended'] as const).find((each) => each === field('how')) ?? null
    const [by, at] = [asking.person.account.id, register.clock()]
    const outcome = await register.database.transact((rows) =>
      setAside(rows, c.get('site').id, standing.duty.id, { how, basis: kept(field('basis')) }, by, at),
    )
    if (outcome.outcome === 'done') return done()
    if (outcome.outcome === 'notAllowed') return c.notFound()
    const says = outcome.outcome === 'handedIn' ? words.asideHandedIn : words.asideBasisMissing
    return refuse([{ field: 'basis', says }])
  },
)
