import { momentIn } from '../../web/index.ts'
import type { Person, Session } from '../account.ts'
import { type Desk, type DeskContext, deskPage, deskWords, fieldsOf } from '../desk.ts'
import { setLanguage } from '../queries.ts'
import { endSessions, sessionsOf } from '../sessions.ts'
import { DeskShell } from '../views/desk-shell.tsx'

const LANGUAGES = { vi: 'Tiếng Việt', en: 'English' } as const

/** A person's own account: who they are here, and where they are signed in. */
export async function accountPage(c: DeskContext, desk: Desk, person: Person) {
  const sessions = await sessionsOf(desk.database.rows, person.account.id, desk.clock())
  const words = deskWords(c)
  const roles = person.grants
    .filter(({ siteId }) => siteId === c.get('site').id)
    .map(({ role }) => words.roles[role])
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={words.account}>
      <h1>{person.account.name}</h1>
      <p>
        {person.account.email}
        {roles.length > 0 && ` · ${[...new Set(roles)].join(', ')}`}
      </p>
      {c.req.query('changed') === 'password' && (
        <p class="issues done" role="status">
          {words.passwordChanged}
        </p>
      )}
      <p>
        <a href="/desk/account/factors">{words.factors}</a> ·{' '}
        <a href="/desk/account/password">{words.changePassword}</a>
      </p>
      <form method="post" action="/desk/account/language" class="one-row">
        <label>
          {words.language}
          <select name="language">
            {(['vi', 'en'] as const).map((language) => (
              <option value={language} selected={language === person.account.language} lang={language}>
                {LANGUAGES[language]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.chooseLanguage}</button>
      </form>
      <h2 id="sessions">{words.sessions}</h2>
      <p>{words.sessionsLead}</p>
      <table aria-labelledby="sessions">
        <thead>
          <tr>
            <th scope="col">{words.browser}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.lastSeen}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow c={c} session={session} />
          ))}
        </tbody>
      </table>
    </DeskShell>,
  )
}

function SessionRow({
  c,
  session: { id, browser, startedAt, seenAt },
}: {
  c: DeskContext
  session: Session
}) {
  const words = deskWords(c)
  const { zone } = c.get('site')
  const since = momentIn(zone, startedAt, 'minute').written
  return (
    <tr>
      <td>
        {shortName(browser) || words.unknownBrowser}
        {id === c.get('sessionId') && <strong> ({words.thisSession})</strong>}
      </td>
      <td data-label={words.since}>{since}</td>
      <td data-label={words.lastSeen}>{momentIn(zone, seenAt, 'minute').written}</td>
      <td>
        <form method="post" action={`/desk/account/sessions/${id}/end`}>
          <button type="submit" aria-label={words.endOf(since)}>
            {words.end}
          </button>
        </form>
      </td>
    </tr>
  )
}

/** "Firefox, Windows" of the long names by which browsers call themselves. */
function shortName(browser: string): string {
  const program = ['Edg', 'coc_coc', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) =>
    browser.includes(name),
  )
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'].find((name) =>
    browser.includes(name),
  )
  const written: Record<string, string> = {
    Edg: 'Edge',
    coc_coc: 'Cốc Cốc',
    OPR: 'Opera',
    'Mac OS X': 'macOS',
  }
  return [program, system].flatMap((name) => (name ? [written[name] ?? name] : [])).join(', ')
}

/** Ends one of a person's own stays. */
export async function endOwnSession(c: DeskContext, desk: Desk, person: Person) {
  const id = c.req.param('id') ?? ''
  await desk.database.transact((rows) => endSessions(rows, person.account.id, id))
  return c.redirect('/desk/account', 303)
}

/** Lets somebody choose the language in which the desk speaks to them. */
export async function chooseLanguage(c: DeskContext, desk: Desk, person: Person) {
  const field = await fieldsOf(c)
  const language = (['vi', 'en'] as const).find((each) => each === field?.('language'))
  if (!language) return c.notFound()
  await desk.database.transact((rows) => setLanguage(rows, person.account.id, language))
  return c.redirect('/desk/account', 303)
}
