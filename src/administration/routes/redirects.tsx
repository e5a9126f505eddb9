import { type DeskContext, deskPage, fieldsOf, IssueList, type Person } from '../../accounts/index.ts'
import { leadOn, pathsOf, redirectsOf, stopLeading } from '../../addresses/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

const SHOWN = 100

type Issue = { field: string; says: string }

/** The addresses that lead on: old ones of the site, of portals that moved in, and those that somebody wanted. */
export async function redirectsPage(c: DeskContext, office: Office, _person: Person) {
  return show(c, office)
}

async function show(
  c: DeskContext,
  office: Office,
  issues: readonly Issue[] = [],
  said?: (name: string) => string,
) {
  const { rows } = office.database
  const siteId = c.get('site').id
  const words = wordsIn(c.get('language'))
  const text = (c.req.query('text') ?? '').slice(0, 200)
  const found = await redirectsOf(rows, siteId, { text, limit: SHOWN })
  const subjects = [...new Set(found.map(({ subject }) => subject))]
  const [paths, titles] = [await pathsOf(rows, subjects), await office.titlesOf(rows, siteId, subjects)]
  const page = (
    <OfficePage c={c} office={office} title={words.redirects}>
      <p class="lead-in">{words.redirectsLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action="/desk/site/redirects">
        <label for="from">{words.redirectFrom}</label>
        <input
          id="from"
          name="from"
          required
          maxlength={2000}
          placeholder="/le-hoi"
          value={said?.('from') ?? ''}
        />
        <label for="to">{words.redirectTo}</label>
        <input id="to" name="to" required maxlength={2000} placeholder="/tin/…" value={said?.('to') ?? ''} />
        <button type="submit" class="main-act">
          {words.redirectAdd}
        </button>
      </form>
      <section>
        <h2>{words.redirectsThere}</h2>
        <form method="get" action="/desk/site/redirects" class="one-row">
          <label>
            {words.redirectFind}
            <input name="text" type="search" value={text} maxlength={200} />
          </label>
          <button type="submit">{words.find}</button>
        </form>
        {found.length === 0 && <p class="hint">{words.nothing}</p>}
        <ul class="work">
          {found.map(({ id, host, path, subject }) => (
            <li class="with-act">
              <div>
                <strong>
                  {host}
                  {path}
                </strong>
                <p class="hint">
                  → <a href={paths.get(subject) ?? '/'}>{titles.get(subject) ?? paths.get(subject) ?? '…'}</a>
                </p>
              </div>
              <form method="post" action={`/desk/site/redirects/${id}/end`}>
                <button type="submit" aria-label={words.redirectEndOf(host + path)}>
                  {words.remove}
                </button>
              </form>
            </li>
          ))}
        </ul>
        {found.length === SHOWN && <p class="hint">{words.moreByText}</p>}
      </section>
    </OfficePage>
  )
  return deskPage(c, page, issues.length > 0 ? 422 : 200)
}

/** Lets an address lead on. */
export async function addRedirect(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const led = await office.database.transact((rows) =>
    leadOn(
      rows,
      c.get('site').id,
      { from: field('from'), to: field('to') },
      person.account.id,
      office.clock(),
    ),
  )
  if (led.outcome === 'done') return c.redirect('/desk/site/redirects?saved=yes', 303)
  const says = wordsIn(c.get('language')).redirectIssues[led.outcome]
  return show(c, office, [{ field: led.outcome === 'unknown' ? 'to' : 'from', says }], field)
}

/** Lets an address lead nowhere any more. */
export async function endRedirect(c: DeskContext, office: Office, person: Person) {
  const id = c.req.param('id') ?? ''
  await office.database.transact((rows) =>
    stopLeading(rows, c.get('site').id, id, person.account.id, office.clock()),
  )
  return c.redirect('/desk/site/redirects?saved=yes', 303)
}
