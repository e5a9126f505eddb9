import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import { newId } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { existsOn } from '../../sites/index.ts'
import { readDay } from '../../web/index.ts'
import { inForceFor, type Loaded } from '../agreements/loading.ts'
import { provisionsOf } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { endObligation } from '../duties/ending.ts'
import { dutyAfterEvent } from '../duties/generating.ts'
import { isOwnReceiver, spansOf } from '../duties/holders.ts'
import { activate, draftObligation, foresee, HORIZON_DAYS, ObligationFields } from '../duties/obliging.ts'
import { obligationById } from '../duties/queries.ts'
import { readdress } from '../duties/receiving.ts'
import { ruleIn } from '../duties/rule-form.ts'
import { text } from '../fields.ts'
import { NOTHING_SAID, type Said, saidIn, sentTo } from '../said.ts'
import { issuesIn } from '../saying.ts'
import { addDays } from '../time/calendar.ts'
import { workingCalendar, yearsWithoutDaysOff } from '../time/calendar-days.ts'
import { DatesTable } from '../views/dates-table.tsx'
import { ObligationForm } from '../views/obligation-form.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { showAgreement } from './agreement.tsx'

type Issue = { field: string; says: string }

/** A form for what an agreement asks for again and again. */
export async function newObligationPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking)
  return loaded ? showForm(c, register, asking, loaded, [], NOTHING_SAID) : c.notFound()
}

function load(c: DeskContext, { database }: Register, { actor, today }: Asking) {
  return inForceFor(database.rows, actor, c.get('site').id, c.req.param('id') ?? '', today)
}

async function showForm(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, parties, bodies }: Loaded,
  issues: readonly Issue[],
  said: Said,
) {
  const words = wordsIn(c.get('language'))
  const provisions = await provisionsOf(register.database.rows, agreement.id)
  const there = bodies.filter((body) => existsOn(body, asking.today))
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.newObligation}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <ObligationForm {...{ words, agreement, parties, bodies: there, provisions, said }} />
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** What a form says of an obligation, or what stands against it. */
function read(said: Said, { agreement, parties, bodies }: Loaded) {
  const known = new Set(bodies.map(({ id }) => id))
  return ObligationFields.safeParse({
    ...{
      kind: said.one('kind'),
      title: said.one('title'),
      output: said.one('output'),
      unit: said.one('unit'),
    },
    provisionId: said.one('provisionId') || null,
    recipients: said.all('recipients').filter((id) => known.has(id)),
    partyId: parties.some(({ id }) => id === said.one('partyId')) ? said.one('partyId') : undefined,
    ...{ since: said.one('since') || agreement.since, until: said.one('until') || null },
    rule: ruleIn(said.one, agreement.profile),
  } satisfies Record<keyof ObligationFields, unknown>)
}

/** What keeps an obligation from being carried out: days outside the agreement, or nobody but its own holders to receive it. */
function standingAgainst(
  { since, until, partyId, recipients }: ObligationFields,
  { agreement, parties, bodies }: Loaded,
): 'since' | 'until' | 'recipients' | undefined {
  const end = agreement.until
  if (since < agreement.since || (end !== null && since > end)) return 'since'
  if (until !== null && end !== null && until > end) return 'until'
  const party = parties.find(({ id }) => id === partyId)
  const holders = party ? spansOf(party, bodies, since) : []
  return isOwnReceiver(holders, recipients) ? 'recipients' : undefined
}

/** Every date that would be, for every body, before anything exists; or, where that was confirmed, lets it be. */
export async function proposeObligation(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { rows } = register.database
  const fields = read(said, loaded)
  const provisions = await provisionsOf(rows, loaded.agreement.id)
  if (!fields.success)
    return showForm(c, register, asking, loaded, issuesIn(fields.error, words.obligationUnfit, words), said)
  const standing = standingAgainst(fields.data, loaded)
  if (standing)
    return showForm(
      c,
      register,
      asking,
      loaded,
      [{ field: standing, says: words.obligationUnfit[standing] }],
      said,
    )
  // An address of a provision that is not this agreement's says nothing.
  if (!provisions.some(({ id }) => id === fields.data.provisionId)) fields.data.provisionId = null
  if (said.one('act') === 'change') return showForm(c, register, asking, loaded, [], said)
  if (said.one('act') === 'confirm') return create(c, register, asking, loaded, fields.data, said)
  return showPreview(c, register, asking, loaded, fields.data, said)
}

async function showPreview(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, parties, bodies }: Loaded,
  fields: ObligationFields,
  said: Said,
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const party = parties.find(({ id }) => id === fields.partyId)
  const spans = party ? spansOf(party, bodies, fields.since) : []
  const calendar = await workingCalendar(rows, agreement.siteId)
  const dates = foresee(fields, agreement, spans, addDays(asking.today, HORIZON_DAYS), calendar)
  const empty = await yearsWithoutDaysOff(rows, agreement.siteId, dates)
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.previewTitle}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <p class="lead-in">
        <strong>{fields.title}</strong>
      </p>
      <DatesTable
        {...{ words, dates, bodies, empty }}
        language={c.get('language')}
        isRegistrar={asking.isAdministrator}
      />
      <form method="post" action={`${HOME}/agreements/${agreement.id}/obligations`}>
        {HIDDEN.flatMap((name) =>
          said.all(name).map((value) => <input type="hidden" name={name} value={value} />),
        )}
        <p class="buttons">
          <input type="hidden" name="key" value={said.one('key') || newId()} />
          <button type="submit" name="act" value="confirm" class="main-act">
            {words.confirm}
          </button>
          <button type="submit" name="act" value="change">
            {words.change}
          </button>
        </p>
      </form>
    </RegisterPage>,
  )
}

