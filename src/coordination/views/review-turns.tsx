import { PAPERS, type Paper } from '../reviews/holding.ts'
import { REVIEW_ACTS, type Review, type ReviewAct } from '../reviews/review.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { Field } from './fields.tsx'
import { REVIEW_WORDS } from './review-parts.tsx'

/** What can be done with a review as it stands. */
export function TurnForms({
  words,
  at,
  review,
  mayWrite,
  maySign,
  today,
  sent,
}: {
  words: Words
  at: string
  review: Review
  mayWrite: boolean
  maySign: boolean
  today: string
  sent: Sent
}) {
  const open = (Object.keys(REVIEW_ACTS) as ReviewAct[]).filter(
    (act) =>
      (REVIEW_ACTS[act].from as readonly string[]).includes(review.state) &&
      (act === 'sign' ? maySign : mayWrite),
  )
  const forward = open.filter((act) => act !== 'postpone' && act !== 'cancel')
  const back = open.filter((act) => act === 'postpone' || act === 'cancel')
  return (
    <section class="decisions">
      {forward.map((act) => (
        <form method="post" action={`${at}/acts/${act}`}>
          {act === 'begin' && <Field name="heldOn" type="date" label={words.heldOn} value={today} required />}
          {act === 'conclude' && (
            <Field
              name="nextOn"
              type="date"
              label={words.nextReviewOn}
              value={review.nextOn ?? ''}
              hint={words.nextReviewHint}
            />
          )}
          {act === 'sign' && <p class="hint">{words.signLead}</p>}
          {act === 'sign' && <input type="hidden" name="version" value={String(review.version)} />}
          <p class="buttons">
            <button
              type="submit"
              class={act === 'reopen-papers' || act === 'resume' ? undefined : 'main-act'}
            >
              {words.reviewActs[act]}
            </button>
          </p>
        </form>
      ))}
      {mayWrite && review.state === 'in-session' && (
        <details open={sent(`${at}/day`) !== NOTHING_SAID}>
          <summary>{words.correctDay}</summary>
          <form method="post" action={`${at}/day`}>
            <Field
              name="heldOn"
              type="date"
              label={words.heldOn}
              value={sent(`${at}/day`).one('heldOn') || (review.heldOn ?? '')}
              required
            />
            <p class="buttons">
              <button type="submit">{words.correctDay}</button>
            </p>
          </form>
        </details>
      )}
      {back.map((act) => (
        <details open={sent(`${at}/acts/${act}`) !== NOTHING_SAID}>
          <summary>{words.reviewActs[act]}</summary>
          <form method="post" action={`${at}/acts/${act}`}>
            <label for={`reason-${act}`}>{words.reason}</label>
            <input
              id={`reason-${act}`}
              name="reason"
              value={sent(`${at}/acts/${act}`).one('reason')}
              required
              maxlength={REVIEW_WORDS.reason}
            />
            {act === 'postpone' && (
              <Field name="plannedOn" type="date" label={words.postponedTo} hint={words.postponedHint} />
            )}
            <p class="buttons">
              <button type="submit">{words.reviewActs[act]}</button>
            </p>
          </form>
        </details>
      ))}
      {review.state === 'signed' &&
        mayWrite &&
        PAPERS.filter((paper) => review[`${paper}On`] === null).map((paper) => (
          <NumberForm {...{ words, paper, today }} at={`${at}/${paper}/number`} sent={sent} />
        ))}
    </section>
  )
}

/** The number and day that the clerk gives to a paper. */
function NumberForm({
  words,
  paper,
  at,
  today,
  sent,
}: {
  words: Words
  paper: Paper
  at: string
  today: string
  sent: Sent
}) {
  const said = sent(at)
  return (
    <form method="post" action={at}>
      <label for={`${paper}-number`}>{words.paperNumbers[paper]}</label>
      <input id={`${paper}-number`} name="number" value={said.one('number')} required maxlength={100} />
      <label for={`${paper}-on`}>{words.paperDays[paper]}</label>
      <input id={`${paper}-on`} name="on" type="date" value={said.one('on') || today} required />
      <p class="buttons">
        <button type="submit">{words.giveNumber}</button>
      </p>
    </form>
  )
}
