import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { momentIn } from '../../web/index.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { text } from '../fields.ts'
import { type Deed, namedFor } from '../people/delegating.ts'
import { can } from '../people/rights.ts'
import { foundInSummary } from '../publications/checking.ts'
import type { Publication } from '../publications/publication.ts'
import {
  approvePublication,
  draftPublication,
  type Published,
  withdrawPublication,
} from '../publications/publishing.ts'
import { publicationsOf } from '../publications/queries.ts'
import { peopleAt } from '../reviews/queries.ts'
import { unfitIn } from '../said.ts'
import { Findings } from '../views/findings.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { SummaryView } from '../views/summary-view.tsx'
import { type Words, wordsIn } from '../words.ts'

type Issue = { field: string; says: string }

/** What the public is told of an agreement, what waits for approval, and what it said before. */
export async function publicationsPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'see-publications')
  return loaded ? show(c, register, asking, loaded) : c.notFound()
}

function load(
  c: DeskContext,
  { database }: Pick<Register, 'database'>,
  { actor, today }: Asking,
  verb: 'see-publications' | 'draft-publication' | 'approve-publication' | 'withdraw-publication',
) {
  return agreementFor(database.rows, actor, verb, c.get('site').id, c.req.param('id') ?? '', today)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, stand }: Loaded,
  issues: readonly Issue[] = [],
  reason = '',
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const { siteId, id, title } = agreement
  const publications = await publicationsOf(rows, siteId, id)
  const [newest] = publications
  const draft = newest?.approvedAt === null && newest.withdrawnAt === null ? newest : undefined
  // Readers see the newest that was approved, unless it was withdrawn.
  const approved = publications.find(({ approvedAt }) => approvedAt !== null)
  const shown = approved?.withdrawnAt === null ? approved : undefined
  const found = draft ? foundInSummary(draft.summary, await peopleAt(rows, siteId, id)) : []
  const who = await namedFor(
    rows,
    siteId,
    publications.flatMap(({ draftedBy, approvedBy }) => [draftedBy, approvedBy ?? '']),
    stand.leading,
    words.onBehalf,
  )
  const may = (verb: 'draft-publication' | 'approve-publication' | 'withdraw-publication') =>
    can(asking.actor, verb, stand, asking.today)
  const at = `${HOME}/agreements/${id}/publications`
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.publications}
      way={{ href: `${HOME}/agreements/${id}`, name: title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p class="lead-in">{words.publicationsLead}</p>
      {may('draft-publication') && (
        <form method="post" action={at}>
          <label class="choice">
            <input
              type="checkbox"
              name="withText"
              value="yes"
              checked={newest?.summary.provisions !== undefined}
            />
            {words.publicationWithText}
          </label>
          <button type="submit" class={newest ? undefined : 'main-act'}>
            {words.publicationDraft}
          </button>
        </form>
      )}
      <ul class="work">
        {publications.map((publication) => (
          <li>
            <strong>{words.publicationNumber(publication.number)}</strong>
            <p class="hint">
              {standingOf(publication, publication === shown, who, c.get('site').zone, words)}
            </p>
            {(publication === shown || publication === draft) && may('withdraw-publication') && (
              <Withdrawal
                at={`${at}/${publication.id}`}
                {...{ words, reason }}
                isDraft={publication === draft}
              />
            )}
          </li>
        ))}
      </ul>
      {newest && (
        <section>
          <h2 id="newest">{words.publicationNumber(newest.number)}</h2>
          {draft && <Findings {...{ found, words }} />}
          {draft && may('approve-publication') && draft.draftedBy === asking.actor.accountId && (
            <p class="hint">{words.publicationIssues.ownDraft}</p>
          )}
          {draft && may('approve-publication') && draft.draftedBy !== asking.actor.accountId && (
            <form method="post" action={`${at}/${newest.id}/approval`} class="decision">
              <p>{words.publicationApproveLead}</p>
              <button type="submit" class="main-act">
                {words.publicationApprove}
              </button>
            </form>
          )}
          <h3>{newest.summary.title}</h3>
          <SummaryView summary={newest.summary} language={c.get('site').language} today={asking.today} />
        </section>
      )}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

function standingOf(
  { draftedBy, draftedAt, approvedBy, approvedAt, withdrawnAt, reason, slug }: Publication,
  isShown: boolean,
  who: (deed: Deed) => string,
  zone: string,
  words: Words,
) {
  const said = (at: string, by: string | null) =>
    `${momentIn(zone, at, 'minute').written}, ${who({ accountId: by ?? '', day: momentIn(zone, at, 'day').machine }) || words.none}`
  return (
    <>
      {words.publicationDrafted(said(draftedAt, draftedBy))}
      {approvedAt && ` · ${words.publicationApproved(said(approvedAt, approvedBy))}`}
      {withdrawnAt &&
        ` · ${words[approvedAt ? 'publicationWithdrawn' : 'publicationDiscarded'](momentIn(zone, withdrawnAt, 'minute').written, reason)}`}
      {isShown && (
        <>
          {' · '}
          <a href={`/quy-che/${slug}`}>{words.publicationOpen}</a>
        </>
      )}
    </>
  )
}

function Withdrawal({
  at,
  words,
  reason,
  isDraft,
}: {
  at: string
  words: Words
  reason: string
  isDraft: boolean
}) {
  const says = isDraft ? words.publicationDiscard : words.publicationWithdraw
  // A page may have both.
  const id = isDraft ? 'discard-reason' : 'reason'
  return (
    <details open={reason !== ''}>
      <summary>{says}</summary>
      <form method="post" action={`${at}/withdrawal`}>
        <label for={id}>{isDraft ? words.publicationDiscardReason : words.publicationWithdrawReason}</label>
        <textarea id={id} name="reason" rows={2} required maxlength={2000}>
          {reason}
        </textarea>
        <p class="buttons">
          <button type="submit">{says}</button>
        </p>
      </form>
    </details>
  )
}

/** Drafts what the public is to be told, as everything stands today. */
export async function draftForPublic(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'draft-publication')
  if (!loaded || loaded.agreement.state === 'draft') return c.notFound()
  const field = await fieldsOf(c)
  const { person, today } = asking
  const wished = { withText: field?.('withText') === 'yes' }
  await register.database.transact((rows) =>
    draftPublication(rows, loaded.agreement, today, person.account.id, register.clock(), wished),
  )
  return c.redirect(`${HOME}/agreements/${loaded.agreement.id}/publications?saved=yes`, 303)
}

/** Lets readers see what another person has drafted. */
export async function approveForPublic(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'approve-publication')
  if (!loaded) return c.notFound()
  const id = c.req.param('publication') ?? ''
  const done = await register.database.transact((rows) =>
    approvePublication(rows, loaded.agreement, id, asking.person.account.id, register.clock()),
  )
  return answer(c, register, asking, loaded, done)
}

/** Takes away what readers see, with a reason that they are told. */
export async function withdrawFromPublic(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'withdraw-publication')
  const field = await fieldsOf(c)
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const reason = text(2000).safeParse(field('reason'))
  if (!reason.success) {
    const { reasonMissing } = words.publicationIssues
    const { says } = unfitIn({ one: field }, { reason: 2000 }, words) ?? { says: reasonMissing }
    return show(c, register, asking, loaded, [{ field: 'reason', says }], field('reason'))
  }
  const id = c.req.param('publication') ?? ''
  const done = await register.database.transact((rows) =>
    withdrawPublication(rows, loaded.agreement, id, reason.data, asking.person.account.id, register.clock()),
  )
  return answer(c, register, asking, loaded, done)
}

function answer(c: DeskContext, register: Register, asking: Asking, loaded: Loaded, done: Published) {
  const words = wordsIn(c.get('language'))
  if (done.outcome === 'done')
    return c.redirect(`${HOME}/agreements/${loaded.agreement.id}/publications?saved=yes`, 303)
  const says = done.outcome === 'issues' ? words.publicationIssues[done.issue] : words.stale
  return show(c, register, asking, loaded, [{ field: 'newest', says }])
}
