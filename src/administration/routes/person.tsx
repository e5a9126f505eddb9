import {
  type DeskContext,
  deskPage,
  endGrant,
  fieldsOf,
  giveGrant,
  IssueList,
  isLastAdministrator,
  type Member,
  memberOf,
  type Person,
  reinvite,
  setSuspended,
} from '../../accounts/index.ts'
import { sectionsOf, siteForChange } from '../../sites/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'
import { addressOf, GrantFields, grantIn, written } from './people.tsx'

/** One of a site's people: what they may do, and what can be done where they cannot come in. */
export async function personPage(c: DeskContext, office: Office, _person: Person) {
  const member = await memberIn(c, office)
  return member ? show(c, office, member) : c.notFound()
}

async function show(c: DeskContext, office: Office, member: Member, problem?: string, address?: string) {
  const words = wordsIn(c.get('language'))
  const { account, grants } = member
  const sections = await sectionsOf(office.database.rows, c.get('site').id)
  const at = `/desk/people/${account.id}`
  const page = (
    <OfficePage c={c} office={office} title={account.name || account.email}>
      <p class="hint">
        {account.email} · {words.states[account.state]}
        {member.hasSecondFactor && ` · ${words.twoSteps}`}
      </p>
      {problem && <IssueList title={words.mistakes} issues={[{ field: 'grants', says: problem }]} />}
      {address && (
        <div class="issues done" role="status">
          <p>{words.resetDone}</p>
          <p>
            <a href={address}>{address}</a>
          </p>
        </div>
      )}
      <section>
        <h2 id="grants">{words.grants}</h2>
        <ul class="work">
          {grants.map((grant) => (
            <li class="with-act">
              {written(grant, sections, words)}
              <form method="post" action={`${at}/grants/${grant.id}/end`}>
                <button type="submit" aria-label={words.grantEndOf(written(grant, sections, words))}>
                  {words.grantEnd}
                </button>
              </form>
            </li>
          ))}
        </ul>
        <form method="post" action={`${at}/grants`}>
          <h3>{words.grantMore}</h3>
          <GrantFields words={words} sections={sections} />
          <button type="submit">{words.grantGive}</button>
        </form>
      </section>
      <Keys member={member} at={at} words={words} />
    </OfficePage>
  )
  return deskPage(c, page, problem ? 422 : 200)
}

/** What concerns the whole account is not for the administrators of one of its sites. */
function Keys({ member: { account, isElsewhere }, at, words }: { member: Member; at: string; words: Words }) {
  if (isElsewhere) return <p class="hint">{words.elsewhere}</p>
  const isOut = account.state === 'suspended'
  return (
    <section>
      <h2>{words.keys}</h2>
      <form method="post" action={`${at}/reset`}>
        <p class="hint">{words.resetHint}</p>
        <button type="submit">{words.reset}</button>
      </form>
      <form method="post" action={`${at}/${isOut ? 'readmission' : 'suspension'}`}>
        <p class="hint">{isOut ? words.readmitHint : words.suspendHint}</p>
        <button type="submit">{isOut ? words.readmit : words.suspend}</button>
      </form>
    </section>
  )
}

/** Gives somebody another role. */
export async function giveMemberGrant(c: DeskContext, office: Office, person: Person) {
  const [member, field] = [await memberIn(c, office), await fieldsOf(c)]
  if (!member || !field) return c.notFound()
  const siteId = c.get('site').id
  const grant = grantIn(field, siteId, await sectionsOf(office.database.rows, siteId))
  await office.database.transact((rows) =>
    giveGrant(rows, member.account.id, grant, person.account.id, office.clock()),
  )
  return c.redirect(`/desk/people/${member.account.id}?saved=yes`, 303)
}

/** Ends one of somebody's roles; the site keeps an administrator. */
export async function endMemberGrant(c: DeskContext, office: Office, person: Person) {
  const member = await memberIn(c, office)
  const grant = member?.grants.find(({ id }) => id === c.req.param('grant'))
  if (!member || !grant) return c.notFound()
  const { id } = member.account
  const ended = await office.database.transact(async (rows) => {
    // Two who end each other's role at once would both see the other still there.
    await siteForChange(rows, c.get('site').id)
    return endGrant(rows, grant, id, person.account.id, office.clock())
  })
  if (ended.outcome === 'last') return show(c, office, member, wordsIn(c.get('language')).lastAdministrator)
  return c.redirect(member.grants.length > 1 ? `/desk/people/${id}?saved=yes` : '/desk/people?saved=yes', 303)
}

/** Lets somebody choose a new password by a one-time address; their second factors go. */
export async function resetMember(c: DeskContext, office: Office, person: Person) {
  const member = await memberIn(c, office)
  if (!member || member.isElsewhere || member.account.state === 'suspended') return c.notFound()
  const secret = await office.database.transact((rows) =>
    reinvite(rows, member.account.id, person.account.id, office.clock()),
  )
  return show(c, office, member, undefined, addressOf(c, secret))
}

/** Keeps somebody out, or lets them in again. */
export function suspendMember(isOut: boolean) {
  return async (c: DeskContext, office: Office, person: Person) => {
    const member = await memberIn(c, office)
    if (!member || member.isElsewhere) return c.notFound()
    const siteId = c.get('site').id
    const [by, at] = [person.account.id, office.clock()]
    const done = await office.database.transact(async (rows) => {
      await siteForChange(rows, siteId)
      const looksAfter = member.grants.some(({ role }) => role === 'administrator')
      if (isOut && looksAfter && (await isLastAdministrator(rows, siteId, { accountId: member.account.id })))
        return false
      await setSuspended(rows, member.account, isOut, by, at)
      return true
    })
    if (!done) return show(c, office, member, wordsIn(c.get('language')).lastAdministrator)
    return c.redirect(`/desk/people/${member.account.id}?saved=yes`, 303)
  }
}

function memberIn(c: DeskContext, { database, clock }: Office): Promise<Member | undefined> {
  return memberOf(database.rows, c.get('site').id, c.req.param('id') ?? '', clock())
}
