import type { Person } from '../account.ts'
import { type Desk, type DeskContext, deskWords } from '../desk.ts'
import { type Asking, accountShowing, askForAny, askForNew, takeNew } from '../passkeys.ts'
import { noteChecked, startSession } from '../sessions.ts'
import { noteSignedIn } from '../signing-in.ts'
import { backTo, keepSecret } from './session.tsx'

/** What a device is asked to sign so that its owner comes in. */
export async function passkeyQuestion(c: DeskContext, desk: Desk) {
  const asking = askingIn(c)
  if (!asking) return c.json({ says: deskWords(c).passkeyRefused }, 422)
  return c.json(await desk.database.transact((rows) => askForAny(rows, asking, desk.clock())))
}

/** Lets whoever shows a passkey in; one who was half in, or proves themselves again, stays in the same stay. */
export async function signInByPasskey(c: DeskContext, desk: Desk) {
  const [asking, said] = [askingIn(c), await saidIn(c)]
  const at = desk.clock()
  const half = c.get('pending') ?? c.get('person')
  const sessionId = c.get('sessionId')
  const secret = asking
    ? await desk.database.transact(async (rows) => {
        const accountId = await accountShowing(rows, asking, said.response, at)
        if (accountId === undefined || (half && half.account.id !== accountId)) return undefined
        if (half && sessionId) {
          await noteChecked(rows, sessionId, at)
          return ''
        }
        await noteSignedIn(rows, accountId, at)
        return startSession(rows, accountId, c.req.header('user-agent') ?? '', at)
      })
    : undefined
  if (secret === undefined) return c.json({ says: deskWords(c).passkeyRefused }, 422)
  if (secret !== '') keepSecret(c, secret)
  return c.json({ to: backTo(said.back) })
}

/** What a device is asked so that it makes a passkey. */
export async function newPasskeyQuestion(c: DeskContext, desk: Desk, { account }: Person) {
  const asking = askingIn(c)
  if (!asking) return c.json({ says: deskWords(c).passkeyRefused }, 422)
  const { name } = c.get('site')
  return c.json(await desk.database.transact((rows) => askForNew(rows, asking, account, name, desk.clock())))
}

/** Keeps the passkey that a device made. */
export async function addPasskey(c: DeskContext, desk: Desk, { account }: Person) {
  const [asking, said] = [askingIn(c), await saidIn(c)]
  const words = deskWords(c)
  const name = said.name.normalize('NFC').trim().slice(0, 100) || words.passkeyUsual
  const taken =
    asking &&
    (await desk.database.transact((rows) =>
      takeNew(rows, asking, account, { response: said.response, name }, desk.clock()),
    ))
  return taken ? c.json({ to: '/desk/account/factors' }) : c.json({ says: words.passkeyRefused }, 422)
}

/** The host of the site, and the origin that the browser names; another site's has been refused before. */
function askingIn(c: DeskContext): Asking | undefined {
  const origin = URL.parse(c.req.header('origin') ?? '')
  return origin ? { host: origin.hostname, origin: origin.origin } : undefined
}

async function saidIn(c: DeskContext): Promise<{ response: unknown; name: string; back: string }> {
  const said = (await c.req.json().catch(() => ({}))) as Record<string, unknown> | null
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { response: said?.response, name: text(said?.name), back: text(said?.back) }
}
