import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf, networkAsking } from '../desk.ts'
import { endSessions } from '../sessions.ts'
import { signIn } from '../signing-in.ts'
import { DeskShell } from '../views/desk-shell.tsx'
import { PasskeyButton } from '../views/passkey-button.tsx'

/** Browsers take a cookie of such a name only from this host itself, over a line that nobody listens to. */
const [COOKIE, PREFIX] = ['desk', 'host'] as const
const ASKED_FOR = '/desk'

/** What the browser holds of its stay. */
export function secretOf(c: DeskContext): string | undefined {
  const secret = getCookie(c, COOKIE, PREFIX)
  return secret && secret.length <= 100 ? secret : undefined
}

export function keepSecret(c: DeskContext, secret: string): void {
  setCookie(c, COOKIE, secret, { prefix: PREFIX, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' })
}

export function signInPage(c: DeskContext, desk: Desk) {
  if (c.get('person')) return c.redirect(backTo(c.req.query('back')), 303)
  return deskPage(c, <SignInPage c={c} desk={desk} back={backTo(c.req.query('back'))} />)
}

/** Begins a stay. */
export async function beginSession(c: DeskContext, desk: Desk) {
  const words = deskWords(c)
  const field = await fieldsOf(c)
  if (!field) return c.text(words.unreadableForm, 400)
  const said = {
    email: field('email'),
    password: field('password'),
    network: networkAsking(c, desk),
    browser: c.req.header('user-agent') ?? '',
  }
  const back = backTo(field('back'))
  const { outcome, ...more } = await signIn(desk.database, said, desk.clock())
  if (outcome === 'done' && 'secret' in more) {
    keepSecret(c, more.secret)
    return c.redirect(back, 303)
  }
  const wait = 'seconds' in more ? more.seconds : undefined
  if (wait !== undefined) c.header('retry-after', String(wait))
  const problem = wait === undefined ? words.refused : words.wait(wait)
  return deskPage(
    c,
    <SignInPage c={c} desk={desk} back={back} email={said.email} problem={problem} />,
    wait === undefined ? 422 : 429,
  )
}

/** Ends this stay. */
export async function endSession(c: DeskContext, desk: Desk) {
  const [person, sessionId] = [c.get('person') ?? c.get('pending'), c.get('sessionId')]
  if (person && sessionId)
    await desk.database.transact((rows) => endSessions(rows, person.account.id, sessionId))
  deleteCookie(c, COOKIE, { prefix: PREFIX, path: '/', secure: true })
  return c.redirect('/desk/sign-in', 303)
}

/** A form and an address are from outside: only a page of the desk is gone back to. */
export function backTo(path: string | undefined): string {
  return path !== undefined && /^\/desk(?:\/[\w/-]*)?$/.test(path) ? path : ASKED_FOR
}

function SignInPage({
  c,
  desk,
  back,
  email = '',
  problem,
}: {
  c: DeskContext
  desk: Desk
  back: string
  email?: string
  problem?: string
}) {
  const words = deskWords(c)
  return (
    <DeskShell c={c} desk={desk} title={words.signIn}>
      <div class="narrow">
        <h1>{words.signIn}</h1>
        {problem && (
          <p class="issues" role="alert" id="problem">
            {problem}
          </p>
        )}
        <form method="post" action="/desk/session">
          <input type="hidden" name="back" value={back} />
          <label for="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            maxlength={320}
            value={email}
            aria-describedby={problem && 'problem'}
          />
          <label for="password">{words.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength={1024}
            aria-describedby={problem && 'problem'}
          />
          <button type="submit" class="main-act">
            {words.signIn}
          </button>
        </form>
        <PasskeyButton words={words} verify="/desk/session/passkey" back={back} />
        <p class="hint">{words.forgotten}</p>
      </div>
    </DeskShell>
  )
}
