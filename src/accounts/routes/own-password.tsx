import type { Person } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf, networkAsking } from '../desk.ts'
import { passwordIssue } from '../password.ts'
import { changePassword, knowsPassword } from '../signing-in.ts'
import { DeskShell, IssueList } from '../views/desk-shell.tsx'

type Issue = { field: string; says: string }

export function passwordPage(c: DeskContext, desk: Desk, _person: Person, issues: readonly Issue[] = []) {
  const words = deskWords(c)
  const page = (
    <DeskShell c={c} desk={desk} title={words.changePassword}>
      <div class="narrow">
        <p class="way">
          <a href="/desk/account">{words.account}</a>
        </p>
        <h1>{words.changePassword}</h1>
        <p>{words.changePasswordLead}</p>
        <IssueList title={words.issues} issues={issues} />
        <form method="post" action="/desk/account/password">
          <label for="password">{words.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={1024}
          />
          <label for="new-password">{words.newPassword}</label>
          <input
            id="new-password"
            name="new-password"
            type="password"
            autocomplete="new-password"
            required
            minlength={12}
            maxlength={1024}
            aria-describedby="new-password-hint"
          />
          <p class="hint" id="new-password-hint">
            {words.passwordHint}
          </p>
          <button type="submit" class="main-act">
            {words.changePassword}
          </button>
        </form>
      </div>
    </DeskShell>
  )
  return deskPage(c, page, issues.length > 0 ? 422 : 200)
}

/** Takes a new password from whoever knows the old one; every other stay ends. */
export async function changeOwnPassword(c: DeskContext, desk: Desk, person: Person) {
  const [field, sessionId, words] = [await fieldsOf(c), c.get('sessionId'), deskWords(c)]
  if (!field || !sessionId) return c.notFound()
  const next = field('new-password')
  const weakness = passwordIssue(next)
  if (weakness) return passwordPage(c, desk, person, [{ field: 'new-password', says: words[weakness] }])
  const said = { password: field('password'), network: networkAsking(c, desk) }
  const known = await knowsPassword(desk.database, person.account, said, desk.clock())
  if (known.outcome !== 'done') {
    const says = known.outcome === 'wait' ? words.wait(known.seconds) : words.passwordWrong
    return passwordPage(c, desk, person, [{ field: 'password', says }])
  }
  const change = { known: known.known, next, sessionId }
  if (!(await changePassword(desk.database, person.account.id, change, desk.clock())))
    return passwordPage(c, desk, person, [{ field: 'password', says: words.passwordWrong }])
  return c.redirect('/desk/account?changed=password', 303)
}
