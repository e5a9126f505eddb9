import type { DeskContext } from '../../accounts/index.ts'
import { dayInWords, formatNumber, momentIn } from '../../web/index.ts'
import type { Asking } from '../desk.ts'
import type { Dispute } from '../duties/disputing.ts'
import type { Extension } from '../duties/extending.ts'
import type { Duty } from '../duties/obligation.ts'
import type { Evidence } from '../evidence.ts'
import type { Deed } from '../people/delegating.ts'
import type { Verb } from '../people/rights.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import { daysBetween } from '../time/calendar.ts'
import type { Words } from '../words.ts'
import { Choice, Field, Words as WordsField } from './fields.tsx'
import { Files, UploadForm } from './files.tsx'

/** What people write in words in the acts on a duty, and how many signs each takes. */
export const DUTY_WORDS = {
  ...{ reason: 1000, returnReason: 2000, extensionReason: 2000, decision: 500, basis: 500, results: 20_000 },
  ...{ givenDecision: 500, withholdBasis: 300, question: 2000, answer: 5000, claim: 2000, ruling: 2000 },
} as const

/** Accepting a report, or returning it with a reason. */
export function DecisionForm({
  at,
  number,
  words,
  sent,
}: {
  at: string
  number: number
  words: Words
  sent: Sent
}) {
  const said = sent(`${at}/return`)
  return (
    <section class="decisions">
      <form method="post" action={`${at}/acceptance`}>
        <input type="hidden" name="number" value={String(number)} />
        <button type="submit" class="main-act">
          {words.accept}
        </button>
      </form>
      <details open={said.one('number') !== ''}>
        <summary>{words.returnReport}</summary>
        <form method="post" action={`${at}/return`}>
          <input type="hidden" name="number" value={String(number)} />
          <WordsField
            name="returnReason"
            label={words.returnReason}
            value={said.one('returnReason')}
            rows={3}
            max={DUTY_WORDS.returnReason}
          />
          <p class="buttons">
            <button type="submit">{words.returnReport}</button>
          </p>
        </form>
      </details>
    </section>
  )
}

