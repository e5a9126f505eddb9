import type { Person } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf, networkAsking } from '../desk.ts'
import { factorsOf } from '../factors.ts'
import { noteChecked } from '../sessions.ts'
import { knowsPassword } from '../signing-in.ts'
import { DeskShell } from '../views/desk-shell.tsx'
import { PasskeyButton } from '../views/passkey-button.tsx'
import { backTo } from './session.tsx'

/** In milliseconds: how long a proof counts for opening a page that changes much, and for sending what was filled in there. */
const [TO_OPEN_MS, TO_SEND_MS] = [15 * 60_000, 20 * 60_000]

/** A page that changes how people come in, or what they may do: whoever proved themselves long ago is asked again. */
export function freshly(page: (c: DeskContext, desk: Desk, person: Person) => Response | Promise<Response>) {
  return async (c: DeskContext, desk: Desk, person: Person) => {
    const age = Date.parse(desk.clock()) - Date.parse(c.get('checkedAt') ?? '')
    if (age < (c.req.method === 'GET' ? TO_OPEN_MS : TO_SEND_MS)) return page(c, desk, person)
    const back = c.req.method === 'GET' ? c.req.path : '/desk/account'
    return c.redirect(`/desk/account/check?back=${encodeURIComponent(back)}`, 303)
  }
}

/** Asks once more who it is. */
export function checkPage(c: DeskContext, desk: Desk, person: Person) {
  return show(c, desk, person, backTo(c.req.query('back')))
}

async function show(c: DeskContext, desk: Desk, person: Person, back: string, problem?: string) {
  const words = deskWords(c)
  const { passkeys } = await factorsOf(desk.database.rows, person.account.id)
  const page = (
    <DeskShell c={c} desk={desk} title={words.check}>
      <div class="narrow">
        <h1>{words.check}</h1>
        <p>{words.checkLead}</p>
        {passkeys > 0 && <PasskeyButton words={words} verify="/desk/session/passkey" back={back} />}
        {problem && (
          <p class="issues" role="alert" id="problem">
            {problem}
          </p>
        )}
        <form method="post" action="/desk/account/check">
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="email" value={person.account.email} autocomplete="username" />
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
            {words.goOn}
          </button>
        </form>
      </div>
    </DeskShell>
  )
  return deskPage(c, page, problem ? 422 : 200)
}

/** Takes the proof. */
export async function checkAgain(c: DeskContext, desk: Desk, person: Person) {
  const [field, sessionId] = [await fieldsOf(c), c.get('sessionId')]
  if (!field || !sessionId) return c.notFound()
  const back = backTo(field('back'))
  const said = { password: field('password'), network: networkAsking(c, desk) }
  const known = await knowsPassword(desk.database, person.account, said, desk.clock())
  const words = deskWords(c)
  if (known.outcome === 'wait') return show(c, desk, person, back, words.wait(known.seconds))
  if (known.outcome === 'refused') return show(c, desk, person, back, words.passwordWrong)
  await desk.database.transact((rows) => noteChecked(rows, sessionId, desk.clock()))
  return c.redirect(back, 303)
}
