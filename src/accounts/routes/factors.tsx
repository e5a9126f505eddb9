import { momentIn, QrCode } from '../../web/index.ts'
import type { Person } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf } from '../desk.ts'
import { factorsOf, newRecoveryCodes, newTotpSecret, removeTotp, setUpTotp, totpAddress } from '../factors.ts'
import { type Passkey, passkeysOf, removePasskey } from '../passkeys.ts'
import { DeskShell, IssueList } from '../views/desk-shell.tsx'
import { PasskeyButton } from '../views/passkey-button.tsx'
import type { Words } from '../words.ts'

type Shown = { codes?: readonly string[]; totp?: { secret: string; isWrong: boolean } }

/** By what somebody proves who they are besides their password. */
export function factorsPage(c: DeskContext, desk: Desk, person: Person) {
  return show(c, desk, person)
}

async function show(c: DeskContext, desk: Desk, person: Person, { codes, totp }: Shown = {}) {
  const { rows } = desk.database
  const words = deskWords(c)
  const factors = await factorsOf(rows, person.account.id)
  const passkeys = await passkeysOf(rows, person.account.id)
  const isBare = !factors.totp && factors.passkeys === 0
  const page = (
    <DeskShell c={c} desk={desk} title={words.factors}>
      <p class="way">
        <a href="/desk/account">{words.account}</a>
      </p>
      <h1>{words.factors}</h1>
      <p>{words.factorsLead}</p>
      {isBare && c.get('site').settings.secondFactor && <p class="issues">{words.factorRequired}</p>}
      {codes && <Codes codes={codes} words={words} />}
      <section>
        <h2 id="passkeys">{words.passkeys}</h2>
        <p>{words.passkeysLead}</p>
        <Passkeys c={c} passkeys={passkeys} words={words} />
        <PasskeyButton words={words} verify="/desk/account/passkeys" back="/desk/account/factors" isNew />
      </section>
      <section>
        <h2 id="totp">{words.totp}</h2>
        {factors.totp ? (
          <form method="post" action="/desk/account/totp/end" class="with-act">
            <p>{words.totpOn}</p>
            <button type="submit">{words.totpRemove}</button>
          </form>
        ) : (
          <SetUpTotp c={c} person={person} totp={totp} words={words} />
        )}
      </section>
      <section>
        <h2 id="recovery">{words.recovery}</h2>
        <p>{isBare ? words.recoveryFirst : words.recoveryLeft(factors.recovery)}</p>
        {!isBare && (
          <form method="post" action="/desk/account/recovery">
            <button type="submit">{words.recoveryMake}</button>
          </form>
        )}
      </section>
    </DeskShell>
  )
  return deskPage(c, page, totp?.isWrong ? 422 : 200)
}

function Codes({ codes, words }: { codes: readonly string[]; words: Words }) {
  return (
    <section class="issues done">
      <h2>{words.recoveryNew}</h2>
      <p>{words.recoveryKeep}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Passkeys({ c, passkeys, words }: { c: DeskContext; passkeys: readonly Passkey[]; words: Words }) {
  const at = (instant: string) => momentIn(c.get('site').zone, instant, 'minute').written
  return (
    <ul class="work">
      {passkeys.map(({ id, host, name, addedAt, usedAt }) => (
        <li class="with-act">
          <div>
            <strong>{name}</strong> {host !== c.get('site').host && host}
            <p class="hint">{words.passkeyTimes(at(addedAt), usedAt && at(usedAt))}</p>
          </div>
          <form method="post" action="/desk/account/passkeys/end">
            <input type="hidden" name="passkey" value={id} />
            <button type="submit" aria-label={words.passkeyRemoveOf(name)}>
              {words.passkeyRemove}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

function SetUpTotp({
  c,
  person,
  totp,
  words,
}: {
  c: DeskContext
  person: Person
  totp: Shown['totp']
  words: Words
}) {
  const secret = totp?.secret ?? newTotpSecret()
  return (
    <form method="post" action="/desk/account/totp" class="totp">
      <p>{words.totpLead}</p>
      <QrCode
        address={totpAddress(secret, c.get('site').name, person.account.email)}
        label={words.totpPicture}
      />
      <p>
        {words.totpByHand} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <input type="hidden" name="secret" value={secret} />
      {totp?.isWrong && (
        <IssueList title={words.issues} issues={[{ field: 'code', says: words.codeWrong }]} />
      )}
      <label for="code">{words.totpCode}</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        maxlength={10}
        aria-invalid={totp?.isWrong ? 'true' : undefined}
      />
      <p>
        <button type="submit" class="main-act">
          {words.totpSet}
        </button>
      </p>
    </form>
  )
}

/** Sets one-time codes up; the first factor brings recovery codes. */
export async function addTotp(c: DeskContext, desk: Desk, person: Person) {
  const field = await fieldsOf(c)
  const secret = field?.('secret') ?? ''
  if (!field || !/^[A-Z2-7]{32}$/.test(secret)) return c.notFound()
  const [accountId, at] = [person.account.id, desk.clock()]
  const done = await desk.database.transact(async (rows) => {
    if (!(await setUpTotp(rows, accountId, secret, field('code'), at))) return undefined
    const { recovery } = await factorsOf(rows, accountId)
    return recovery > 0 ? [] : newRecoveryCodes(rows, accountId, at)
  })
  if (!done) return show(c, desk, person, { totp: { secret, isWrong: true } })
  return show(c, desk, person, done.length > 0 ? { codes: done } : {})
}

export async function endTotp(c: DeskContext, desk: Desk, person: Person) {
  await desk.database.transact((rows) => removeTotp(rows, person.account.id, desk.clock()))
  return c.redirect('/desk/account/factors', 303)
}

export async function endPasskey(c: DeskContext, desk: Desk, person: Person) {
  const id = (await fieldsOf(c))?.('passkey') ?? ''
  await desk.database.transact((rows) => removePasskey(rows, person.account.id, id, desk.clock()))
  return c.redirect('/desk/account/factors', 303)
}

/** New recovery codes in place of those before, shown once. */
export async function makeRecoveryCodes(c: DeskContext, desk: Desk, person: Person) {
  const codes = await desk.database.transact((rows) =>
    newRecoveryCodes(rows, person.account.id, desk.clock()),
  )
  return show(c, desk, person, { codes })
}
