import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { existsOn } from '../../sites/index.ts'
import { dayInWords, formatNumber, readCount } from '../../web/index.ts'
import { type Agreement, type Party, stateOn } from '../agreements/agreement.ts'
import { textOn } from '../agreements/amending.ts'
import {
  addProvision,
  bind,
  bringIntoForce,
  PartyFields,
  ProvisionFields,
  unbind,
} from '../agreements/drafting.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import { membersOn } from '../agreements/parties.ts'
import { provisionsOf, textsOf } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { happens } from '../duties/generating.ts'
import { obligationsOf } from '../duties/queries.ts'
import { evidenceById } from '../evidence.ts'
import { can } from '../people/rights.ts'
import { reviewsOf } from '../reviews/queries.ts'
import { NOTHING_SENT, type Sent, saidIn, sentTo } from '../said.ts'
import { issuesIn } from '../saying.ts'
import { tasksOfAgreement } from '../tasks/queries.ts'
import { EndForm, EventForm, PartyForm, ProvisionForm, RecipientsForm } from '../views/agreement-forms.tsx'
import { FactItems } from '../views/fact-list.tsx'
import { Files, UploadForm } from '../views/files.tsx'
import { FollowUp } from '../views/follow-up.tsx'
import { receivers } from '../views/obligation-form.tsx'
import { StrikeButton } from '../views/review-parts.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

type Issue = { field: string; says: string }

/** An agreement: what it says of itself, who is bound, its provisions and what it asks for. */
export async function agreementPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'read-agreement')
  return loaded ? showAgreement(c, register, asking, loaded) : c.notFound()
}

function load(
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
  const file = agreement.fileId ? await evidenceById(rows, agreement.siteId, agreement.fileId) : undefined
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
      <Facts agreement={{ ...agreement, state: stateOn(agreement, asking.today) }} words={words} />
      {stateOn(agreement, asking.today) === 'expired' &&
        !reviews.some(({ kind, state }) => kind === 'final' && state === 'signed') && (
          <p class="issues">{words.finalMissing}</p>
        )}
      <section>
        <h2 id="obligations">{words.obligations}</h2>
        {obligations.length === 0 && <p class="hint">{words.nothing}</p>}
        <ul class="work">
          {obligations
            .filter(({ state }) => mayWrite || state !== 'draft')
            .map(({ id, title, output, state, since, until, rule, recipients }) => (
              <li>
                <strong>{title}</strong>
                <p class="hint">
                  {output && `${output} · `}
                  {words.obligationStates[state]} · {words.sinceDay(dayInWords(since))}
                  {until && ` ${words.endedOn(dayInWords(until))}`}
                </p>
                {mayWrite && state === 'active' && !isDraft && (
                  <p class="hint">
                    <a href={`${at}/obligations/${id}/rule`}>{words.ruleChange}</a>
                  </p>
                )}
                {mayWrite && state === 'active' && !isDraft && (
                  <RecipientsForm
                    {...{ words, sent, recipients }}
                    at={`${at}/obligations/${id}/recipients`}
                    among={receivers(
                      parties,
                      bodies.filter((body) => existsOn(body, asking.today)),
                    )}
                  />
                )}
                {mayWrite && state === 'active' && until === null && (
                  <EndForm {...{ words, id, sent }} at={`${at}/obligations/${id}/end`} today={asking.today} />
                )}
                {mayWrite && state === 'active' && happens(rule) && (
                  <EventForm
                    {...{ words, bodies, id, sent }}
                    at={`${at}/obligations/${id}/events`}
                    today={asking.today}
                  />
                )}
              </li>
            ))}
        </ul>
        <p class="buttons">
          {!isDraft && (
            <a class="main-act" href={`${at}/matrix`}>
              {words.matrix}
            </a>
          )}
          {mayWrite && !isDraft && <a href={`${at}/obligations/new`}>{words.newObligation}</a>}
          {!isDraft && can(asking.actor, 'see-publications', stand, asking.today) && (
            <a href={`${at}/publications`}>{words.publications}</a>
          )}
        </p>
      </section>
      {!isDraft && <FollowUp {...{ words, at, asking, bodies, stand, reviews, difficulties, tasks, sent }} />}
      <section>
        <h2 id="parties">{words.parties}</h2>
        <ul class="work">
          {parties.map((party) => (
            <PartyItem c={c} {...{ party, at, words, bodies, asking }} removable={isDraft && mayWrite} />
          ))}
        </ul>
        {isDraft && mayWrite && <PartyForm {...{ words, bodies, sent, at }} />}
      </section>
      <section>
        <h2>{words.provisions}</h2>
        <div class="provisions">
          {provisions.map(({ id, path, heading, content }) => (
            <>
              <h3>
                {path} {heading}
              </h3>
              {content && <p>{content}</p>}
              {isDraft && mayWrite && (
                <StrikeButton {...{ words }} text={path} at={`${at}/provisions/${id}`} />
              )}
            </>
          ))}
        </div>
        {isDraft && mayWrite && <ProvisionForm {...{ words, sent, at }} />}
        {texts.length > 1 && (
          <ul class="work">
            {texts.slice(1).map(({ number, since, changes, fileId }) => (
              <li>
                <strong>{words.amendment(number - 1)}</strong>, {words.sinceDay(dayInWords(since))}
                <p>{changes}</p>
                {fileId && <a href={`${HOME}/evidence/${fileId}`}>{words.signedFile}</a>}
              </li>
            ))}
          </ul>
        )}
        {mayWrite && agreement.state === 'in-force' && (
          <p>
            <a href={`${at}/amendments/new`}>{words.amend}</a>
          </p>
        )}
      </section>
      <section>
        <h2 id="file">{words.signedFile}</h2>
        {file ? <Files files={[file]} c={c} /> : <p class="hint">{words.noFile}</p>}
        {isDraft && mayWrite && <UploadForm action={`${at}/file`} words={words} />}
      </section>
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

function Facts({ agreement, words }: { agreement: Agreement; words: Words }) {
  const { number, issuedOn, issuer, subject, termLabel, since, until, form, state } = agreement
  const facts = [
    [words.number, `${number}, ${dayInWords(issuedOn)}`],
    [words.issuer, `${issuer} (${words.forms[form]})`],
    [words.subject, subject],
    ...(termLabel ? [[words.termLabel, termLabel]] : []),
    [words.since, dayInWords(since) + (until ? ` ${words.endedOn(dayInWords(until))}` : '')],
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
  removable,
}: {
  c: DeskContext
  party: Party
  at: string
  words: Words
  bodies: Loaded['bodies']
  asking: Asking
  removable: boolean
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
        </p>
      </div>
      {removable && (
        <form method="post" action={`${at}/parties/${party.id}/end`}>
          <button type="submit" aria-label={words.removePartyOf(name)}>
            {words.removeParty}
          </button>
        </form>
      )}
    </li>
  )
}

/** Binds a party to a draft. */
export async function addParty(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking, 'write-agreement'), await saidIn(c)]
  if (!loaded || !said || loaded.agreement.state !== 'draft') return c.notFound()
  const [words, field] = [wordsIn(c.get('language')), said.one]
  const bodyId = loaded.bodies.some(({ id }) => id === field('bodyId')) ? field('bodyId') : null
  const read = PartyFields.safeParse({
    ...{ side: field('side'), role: field('partyRole'), bodyId, groupKind: field('groupKind') || null },
    ...{ label: field('label'), basis: '' },
  })
  const issue = { field: 'bodyId', says: words.partyUnfit }
  if (!read.success) return showAgreement(c, register, asking, loaded, [issue], sentTo(c.req.path, said))
  const [by, at] = [asking.person.account.id, register.clock()]
  const bound = await register.database.transact((rows) => bind(rows, loaded.agreement, read.data, by, at))
  return bound.outcome === 'done' ? back(c, loaded) : c.notFound()
}

