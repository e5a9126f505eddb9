import type { Account } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf } from '../desk.ts'
import {
  type Acceptance,
  type AcceptanceIssue,
  accept,
  invitationOf,
  prepareAcceptance,
} from '../inviting.ts'
import { accountByEmail } from '../queries.ts'
import { startSession } from '../sessions.ts'
import { DeskShell, IssueList } from '../views/desk-shell.tsx'
import { FoundingFields, type FoundingIssue, foundingIn } from '../views/founding-fields.tsx'
import { keepSecret } from './session.tsx'

/** The page that a one-time address opens. */
export async function invitationPage(c: DeskContext, desk: Desk) {
  const invitation = await invitationOf(desk.database.rows, secretIn(c), desk.clock())
  if (!invitation) return over(c, desk)
  return deskPage(c, <InvitationPage c={c} desk={desk} account={invitation.account} issues={[]} />)
}

/** Uses a one-time address up and signs its person in. */
export async function acceptInvitation(c: DeskContext, desk: Desk) {
  const at = desk.clock()
  const invitation = await invitationOf(desk.database.rows, secretIn(c), at)
  if (!invitation) return over(c, desk)
  const field = await fieldsOf(c)
  if (!field) return c.text(deskWords(c).unreadableForm, 400)
  const said: Acceptance = {
    name: field('name'),
    email: invitation.account?.email ?? field('email'),
    language: field('language') === 'en' ? 'en' : 'vi',
    password: field('password'),
  }
  const isFounded = !invitation.account && field('founding') === 'own'
  const founding = isFounded ? foundingIn(field) : undefined
  const prepared = await prepareAcceptance(said)
  const isTaken = !invitation.account && (await accountByEmail(desk.database.rows, said.email)) !== undefined
  const issues = [
    ...(founding?.issues ?? []),
    ...(isTaken ? (['emailTaken'] as const) : []),
    ...('issues' in prepared ? prepared.issues : []),
  ]
  if ('issues' in prepared || issues.length > 0) {
    const { account } = invitation
    return deskPage(c, <InvitationPage {...{ c, desk, account, said, issues, field }} />, 422)
  }
  const secret = await desk.database.transact(async (rows) => {
    const accepted = await accept(rows, secretIn(c), { ...prepared, founding: founding?.founding }, at)
    if (accepted.outcome !== 'done') return undefined
    return startSession(rows, accepted.accountId, c.req.header('user-agent') ?? '', at)
  })
  if (secret === undefined) return over(c, desk)
  keepSecret(c, secret)
  return c.redirect('/desk', 303)
}

function secretIn(c: DeskContext): string {
  return c.req.param('secret') ?? ''
}

function over(c: DeskContext, desk: Desk) {
  const words = deskWords(c)
  const page = (
    <DeskShell c={c} desk={desk} title={words.over}>
      <div class="narrow">
        <h1>{words.over}</h1>
        <p>{words.overLead}</p>
      </div>
    </DeskShell>
  )
  return deskPage(c, page, 404)
}

const FIELD_OF: Readonly<Record<AcceptanceIssue | FoundingIssue, string>> = {
  siteNameEmpty: 'site-name',
  bodyNameEmpty: 'body-name',
  nameEmpty: 'name',
  emailMalformed: 'email',
  emailTaken: 'email',
  tooShort: 'password',
  tooLong: 'password',
  common: 'password',
}

function InvitationPage({
  c,
  desk,
  account,
  said,
  issues,
  field,
}: {
  c: DeskContext
  desk: Desk
  account: Account | undefined
  said?: Acceptance
  issues: readonly (AcceptanceIssue | FoundingIssue)[]
  /** What was sent and not kept. */
  field?: (name: string) => string
}) {
  const words = deskWords(c)
  const title = account ? words.welcome(account.name) : words.first
  const language = said?.language ?? account?.language ?? c.get('language')
  const told = issues.map((issue) => ({ field: FIELD_OF[issue], says: words[issue] }))
  const wrong = (field: string) => (told.some((issue) => issue.field === field) ? 'true' : undefined)
  return (
    <DeskShell c={c} desk={desk} title={title}>
      <div class="narrow">
        <h1>{title}</h1>
        <p>{account ? words.welcomeLead : words.firstLead}</p>
        <IssueList title={words.issues} issues={told} />
        <form method="post" action={c.req.path}>
          <label for="name">{words.name}</label>
          <input
            id="name"
            name="name"
            autocomplete="name"
            required
            maxlength={200}
            value={said?.name ?? account?.name ?? ''}
            aria-invalid={wrong('name')}
          />
          <label for="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            maxlength={320}
            readonly={account !== undefined}
            value={account?.email ?? said?.email ?? ''}
            aria-invalid={wrong('email')}
          />
          <label for="password">{words.newPassword}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="new-password"
            required
            minlength={12}
            maxlength={1024}
            aria-describedby="password-hint"
            aria-invalid={wrong('password')}
          />
          <p class="hint" id="password-hint">
            {words.passwordHint}
          </p>
          <label for="language">{words.language}</label>
          <select id="language" name="language">
            <option value="vi" selected={language !== 'en'}>
              {words.vietnamese}
            </option>
            <option value="en" selected={language === 'en'}>
              {words.english}
            </option>
          </select>
          {!account && <FoundingFields c={c} field={field} />}
          <button type="submit" class="main-act">
            {words.open}
          </button>
        </form>
      </div>
    </DeskShell>
  )
}
