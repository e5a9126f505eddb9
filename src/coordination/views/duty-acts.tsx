import type { DeskContext } from '../../accounts/index.ts'
import type { Duty } from '../duties/obligation.ts'
import type { Evidence } from '../evidence.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
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
