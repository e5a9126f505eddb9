import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import { stateOn } from '../agreements/agreement.ts'
import { draftAgreement } from '../agreements/drafting.ts'
import { agreementsOf } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { standOfAgreement } from '../duties/standing.ts'
import { bodiesHeld } from '../people/post.ts'
import { can } from '../people/rights.ts'
import { issuesIn } from '../saying.ts'
import { AgreementForm, agreementIn } from '../views/agreement-form.tsx'
import { Choice } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** Every agreement that somebody is party to, and a way to a new one for those who keep agreements. */
export async function agreementsPage(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const words = wordsIn(c.get('language'))
  const seen = []
  for (const agreement of await agreementsOf(rows, c.get('site').id)) {
    const { stand } = await standOfAgreement(rows, agreement, asking.today)
    const isSeen = can(asking.actor, 'read-agreement', stand, asking.today)
    const mayWrite = can(asking.actor, 'write-agreement', stand, asking.today)
    if (mayWrite || (isSeen && agreement.state !== 'draft')) seen.push(agreement)
  }
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.agreements}>
      {hubsOf(asking).length > 0 && (
        <p>
          <a class="main-act" href={`${HOME}/agreements/new`}>
            {words.newAgreement}
          </a>
        </p>
      )}
      {seen.length === 0 && <p class="hint">{words.nothing}</p>}
      <ul class="work">
        {seen.map(({ id, title, number, issuedOn, termLabel, ...agreement }) => (
          <li>
            <a href={`${HOME}/agreements/${id}`}>
              {title}
              {termLabel && `, ${termLabel}`}
            </a>
            <p class="hint">
              {number} · {dayInWords(issuedOn)} · {words.agreementStates[stateOn(agreement, asking.today)]}
            </p>
          </li>
        ))}
      </ul>
    </RegisterPage>,
  )
}

/** The bodies for which somebody keeps agreements today. */
function hubsOf({ actor, today }: Asking): string[] {
  return bodiesHeld(actor.posts, today, ['coordinator'])
}

/** A form for a new agreement. */
export function newAgreementPage(c: DeskContext, register: Register, asking: Asking) {
  return showForm(c, register, asking)
}

async function showForm(
  c: DeskContext,
  register: Register,
  asking: Asking,
  issues: readonly { field: string; says: string }[] = [],
  said: (name: string) => string = () => '',
) {
  const hubs = hubsOf(asking)
  if (hubs.length === 0) return c.notFound()
  const words = wordsIn(c.get('language'))
  const bodies = await bodiesOn(register.database.rows, c.get('site').id, asking.today, hubs)
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.newAgreement}
      way={{ href: `${HOME}/agreements`, name: words.agreements }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`${HOME}/agreements`}>
        <AgreementForm {...{ words, said }}>
          <Choice
            name="hub"
            label={words.hub}
            options={bodies.map(({ id, name }) => [id, name])}
            chosen={said('hub')}
          />
        </AgreementForm>
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.newAgreement}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Begins an agreement as a draft. */
export async function beginAgreement(c: DeskContext, register: Register, asking: Asking) {
  const field = await fieldsOf(c)
  const hub = hubsOf(asking).find((id) => id === field?.('hub'))
  if (!field || !hub) return c.notFound()
  const words = wordsIn(c.get('language'))
  const refuse = (issues: { field: string; says: string }[]) => showForm(c, register, asking, issues, field)
  const read = agreementIn(field)
  if (!read.success) return refuse(issuesIn(read.error, words.unfit, words))
  const [by, at] = [asking.person.account.id, register.clock()]
  const drafted = await register.database.transact((rows) =>
    draftAgreement(rows, c.get('site').id, read.data, hub, by, at),
  )
  if (drafted.outcome === 'known') return refuse([{ field: 'number', says: words.agreementKnown }])
  if (drafted.outcome === 'endsBefore') return refuse([{ field: 'until', says: words.endsBefore }])
  return c.redirect(`${HOME}/agreements/${drafted.id}`, 303)
}
