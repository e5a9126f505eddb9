import {
  accountByEmail,
  type DeskContext,
  deskPage,
  fieldsOf,
  type Grant,
  giveGrant,
  IssueList,
  invite,
  type Member,
  memberOf,
  membersOf,
  type Person,
  ROLES,
} from '../../accounts/index.ts'
import { type Section, sectionsOf } from '../../sites/index.ts'
import { dayInWords, readDay } from '../../web/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

type Issue = { field: string; says: string }
type Shown = { issues?: readonly Issue[]; said?: (name: string) => string; address?: string; name?: string }

/** The people of a site, and a way to let somebody in. */
export async function peoplePage(c: DeskContext, office: Office, _person: Person) {
  return show(c, office)
}

async function show(c: DeskContext, office: Office, { issues = [], said, address, name }: Shown = {}) {
  const { rows } = office.database
  const site = c.get('site')
  const words = wordsIn(c.get('language'))
  const [members, sections] = [
    await membersOf(rows, site.id, office.clock()),
    await sectionsOf(rows, site.id),
  ]
  const page = (
    <OfficePage c={c} office={office} title={words.people}>
      {address && (
        <div class="issues done" role="status">
          <p>{words.invited(name ?? '')}</p>
          <p>
            <a href={address}>{address}</a>
          </p>
        </div>
      )}
      <IssueList title={words.mistakes} issues={issues} />
      <ul class="work">
        {members.map((member) => (
          <MemberItem member={member} sections={sections} words={words} />
        ))}
      </ul>
      <section>
        <h2 id="invite">{words.invite}</h2>
        <p class="hint">{words.inviteLead}</p>
        <form method="post" action="/desk/people">
          <label for="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            maxlength={320}
            value={said?.('email') ?? ''}
          />
          <label for="name">{words.personName}</label>
          <input id="name" name="name" required maxlength={200} value={said?.('name') ?? ''} />
          <GrantFields words={words} sections={sections} />
          <button type="submit" class="main-act">
            {words.invite}
          </button>
        </form>
      </section>
    </OfficePage>
  )
  return deskPage(c, page, issues.length > 0 ? 422 : 200)
}

function MemberItem({
  member: { account, grants, hasSecondFactor },
  sections,
  words,
}: {
  member: Member
  sections: readonly Section[]
  words: Words
}) {
  return (
    <li>
      <a href={`/desk/people/${account.id}`}>{account.name || account.email}</a>
      <p class="hint">
        {account.email} · {words.states[account.state]}
        {hasSecondFactor && ` · ${words.twoSteps}`}
      </p>
      <p class="hint">{grants.map((grant) => written(grant, sections, words)).join('; ')}</p>
    </li>
  )
}

/** A grant in words: the role, where, until when. */
export function written(
  { role, sectionId, until }: Grant,
  sections: readonly Section[],
  words: Words,
): string {
  const section = sections.find(({ id }) => id === sectionId)
  const day = until && dayInWords(until)
  return [words.roles[role], section && words.inSection(section.name), day && words.untilDay(day)]
    .filter(Boolean)
    .join(', ')
}

/** What a grant is made of. */
export function GrantFields({ words, sections }: { words: Words; sections: readonly Section[] }) {
  return (
    <>
      <label for="role">{words.role}</label>
      <select id="role" name="role" aria-describedby="role-hint">
        {ROLES.map((role) => (
          <option value={role} selected={role === 'reporter'}>
            {words.roles[role]}
          </option>
        ))}
      </select>
      <p class="hint" id="role-hint">
        {words.roleHint}
      </p>
      <label for="section">{words.grantSection}</label>
      <select id="section" name="section">
        <option value="">{words.wholeSite}</option>
        {sections.map(({ id, name }) => (
          <option value={id}>{name}</option>
        ))}
      </select>
      <label for="until">{words.grantUntil}</label>
      <input id="until" name="until" type="date" aria-describedby="until-hint" />
      <p class="hint" id="until-hint">
        {words.grantUntilHint}
      </p>
    </>
  )
}

/** The grant that a form asks for; an administrator's is always the whole site's. */
export function grantIn(
  field: (name: string) => string,
  siteId: string,
  sections: readonly Section[],
): Grant {
  const role = ROLES.find((each) => each === field('role')) ?? 'contributor'
  const section = sections.find(({ id }) => id === field('section'))
  const until = readDay(field('until')) || null
  return { siteId, sectionId: role === 'administrator' ? null : (section?.id ?? null), role, until }
}

/** Invites somebody by a one-time address; whoever is here already gets the role at once. */
export async function inviteMember(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { rows, transact } = office.database
  const site = c.get('site')
  const [email, name] = [field('email').trim(), field('name').normalize('NFC').trim().slice(0, 200)]
  const issues: Issue[] = [
    ...(/^[^\s@]{1,64}@[^\s@]{1,250}$/.test(email) ? [] : [{ field: 'email', says: words.emailMalformed }]),
    ...(name === '' ? [{ field: 'name', says: words.nameEmpty }] : []),
  ]
  if (issues.length > 0) return show(c, office, { issues, said: field })
  const grant = grantIn(field, site.id, await sectionsOf(rows, site.id))
  const [by, at] = [person.account.id, office.clock()]
  const language = site.language === 'en' ? 'en' : 'vi'
  const invited = await transact((open) => invite(open, { email, name, language, grants: [grant] }, by, at))
  if (invited.outcome === 'done') return show(c, office, { address: addressOf(c, invited.secret), name })
  const account = await accountByEmail(rows, email)
  const known = account && (await memberOf(rows, site.id, account.id, at))
  // Whoever looks after another site may hold a key to that account: only the owner of the server lets it in here.
  if (!known)
    return show(c, office, { issues: [{ field: 'email', says: words.emailElsewhere }], said: field })
  await transact((open) => giveGrant(open, known.account.id, grant, by, at))
  return c.redirect('/desk/people?saved=yes', 303)
}

/** Where a one-time address leads: to the host at which its maker works. */
export function addressOf(c: DeskContext, secret: string): string {
  // Behind a proxy the line to the reader is encrypted, the one to us may not be; browsers say by what they came.
  const base = c.req.header('origin') ?? new URL(c.req.url).origin
  return `${base}/desk/invitations/${secret}`
}