/** More time: what was asked and decided, a way to ask, and a way to decide. */
export function ExtensionPart({
  at,
  duty,
  extensions,
  disputes,
  who,
  zone,
  may,
  words,
  asking,
  sent,
  language,
}: {
  at: string
  duty: Duty
  extensions: readonly Extension[]
  disputes: readonly Dispute[]
  /** How whoever did something on a day is named. */
  who: (deed: Deed) => string
  zone: string
  may: ReadonlySet<Verb>
  words: Words
  asking: Asking
  sent: Sent
  language: string
}) {
  const asked = sent(`${at}/extensions`)
  const pending = extensions.find(({ state }) => state === 'asked')
  const mayAsk =
    may.has('ask-extension') && !pending && duty.dueCurrent && duty.handedInOn === null && !duty.setAside
  const mayGive =
    may.has('decide-extension') && !pending && duty.dueCurrent && duty.handedInOn === null && !duty.setAside
  if (extensions.length === 0 && !mayAsk && !mayGive) return null
  const deciding = `${at}/extensions/${pending?.id}/decision`
  const decider = (accountId: string, instant: string) => {
    const day = momentIn(zone, instant, 'day')
    return `${who({ accountId, day: day.machine })}, ${day.written}`
  }
  const granted = extensions.filter(({ state }) => state === 'granted').length
  // What a dispute has put right is no more time.
  const moved = disputes.reduce(
    (sum, { dueBefore, due }) => sum + (dueBefore && due ? daysBetween(dueBefore, due) : 0),
    0,
  )
  const days = daysBetween(duty.dueOriginal ?? '', duty.dueCurrent ?? '') - moved
  return (
    <section>
      <h2 id="extension">{words.extension}</h2>
      {granted > 0 && (
        <p>{words.extensionCount(formatNumber(granted, language), formatNumber(days, language))}</p>
      )}
      <ul class="work">
        {extensions.map((each) => (
          <li>
            {each.askedBy === each.decidedBy
              ? words.extensionOwn(dayInWords(each.proposed))
              : `${words.extensionAsked(dayInWords(each.proposed), each.askedOn > (duty.dueOriginal ?? ''))}: ${each.reason}`}
            <p class="hint">
              {who({ accountId: each.askedBy, day: each.askedOn })} · {dayInWords(each.askedOn)} ·{' '}
              {words.extensionStates[each.state]}
              {each.granted && `, ${words.extensionGranted(dayInWords(each.granted))}`}
              {each.decision && ` · ${each.decision}`}
              {each.decidedBy && each.decidedAt && ` · ${decider(each.decidedBy, each.decidedAt)}`}
            </p>
          </li>
        ))}
      </ul>
      {pending &&
        !duty.setAside &&
        may.has('decide-extension') &&
        pending.askedBy !== asking.actor.accountId && (
          <form method="post" action={deciding}>
            <Field
              name="granted"
              type="date"
              label={words.grantUntil}
              value={sent(deciding).one('granted') || pending.proposed}
            />
            <WordsField
              name="decision"
              label={words.decision}
              value={sent(deciding).one('decision')}
              rows={2}
              max={DUTY_WORDS.decision}
            />
            <p class="buttons">
              <button type="submit" name="act" value="grant" class="main-act">
                {words.grant}
              </button>
              <button type="submit" name="act" value="refuse">
                {words.refuse}
              </button>
            </p>
          </form>
        )}
      {pending && may.has('ask-extension') && (
        <form method="post" action={`${at}/extensions/${pending.id}/withdrawal`}>
          <p class="buttons">
            <button type="submit">{words.extensionWithdraw}</button>
          </p>
        </form>
      )}
      {mayGive && <GiveTimeForm {...{ at, words, sent }} />}
      {mayAsk && (
        <details open={asked !== NOTHING_SAID}>
          <summary>{words.extensionAsk}</summary>
          <form method="post" action={`${at}/extensions`}>
            <p class="hint">{words.extensionLead}</p>
            <Field
              name="proposed"
              type="date"
              label={words.proposed}
              value={asked.one('proposed')}
              required
            />
            <WordsField
              name="extensionReason"
              label={words.reason}
              value={asked.one('extensionReason')}
              rows={3}
              max={DUTY_WORDS.extensionReason}
            />
            <p class="buttons">
              <button type="submit">{words.extensionAsk}</button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}

function GiveTimeForm({ at, words, sent }: { at: string; words: Words; sent: Sent }) {
  const said = sent(`${at}/time`)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.extensionGive}</summary>
      <form method="post" action={`${at}/time`}>
        <p class="hint">{words.extensionGiveLead}</p>
        <Field name="given" type="date" label={words.grantUntil} value={said.one('given')} required />
        <Field
          name="givenDecision"
          label={words.decision}
          value={said.one('givenDecision')}
          required
          max={DUTY_WORDS.givenDecision}
        />
        <p class="buttons">
          <button type="submit">{words.extensionGive}</button>
        </p>
      </form>
    </details>
  )
}

/** A report that came another way, with the day on which it came. */
export function PaperForm({
  at,
  words,
  today,
  follows,
  sendKey,
  sent,
  scans,
  unit,
  c,
}: {
  c: DeskContext
  at: string
  unit: string
  words: Words
  today: string
  follows: boolean
  sendKey: string
  sent: Sent
  /** What the office has brought of the paper: it is handed in with it. */
  scans: readonly Evidence[]
}) {
  const { one } = sent(`${at}/paper`)
  return (
    <details open={one('receivedOn') !== ''}>
      <summary>{words.paper}</summary>
      <p class="hint">{words.paperScan}</p>
      <UploadForm action={`${at}/evidence`} words={words} />
      <form method="post" action={`${at}/paper`}>
        {scans.length > 0 && <Files files={scans} {...{ c, words }} removable />}
        <p class="hint">{words.paperLead}</p>
        <input type="hidden" name="key" value={sendKey} />
        <Field
          name="receivedOn"
          type="date"
          label={words.received}
          value={one('receivedOn') || today}
          required
        />
        <Choice
          name="via"
          label={words.via}
          options={(['paper', 'e-office'] as const).map((via) => [via, words.vias[via]])}
          chosen={one('via')}
        />
        <Choice
          name="did"
          label={words.did}
          options={(['done', 'partly', 'not'] as const).map((did) => [did, words.dids[did]])}
          chosen={one('did')}
        />
        {unit && <Field name="figure" label={words.figure(unit)} value={one('figure')} max={24} />}
        <WordsField name="results" label={words.results} value={one('results')} max={DUTY_WORDS.results} />
        {follows && (
          <WordsField
            name="reason"
            label={words.reason}
            value={one('reason')}
            rows={2}
            max={DUTY_WORDS.reason}
          />
        )}
        <p class="buttons">
          <button type="submit">{words.paper}</button>
        </p>
      </form>
    </details>
  )
}

/** Excusing or pausing a duty by a decision, or taking it up again. */
export function SetAsideForm({
  at,
  words,
  duty,
  sent,
}: {
  at: string
  words: Words
  duty: Duty
  sent: Sent
}) {
  const said = sent(`${at}/standing`)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.aside}</summary>
      <form method="post" action={`${at}/standing`}>
        <Field
          name="basis"
          label={words.asideBasis}
          value={said.one('basis')}
          required
          max={DUTY_WORDS.basis}
        />
        <p class="buttons">
          {duty.setAside ? (
            <button type="submit" name="how" value="resume">
              {words.resume}
            </button>
          ) : (
            <>
              <button type="submit" name="how" value="waived">
                {words.waive}
              </button>
              <button type="submit" name="how" value="suspended">
                {words.suspend}
              </button>
            </>
          )}
        </p>
      </form>
    </details>
  )
}
