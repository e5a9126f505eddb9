import { dayInWords } from '../../web/index.ts'
import { DISPUTED, type Dispute } from '../duties/disputing.ts'
import type { Explanation } from '../duties/explaining.ts'
import { type Duty, isClosed } from '../duties/obligation.ts'
import type { Deed } from '../people/delegating.ts'
import type { Verb } from '../people/rights.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { DUTY_WORDS } from './duty-acts.tsx'
import { Choice, Field, Words as WordsField } from './fields.tsx'

type Voices = {
  at: string
  duty: Duty
  /** How whoever did something on a day is named. */
  who: (deed: Deed) => string
  may: ReadonlySet<Verb>
  words: Words
  sent: Sent
  /** Who looks: nobody decides what they said themselves. */
  reader: string
}

/** What was asked of the body and what it answered, in one place; a way to ask, and a way to answer. */
export function ExplanationPart(props: Voices & { explanations: readonly Explanation[]; today: string }) {
  const { at, duty, who, may, words, sent, explanations, today } = props
  const waiting = explanations.find(({ answeredOn }) => answeredOn === null)
  const mayAsk = may.has('ask-explanation') && !isClosed(duty) && !waiting
  if (explanations.length === 0 && !mayAsk) return null
  return (
    <section>
      <h2 id="explanation">{words.explanation}</h2>
      <ul class="work">
        {explanations.map(({ question, askedBy, askedOn, dueOn, answer, answeredBy, answeredOn }) => (
          <li>
            {question}
            <p class="hint">
              {who({ accountId: askedBy, day: askedOn })} · {dayInWords(askedOn)} ·{' '}
              {words.answerDue(dayInWords(dueOn))}
            </p>
            {answeredOn ? (
              <>
                <p>
                  <strong>{words.explanationAnswer}:</strong> {answer}
                </p>
                <p class="hint">
                  {who({ accountId: answeredBy ?? '', day: answeredOn })} · {dayInWords(answeredOn)}
                </p>
              </>
            ) : (
              <p class={dueOn < today ? 'wrong' : 'hint'}>{words.explanationWaits}</p>
            )}
          </li>
        ))}
      </ul>
      {waiting && may.has('explain') && (
        <form method="post" action={`${at}/explanations/${waiting.id}/answer`}>
          <WordsField
            name="answer"
            label={words.explanationAnswer}
            value={sent(`${at}/explanations/${waiting.id}/answer`).one('answer')}
            max={DUTY_WORDS.answer}
          />
          <p class="buttons">
            <button type="submit" class="main-act">
              {words.explanationGive}
            </button>
          </p>
        </form>
      )}
      {mayAsk && <AskForm {...{ at, words, sent }} />}
    </section>
  )
}

function AskForm({ at, words, sent }: Pick<Voices, 'at' | 'words' | 'sent'>) {
  const said = sent(`${at}/explanations`)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.explanationAsk}</summary>
      <form method="post" action={`${at}/explanations`}>
        <WordsField
          name="question"
          label={words.explanationQuestion}
          value={said.one('question')}
          rows={3}
          max={DUTY_WORDS.question}
        />
        <Field name="answerBy" type="date" label={words.answerBy} value={said.one('answerBy')} required />
        <p class="buttons">
          <button type="submit">{words.explanationAsk}</button>
        </p>
      </form>
    </details>
  )
}

/** What the body sees otherwise, and what was decided about it: both statements stay on the line. */
export function DisputePart(props: Voices & { disputes: readonly Dispute[] }) {
  const { at, duty, who, may, words, disputes, reader, sent } = props
  const open = disputes.find(({ state }) => state === 'open')
  const mayRaise = may.has('dispute') && !isClosed(duty) && !open
  if (disputes.length === 0 && !mayRaise) return null
  return (
    <section>
      <h2 id="dispute">{words.dispute}</h2>
      <ul class="work">
        {disputes.map((each) => (
          <li>
            <strong>
              {words.disputed[each.about]}
              {each.version !== null && ` (${words.versionNo(String(each.version)).toLowerCase()})`}:
            </strong>{' '}
            {each.claim}
            <p class="hint">
              {who({ accountId: each.raisedBy, day: each.raisedOn })} · {dayInWords(each.raisedOn)} ·{' '}
              {words.disputeStates[each.state]}
            </p>
            {each.decision && (
              <p>
                <strong>{words.ruling}:</strong> {each.decision}{' '}
                {each.due && words.ruledDueOn(dayInWords(each.due))}{' '}
                <span class="hint">
                  {each.decidedBy && each.decidedOn
                    ? `${who({ accountId: each.decidedBy, day: each.decidedOn })} · ${dayInWords(each.decidedOn)}`
                    : ''}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {open && may.has('decide-dispute') && open.raisedBy !== reader && (
        <RulingForm {...{ duty, words, sent, open }} at={`${at}/disputes/${open.id}/decision`} />
      )}
      {open && may.has('dispute') && (
        <form method="post" action={`${at}/disputes/${open.id}/withdrawal`}>
          <p class="buttons">
            <button type="submit">{words.disputeWithdraw}</button>
          </p>
        </form>
      )}
      {mayRaise && <DisputeForm {...{ at, words, sent }} />}
    </section>
  )
}

function RulingForm({
  at,
  duty,
  words,
  sent,
  open,
}: Pick<Voices, 'at' | 'duty' | 'words' | 'sent'> & { open: Dispute }) {
  const said = sent(at)
  return (
    <form method="post" action={at}>
      <p class="hint">{words.rulingLead[open.about]}</p>
      {open.about === 'due' && (
        <Field
          name="ruledDue"
          type="date"
          label={words.ruledDue}
          value={said.one('ruledDue') || (duty.dueCurrent ?? '')}
        />
      )}
      <WordsField
        name="ruling"
        label={words.ruling}
        value={said.one('ruling')}
        rows={3}
        max={DUTY_WORDS.ruling}
      />
      <p class="buttons">
        <button type="submit" name="act" value="uphold">
          {words.uphold}
        </button>
        <button type="submit" name="act" value="reject">
          {words.reject}
        </button>
      </p>
    </form>
  )
}

function DisputeForm({ at, words, sent }: Pick<Voices, 'at' | 'words' | 'sent'>) {
  const said = sent(`${at}/disputes`)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.disputeRaise}</summary>
      <form method="post" action={`${at}/disputes`}>
        <p class="hint">{words.disputeLead}</p>
        <Choice
          name="about"
          label={words.disputeAbout}
          options={DISPUTED.map((about) => [about, words.disputed[about]] as const)}
          chosen={said.one('about')}
        />
        <WordsField
          name="claim"
          label={words.claim}
          value={said.one('claim')}
          rows={3}
          max={DUTY_WORDS.claim}
        />
        <p class="buttons">
          <button type="submit">{words.disputeRaise}</button>
        </p>
      </form>
    </details>
  )
}
