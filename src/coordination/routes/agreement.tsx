import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import { type Agreement, type AgreementState, type Party, stateOn } from '../agreements/agreement.ts'
import { textOn } from '../agreements/amending.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import { membersOn } from '../agreements/parties.ts'
import { agreementById, agreementsOf, provisionsOf, textsOf } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { obligationsOf } from '../duties/queries.ts'
import { heirsAmong } from '../duties/standing.ts'
import { evidenceOf } from '../evidence.ts'
import { bodiesHeld } from '../people/post.ts'
import { can } from '../people/rights.ts'
import { reviewsOf } from '../reviews/queries.ts'
import { NOTHING_SENT, type Sent } from '../said.ts'
import { tasksOfAgreement } from '../tasks/queries.ts'
import { CloseForm, LeaveForm, PartyForm } from '../views/agreement-forms.tsx'
import { FactItems } from '../views/fact-list.tsx'
import { FollowUp } from '../views/follow-up.tsx'
import { ObligationsPart } from '../views/obligations-part.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { TextPart } from '../views/text-part.tsx'
import { type Words, wordsIn } from '../words.ts'
import { agreementsOfRole } from '../work/my-work.ts'

export type Issue = { field: string; says: string }

/** An agreement: what it says of itself, who is bound, its provisions and what it asks for. */
export async function agreementPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await agreementAsked(c, register, asking, 'read-agreement')
  return loaded ? showAgreement(c, register, asking, loaded) : c.notFound()
}

/** The agreement of an address for somebody who reads or writes it; nothing where they may not. */
export function agreementAsked(
  c: DeskContext,
  { database }: Pick<Register, 'database'>,
  { actor, today }: Asking,
  verb: 'read-agreement' | 'write-agreement',
) {
  return agreementFor(database.rows, actor, verb, c.get('site').id, c.req.param('id') ?? '', today)
}

