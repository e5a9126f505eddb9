import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { dayInWords, readDay } from '../../web/index.ts'
import { inForceFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { changeRule } from '../duties/changing-rule.ts'
import { periodsOf } from '../duties/generating.ts'
import { leadersOn } from '../duties/holders.ts'
import type { Obligation } from '../duties/obligation.ts'
import { HORIZON_DAYS } from '../duties/obliging.ts'
import { holdingsOf, obligationById, rulesOf } from '../duties/queries.ts'
import { fieldsOf as fieldsOfRule, ruleIn } from '../duties/rule-form.ts'
import { kept, unfitIn } from '../said.ts'
import { ruleInWords } from '../saying.ts'
import { addDays } from '../time/calendar.ts'
import { workingCalendar, yearsWithoutDaysOff } from '../time/calendar-days.ts'
import { DueRule } from '../time/due-rule.ts'
import { DatesTable } from '../views/dates-table.tsx'
import { Field } from '../views/fields.tsx'
import { RuleFields } from '../views/obligation-form.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

type Found = Loaded & { obligation: Obligation }
type Issue = { field: string; says: string }

/** A form for when something is due from a day on, by an amendment. */
export async function rulePage(c: DeskContext, register: Register, asking: Asking) {
  const found = await load(c, register, asking)
  return found ? show(c, register, asking, found) : c.notFound()
}

async function load(
  c: DeskContext,
  { database: { rows } }: Register,
  { actor, today }: Asking,
): Promise<Found | undefined> {
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const loaded = await inForceFor(rows, actor, siteId, id, today)
  const obligation = await obligationById(rows, siteId, c.req.param('obligation') ?? '')
  return loaded && obligation?.state === 'active' && obligation.agreementId === id
    ? { ...loaded, obligation }
    : undefined
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, bodies, obligation }: Found,
  issues: readonly Issue[] = [],
  one: (name: string) => string = fieldsOfRule(obligation.rule),
  proposed?: DueRule,
) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const calendar = await workingCalendar(rows, agreement.siteId)
  const holdings = await holdingsOf(rows, obligation.id)
  const next = proposed ? [{ id: '', rule: proposed, since: one('from') }] : []
  const all = await rulesOf(rows, obligation.id)
  // What held before is of no use here.
  const known = all.slice(
    Math.max(
      0,
      all.findLastIndex(({ since }) => since <= asking.today),
    ),
  )
  const rules = [...all, ...next]
  const dates = periodsOf(rules, obligation.since, addDays(asking.today, HORIZON_DAYS), calendar)
    .filter(({ ruleId }) => ruleId === '')
    .flatMap((period) => leadersOn(holdings, period.close).map((bodyId) => ({ ...period, bodyId })))
  const empty = await yearsWithoutDaysOff(rows, agreement.siteId, dates)
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.ruleChange}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <p class="lead-in">
        <strong>{obligation.title}</strong>
      </p>
      <ul>
        {known.map(({ rule, since }, place) => (
          <li>
            {place === 0 ? words.ruleNow : words.ruleFrom(dayInWords(since))}: {ruleInWords(rule, words)}
          </li>
        ))}
      </ul>
      <p>{words.ruleChangeLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`${HOME}/agreements/${agreement.id}/obligations/${obligation.id}/rule`}>
        <Field name="from" type="date" label={words.ruleSince} value={one('from')} required />
        <Field name="basis" label={words.ruleBasis} value={one('basis')} required max={300} />
        <RuleFields words={words} said={{ one, all: (name) => [one(name)] }} />
        {proposed && (
          <DatesTable
            {...{ words, dates, bodies, empty }}
            language={c.get('language')}
            isRegistrar={asking.isAdministrator}
          />
        )}
        <p class="buttons">
          <button type="submit" class={proposed ? undefined : 'main-act'}>
            {words.preview}
          </button>
          {proposed && (
            <button type="submit" name="act" value="confirm" class="main-act">
              {words.confirm}
            </button>
          )}
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Every date that the changed rule would make, or, where that was confirmed, the change itself. */
export async function proposeRule(c: DeskContext, register: Register, asking: Asking) {
  const [found, field] = [await load(c, register, asking), await fieldsOf(c)]
  if (!found || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const refuse = (says: string, at = 'rule') => show(c, register, asking, found, [{ field: at, says }], field)
  const { agreement, obligation } = found
  const rule = DueRule.safeParse(ruleIn(field, agreement.profile))
  const since = readDay(field('from'))
  if (!rule.success) return refuse(words.obligationUnfit.rule)
  if (since <= asking.today) return refuse(words.ruleInThePast, 'from')
  if (field('act') !== 'confirm') return show(c, register, asking, found, [], field, rule.data)
  const [basis, unfit] = [kept(field('basis')), unfitIn({ one: field }, { basis: 300 }, words)]
  if (unfit) return refuse(unfit.says, unfit.field)
  const [by, at] = [asking.person.account.id, register.clock()]
  const changed = await register.database.transact(async (rows) => {
    const calendar = await workingCalendar(rows, agreement.siteId)
    const change = { rule: rule.data, since, basis }
    return changeRule(rows, agreement.siteId, obligation.id, change, calendar, asking.today, by, at)
  })
  if (changed.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  return changed.outcome === 'basisMissing'
    ? refuse(words.asideBasisMissing, 'basis')
    : refuse(words.ruleInThePast, 'from')
}
