import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf, networkAsking } from '../desk.ts'
import { factorsOf, proveByCode } from '../factors.ts'
import { DeskShell } from '../views/desk-shell.tsx'
import { PasskeyButton } from '../views/passkey-button.tsx'
import { backTo } from './session.tsx'

/** The second step of signing in: a passkey, a one-time code or a recovery code. */
export async function secondFactorPage(c: DeskContext, desk: Desk) {
  const back = backTo(c.req.query('back'))
  if (c.get('person')) return c.redirect(back, 303)
  const pending = c.get('pending')
  if (!pending) return c.redirect('/desk/sign-in', 303)
  return show(c, desk, pending.account.id, back)
}

async function show(c: DeskContext, desk: Desk, accountId: string, back: string, problem?: string) {
  const words = deskWords(c)
  const { passkeys } = await factorsOf(desk.database.rows, accountId)
  const page = (
    <DeskShell c={c} desk={desk} title={words.secondFactor}>
      <div class="narrow">
        <h1>{words.secondFactor}</h1>
        {passkeys > 0 && <PasskeyButton words={words} verify="/desk/session/passkey" back={back} />}
        {problem && (
          <p class="issues" role="alert" id="problem">
            {problem}
          </p>
        )}
        <form method="post" action="/desk/second-factor">
          <input type="hidden" name="back" value={back} />
          <label for="code">{words.code}</label>
          <input
            id="code"
            name="code"
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck={false}
            required
            maxlength={40}
            aria-describedby={problem ? 'problem code-hint' : 'code-hint'}
          />
          <p class="hint" id="code-hint">
            {words.codeHint}
          </p>
          <button type="submit" class="main-act">
            {words.signIn}
          </button>
        </form>
        <form method="post" action="/desk/session/end">
          <button type="submit">{words.signOut}</button>
        </form>
      </div>
    </DeskShell>
  )
  return deskPage(c, page, problem ? 422 : 200)
}

/** Completes a stay by a code. */
export async function proveSecondFactor(c: DeskContext, desk: Desk) {
  const [pending, sessionId, field] = [c.get('pending'), c.get('sessionId'), await fieldsOf(c)]
  if (!pending || !sessionId || !field) return c.redirect('/desk/sign-in', 303)
  const back = backTo(field('back'))
  const said = { code: field('code'), sessionId, network: networkAsking(c, desk) }
  const proved = await proveByCode(desk.database, pending.account, said, desk.clock())
  if (proved.outcome === 'done') return c.redirect(back, 303)
  const words = deskWords(c)
  const problem = proved.outcome === 'wait' ? words.wait(proved.seconds) : words.codeWrong
  return show(c, desk, pending.account.id, back, problem)
}