/** The page of an agreement, with what stands against a form that was sent. */
export async function showAgreement(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, stand, parties, bodies }: Loaded,
  issues: readonly Issue[] = [],
  sent: Sent = NOTHING_SENT,
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const mayWrite = can(asking.actor, 'write-agreement', stand, asking.today)
  const isDraft = agreement.state === 'draft'
  const isHeld = !isDraft && stateOn(agreement, asking.today) === 'in-force'
  const at = `${HOME}/agreements/${agreement.id}`
  const texts = await textsOf(rows, agreement.id)
  const [provisions, obligations] = [
    await provisionsOf(rows, agreement.id, textOn(texts, asking.today)?.id),
    await obligationsOf(rows, agreement.id),
  ]
  const { siteId, id } = agreement
  const [reviews, difficulties, tasks] = [
    await reviewsOf(rows, siteId, id),
    await difficultiesOf(rows, siteId, id),
    await tasksOfAgreement(rows, siteId, id),
  ]
  const isClosable = mayWrite && !isDraft && agreement.endBasis === ''
  const [others, follower] = [
    isClosable ? await othersKept(rows, agreement, asking) : [],
    agreement.followedBy ? await agreementById(rows, siteId, agreement.followedBy) : undefined,
  ]
  const heirsOf = await heirsAmong(
    rows,
    obligations.map((each) => each.id),
    asking.today,
  )
  const signed = await evidenceOf(rows, siteId, id)
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={agreement.title}
      way={{ href: `${HOME}/agreements`, name: words.agreements }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      {isDraft && mayWrite && (
        <p>
          <a href={`${at}/particulars`}>{words.rewriteAgreement}</a>
        </p>
      )}
      <Facts {...{ agreement, words }} state={stateOn(agreement, asking.today)} />
      {follower && (
        <p>
          {words.followedBy}: <a href={`${HOME}/agreements/${follower.id}`}>{follower.title}</a>
        </p>
      )}
      {stateOn(agreement, asking.today) === 'expired' &&
        !reviews.some(({ kind, state }) => kind === 'final' && state === 'signed') && (
          <p class="issues">{words.finalMissing}</p>
        )}
      <ObligationsPart
        {...{ words, at, sent, obligations, agreement, parties, bodies, mayWrite }}
        today={asking.today}
        maySeePublications={can(asking.actor, 'see-publications', stand, asking.today)}
      />
      {!isDraft && (
        <FollowUp {...{ words, at, asking, bodies, stand, reviews, difficulties, tasks, sent, heirsOf }} />
      )}
      <section>
        <h2 id="parties">{words.parties}</h2>
        <ul class="work">
          {parties.map((party) => (
            <PartyItem
              c={c}
              {...{ party, at, words, bodies, asking, sent, mayWrite }}
              {...{ isDraft, isHeld }}
            />
          ))}
        </ul>
        {mayWrite && (isDraft || isHeld) && <PartyForm {...{ words, bodies, sent, at, isDraft }} />}
      </section>
      <TextPart
        {...{ c, words, at, sent, agreement, provisions, texts, signed, mayWrite }}
        mayAmend={mayWrite && isHeld}
      />
      {isClosable && (
        <CloseForm
          {...{ words, sent, others }}
          at={`${at}/end`}
          today={asking.today}
          version={agreement.version}
          isOver={stateOn(agreement, asking.today) !== 'in-force'}
        />
      )}
      {isDraft && mayWrite && (
        <details>
          <summary>{words.discardAgreement}</summary>
          <form method="post" action={`${at}/removal`}>
            <p class="hint">{words.discardLead}</p>
            <p class="buttons">
              <button type="submit">{words.discardAgreement}</button>
            </p>
          </form>
        </details>
      )}
      {isDraft && mayWrite && (
        <form method="post" action={`${at}/force`} class="decision">
          <input type="hidden" name="version" value={String(agreement.version)} />
          <p class="hint">{words.enforceLead}</p>
          <p class="buttons">
            <button type="submit" class="main-act">
              {words.enforce}
            </button>
          </p>
        </form>
      )}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Agreements in force that somebody keeps too: one of them may take the place of this one. */
export async function othersKept(rows: Rows, { id, siteId }: Agreement, { actor, today }: Asking) {
  const hubs = bodiesHeld(actor.posts, today, ['coordinator'])
  const kept = new Set(await agreementsOfRole(rows, siteId, 'focal', hubs, today))
  return (await agreementsOf(rows, siteId)).filter(
    (each) => each.id !== id && kept.has(each.id) && stateOn(each, today) === 'in-force',
  )
}

function Facts({ agreement, state, words }: { agreement: Agreement; state: AgreementState; words: Words }) {
  const { number, issuedOn, issuer, subject, termLabel, since, until, form, endBasis } = agreement
  const facts = [
    [words.number, `${number}, ${dayInWords(issuedOn)}`],
    [words.issuer, `${issuer} (${words.forms[form]})`],
    [words.subject, subject],
    ...(termLabel ? [[words.termLabel, termLabel]] : []),
    [words.since, dayInWords(since) + (until ? ` ${words.endedOn(dayInWords(until))}` : '')],
    ...(endBasis ? [[words.endBasis, endBasis]] : []),
  ]
  return (
    <>
      <p>
        <strong class={`state ${state}`}>{words.agreementStates[state]}</strong>
      </p>
      <dl class="facts">
        <FactItems facts={facts} />
      </dl>
    </>
  )
}

function PartyItem({
  c,
  party,
  at,
  words,
  bodies,
  asking,
  sent,
  mayWrite,
  isDraft,
  isHeld,
}: {
  c: DeskContext
  party: Party
  at: string
  words: Words
  bodies: Loaded['bodies']
  asking: Asking
  sent: Sent
  mayWrite: boolean
  isDraft: boolean
  isHeld: boolean
}) {
  const body = bodies.find(({ id }) => id === party.bodyId)
  const name = body?.name ?? (party.label || words.kinds[party.groupKind ?? 'office'])
  const count = formatNumber(membersOn(party, bodies, asking.today).length, c.get('language'))
  return (
    <li class="with-act">
      <div>
        <strong>{name}</strong>
        <p class="hint">
          {words.side} {party.side} · {words.partyRoles[party.role]}
          {party.groupKind && ` · ${words.membersToday(count)}`}
          {party.basis && ` · ${words.sinceDay(dayInWords(party.since))}, ${words.asideBy(party.basis)}`}
          {party.until && ` · ${words.endedOn(dayInWords(party.until))}`}
        </p>
        {mayWrite && isHeld && party.until === null && (
          <LeaveForm
            {...{ words, sent, name }}
            id={party.id}
            at={`${at}/parties/${party.id}/release`}
            today={asking.today}
          />
        )}
      </div>
      {mayWrite && isDraft && (
        <form method="post" action={`${at}/parties/${party.id}/end`}>
          <button type="submit" aria-label={words.removePartyOf(name)}>
            {words.removeParty}
          </button>
        </form>
      )}
    </li>
  )
}
