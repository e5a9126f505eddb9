import { dayInWords, formatNumber, momentIn } from '../../web/index.ts'
import type { Asking } from '../desk.ts'
import type { Dispute } from '../duties/disputing.ts'
import type { Extension } from '../duties/extending.ts'
import type { Duty } from '../duties/obligation.ts'
import type { Deed } from '../people/delegating.ts'
import type { Verb } from '../people/rights.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import { daysBetween } from '../time/calendar.ts'
import type { Words } from '../words.ts'
import { DUTY_WORDS } from './duty-acts.tsx'
import { Field, Words as WordsField } from './fields.tsx'

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
              {each.askedBy !== each.decidedBy && (
                <>
                  {who({ accountId: each.askedBy, day: each.askedOn })} · {dayInWords(each.askedOn)} ·{' '}
                  {words.extensionStates[each.state]}
                  {each.granted && `, ${words.extensionGranted(dayInWords(each.granted))}`}
                </>
              )}
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