/** The fields that the preview carries on. */
const HIDDEN = [
  ...[
    'kind',
    'title',
    'output',
    'unit',
    'provisionId',
    'recipients',
    'partyId',
    'since',
    'until',
    'ruleKind',
  ],
  ...[
    'periodKind',
    'deadline',
    'workingDays',
    'dayOfMonth',
    'monthsAfter',
    'shift',
    'eventDays',
    'eventUnit',
  ],
  'milestones',
]

async function create(
  c: DeskContext,
  register: Register,
  asking: Asking,
  loaded: Loaded,
  fields: ObligationFields,
  said: Said,
) {
  const { agreement, parties, bodies } = loaded
  const words = wordsIn(c.get('language'))
  const party = parties.find(({ id }) => id === fields.partyId)
  const [by, at] = [asking.person.account.id, register.clock()]
  const missing = [{ field: 'partyId', says: words.holdersMissing }]
  if (!party) return showForm(c, register, asking, loaded, missing, said)
  // Confirmed twice it is one: the form carries its identifier.
  const key = /^[0-9a-f-]{36}$/.test(said.one('key')) ? said.one('key') : newId()
  const made = await register.database.transact(async (rows) => {
    if (await obligationById(rows, agreement.siteId, key)) return { outcome: 'done' as const }
    const id = await draftObligation(rows, agreement, fields, by, at, key)
    const calendar = await workingCalendar(rows, agreement.siteId)
    return activate(rows, agreement.siteId, id, { party, bodies }, calendar, asking.today, by, at)
  })
  if (made.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  return showForm(c, register, asking, loaded, missing, said)
}

/** Enters that something happened after which a body owes something: the same event twice is one duty. */
export async function enterEvent(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const { rows, transact } = register.database
  const { agreement } = loaded
  const { siteId } = agreement
  const obligation = await obligationById(rows, siteId, c.req.param('obligation') ?? '')
  if (obligation?.agreementId !== agreement.id) return c.notFound()
  const [on, body] = [readDay(said.one('on')), said.one('body')]
  const [by, at] = [asking.person.account.id, register.clock()]
  const happened = await transact(async (open) => {
    if (on === '' || on > asking.today) return { outcome: 'notAllowed' as const }
    const calendar = await workingCalendar(open, siteId)
    const answer = await dutyAfterEvent(open, obligation, body, on, calendar)
    const details = { body, on }
    if (answer.outcome === 'done' && answer.isNew)
      await record(open, { siteId, at, by, act: 'event-entered', subject: obligation.id, details })
    return answer
  })
  if (happened.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  const says = wordsIn(c.get('language')).eventUnfit
  return showAgreement(
    c,
    register,
    asking,
    loaded,
    [{ field: 'obligations', says }],
    sentTo(c.req.path, said),
  )
}

/** Ends what an agreement asks for, with a day and by a decision. */
export async function endGivenObligation(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { agreement } = loaded
  const refuse = (says: string) =>
    showAgreement(c, register, asking, loaded, [{ field: 'obligations', says }], sentTo(c.req.path, said))
  const obligation = await obligationById(
    register.database.rows,
    agreement.siteId,
    c.req.param('obligation') ?? '',
  )
  if (obligation?.agreementId !== agreement.id) return c.notFound()
  const basis = text(300).safeParse(said.one('basis'))
  const lastDay = readDay(said.one('lastDay'))
  if (!basis.success || lastDay === '') return refuse(words.asideBasisMissing)
  const [by, at] = [asking.person.account.id, register.clock()]
  const ended = await register.database.transact((rows) =>
    endObligation(
      rows,
      agreement.siteId,
      obligation.id,
      { lastDay, basis: basis.data },
      asking.today,
      by,
      at,
    ),
  )
  if (ended.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  return refuse(ended.outcome === 'inThePast' ? words.ruleInThePast : words.decideConflict)
}

/** Says anew who receives what an agreement asks for. */
export async function readdressObligation(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const { agreement, bodies } = loaded
  const { rows, transact } = register.database
  const obligation = await obligationById(rows, agreement.siteId, c.req.param('obligation') ?? '')
  if (obligation?.agreementId !== agreement.id) return c.notFound()
  const there = new Set(bodies.filter((body) => existsOn(body, asking.today)).map(({ id }) => id))
  const recipients = said.all('recipients').filter((id) => there.has(id))
  const [by, at] = [asking.person.account.id, register.clock()]
  const done = await transact((open) => readdress(open, agreement.siteId, obligation.id, recipients, by, at))
  if (done.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  if (done.outcome === 'notAllowed') return c.notFound()
  const says = wordsIn(c.get('language')).obligationUnfit.recipients
  const sent = sentTo(c.req.path, said)
  return showAgreement(c, register, asking, loaded, [{ field: 'obligations', says }], sent)
}