/** Takes a party out of a draft. */
export async function removeParty(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking, 'write-agreement')
  if (!loaded) return c.notFound()
  const [by, at] = [asking.person.account.id, register.clock()]
  const { outcome } = await register.database.transact((rows) =>
    unbind(rows, loaded.agreement, c.req.param('party') ?? '', by, at),
  )
  if (outcome === 'lastOfRole') {
    const says = wordsIn(c.get('language')).lastOfRole
    return showAgreement(c, register, asking, loaded, [{ field: 'parties', says }])
  }
  return outcome === 'done' ? back(c, loaded) : c.notFound()
}

/** Writes a provision into the text. */
export async function writeProvision(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking, 'write-agreement'), await saidIn(c)]
  if (!loaded || !said || loaded.agreement.state !== 'draft') return c.notFound()
  const words = wordsIn(c.get('language'))
  const names = ['path', 'heading', 'content']
  const read = ProvisionFields.safeParse(
    Object.fromEntries(names.map((name) => [name, said.one(name).trim()])),
  )
  const refuse = (issues: Issue[]) =>
    showAgreement(c, register, asking, loaded, issues, sentTo(c.req.path, said))
  if (!read.success) return refuse(issuesIn(read.error, { other: words.pathUnfit }, words))
  const [by, at] = [asking.person.account.id, register.clock()]
  const added = await register.database.transact((rows) =>
    addProvision(rows, loaded.agreement, read.data, by, at),
  )
  return added.outcome === 'done' ? back(c, loaded) : refuse([{ field: 'path', says: words.pathTaken }])
}

/** Lets an agreement come into force. */
export async function enforce(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, field] = [await load(c, register, asking, 'write-agreement'), await fieldsOf(c)]
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { agreement, bodies } = loaded
  const version = readCount(field('version'))
  const [by, at] = [asking.person.account.id, register.clock()]
  const forced = await register.database.transact((rows) =>
    bringIntoForce(rows, agreement.siteId, agreement.id, version, bodies, by, at),
  )
  if (forced.outcome === 'done') return back(c, loaded)
  if (forced.outcome === 'notAllowed') return c.notFound()
  const fields = { partiesMissing: 'bodyId', provisionMissing: 'path', fileMissing: 'file' } as const
  const issues =
    'issues' in forced
      ? forced.issues.map((key) => ({ field: fields[key], says: words.activationIssues[key] }))
      : [{ field: 'file', says: words.stale }]
  return showAgreement(c, register, asking, loaded, issues)
}

function back(c: DeskContext, { agreement }: Loaded) {
  return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
}
