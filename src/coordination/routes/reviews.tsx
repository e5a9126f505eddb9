import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { existsOn } from '../../sites/index.ts'
import { readDay } from '../../web/index.ts'
import { agreementFor } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { text } from '../fields.ts'
import { callReview } from '../reviews/holding.ts'
import { reviewsOf } from '../reviews/queries.ts'
import { REVIEW_KINDS } from '../reviews/review.ts'
import { nameOfReview } from '../saying.ts'
import { Choice, Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** A form for a new review of an agreement. */
export async function newReviewPage(c: DeskContext, register: Register, asking: Asking) {
  return show(c, register, asking)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  issues: readonly { field: string; says: string }[] = [],
  said: (name: string) => string = () => '',
) {
  const { rows } = register.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const loaded = await agreementFor(rows, asking.actor, 'write-review', siteId, id, asking.today)
  if (!loaded || loaded.agreement.state === 'draft') return c.notFound()
  const words = wordsIn(c.get('language'))
  const { agreement, stand, bodies } = loaded
  const signed = (await reviewsOf(rows, siteId, id)).filter(({ state }) => state === 'signed')
  const there = bodies.filter((body) => existsOn(body, asking.today))
  const day = (name: 'coversFrom' | 'coversUntil' | 'plannedOn', usual: string) => (
    <Field name={name} type="date" label={words[name]} value={said(name) || usual} required />
  )
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.callReview}
      way={{ href: `${HOME}/agreements/${id}`, name: agreement.title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p class="lead-in">{words.callLead}</p>
      <form method="post" action={`${HOME}/agreements/${id}/reviews`}>
        <Choice
          name="kind"
          label={words.reviewKind}
          options={REVIEW_KINDS.map((kind) => [kind, words.reviewKinds[kind]])}
          chosen={said('kind')}
        />
        {day('coversFrom', agreement.since)}
        {day('coversUntil', asking.today)}
        {day('plannedOn', '')}
        <Field name="place" label={words.place} value={said('place')} required />
        <Choice
          name="hostId"
          label={words.host}
          options={there.map(({ id, name }) => [id, name])}
          chosen={said('hostId') || stand.leading[0]}
        />
        {signed.length > 0 && (
          <Choice
            name="supplements"
            label={words.supplementsReview}
            options={signed.map((review) => [review.id, nameOfReview(review, words)])}
            chosen={said('supplements')}
          >
            <option value="">{words.supplementsNone}</option>
          </Choice>
        )}
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.callReview}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Calls a review: what is still open comes onto its agenda. */
export async function beginReview(c: DeskContext, register: Register, asking: Asking) {
  const { rows, transact } = register.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const loaded = await agreementFor(rows, asking.actor, 'write-review', siteId, id, asking.today)
  const field = await fieldsOf(c)
  if (!loaded || !field || loaded.agreement.state === 'draft') return c.notFound()
  const words = wordsIn(c.get('language'))
  const [coversFrom, coversUntil, plannedOn] = ['coversFrom', 'coversUntil', 'plannedOn'].map((name) =>
    readDay(field(name)),
  ) as [string, string, string]
  const place = text(300).safeParse(field('place'))
  const kind = REVIEW_KINDS.find((each) => each === field('kind'))
  const host = loaded.bodies.find((body) => body.id === field('hostId') && existsOn(body, asking.today))
  const isWhole = coversFrom && coversUntil >= coversFrom && plannedOn && place.success && kind && host
  if (!isWhole) return show(c, register, asking, [{ field: 'kind', says: words.reviewUnfit }], field)
  const known = await reviewsOf(rows, siteId, id)
  const said = {
    ...{ agreementId: id, kind, coversFrom, coversUntil, plannedOn, place: place.data, hostId: host.id },
    supplements:
      known.find((each) => each.id === field('supplements') && each.state === 'signed')?.id ?? null,
  }
  const [by, at] = [asking.person.account.id, register.clock()]
  const review = await transact((open) => callReview(open, siteId, said, by, at))
  return c.redirect(`${HOME}/reviews/${review}`, 303)
}
