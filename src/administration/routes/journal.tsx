import { type DeskContext, deskPage, membersOf, namesOf, type Person } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { type Asked, type Entry, entries } from '../../journal/index.ts'
import { csvFile, momentIn, readCount, readDay, startOfDay } from '../../web/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

const SHOWN = 100
/** The most entries that one file holds; whoever needs more asks day by day. */
const EXPORTED = 50_000

/** Who did what when on a site, the last first. */
export async function journalPage(c: DeskContext, office: Office, _person: Person) {
  const { rows } = office.database
  const { zone } = c.get('site')
  const words = wordsIn(c.get('language'))
  const asked = await askedIn(c, office, SHOWN + 1)
  const found = await entries(rows, asked)
  const shown = found.slice(0, SHOWN)
  const named = [...shown.map(({ by }) => by), ...shown.map(({ subject }) => subject)]
  const names = await namesOf(rows, [...new Set(named)])
  const titles = await office.titlesOf(rows, c.get('site').id, [
    ...new Set(shown.map(({ subject }) => subject)),
  ])
  const said = (name: string) => c.req.query(name) ?? ''
  const parameters = (more: Record<string, string>) =>
    new URLSearchParams(Object.entries({ ...c.req.query(), ...more }).filter(([, value]) => value !== ''))
  const people = await membersOf(rows, c.get('site').id, office.clock())
  return deskPage(
    c,
    <OfficePage c={c} office={office} title={words.journal}>
      <p class="lead-in">{words.journalLead}</p>
      <form method="get" action="/desk/journal" class="filter">
        <p>
          <label for="by">{words.journalBy}</label>
          <select id="by" name="by">
            <option value="">{words.everybody}</option>
            {people.map(({ account }) => (
              <option value={account.id} selected={account.id === said('by')}>
                {account.name || account.email}
              </option>
            ))}
          </select>
        </p>
        <p>
          <label for="act">{words.journalAct}</label>
          <select id="act" name="act">
            <option value="">{words.everything}</option>
            {Object.entries(words.acts).map(([act, name]) => (
              <option value={act} selected={act === said('act')}>
                {name}
              </option>
            ))}
          </select>
        </p>
        {(['from', 'until'] as const).map((end) => (
          <p>
            <label for={end}>{end === 'from' ? words.from : words.until}</label>
            <input id={end} name={end} type="date" value={said(end)} />
          </p>
        ))}
        <p>
          <label for="subject">{words.journalSubject}</label>
          <input id="subject" name="subject" value={said('subject')} maxlength={100} />
        </p>
        <button type="submit">{words.find}</button>
      </form>
      <p>
        {words.export}: <a href={`/desk/journal/entries.csv?${parameters({})}`}>CSV</a> ·{' '}
        <a href={`/desk/journal/entries.json?${parameters({})}`}>JSON</a>
      </p>
      {shown.length === 0 && <p class="hint">{words.nothing}</p>}
      <ol class="timeline">
        {shown.map((entry) => (
          <EntryItem
            entry={entry}
            at={momentIn(zone, entry.at, 'minute').written}
            by={names.get(entry.by) ?? words.machine}
            about={titles.get(entry.subject) ?? names.get(entry.subject)}
            words={words}
          />
        ))}
      </ol>
      {found.length > SHOWN && (
        <p>
          <a href={`/desk/journal?${parameters({ before: String(shown.at(-1)?.position) })}`} rel="next">
            {words.further}
          </a>
        </p>
      )}
    </OfficePage>,
  )
}

function EntryItem({
  entry: { act, subject, details, position },
  at,
  by,
  about,
  words,
}: {
  entry: Entry & { position: number }
  at: string
  by: string
  about: string | undefined
  words: Words
}) {
  const told = Object.entries(details).flatMap(([name, value]) => {
    const label = words.details[name as keyof Words['details']]
    const said = name === 'role' ? words.roles[value as keyof Words['roles']] : spoken(value)
    return label && said ? [{ label, said }] : []
  })
  return (
    <li>
      <time>{at}</time> <strong>{words.acts[act as keyof typeof words.acts] ?? act}</strong>, {by}
      {about && (
        <>
          : <a href={`/desk/journal?subject=${subject}`}>{about}</a>
        </>
      )}
      {told.length === 0 ? (
        <p class="hint">{words.entry(position)}</p>
      ) : (
        <details>
          <summary>{words.entry(position)}</summary>
          <ul>
            {told.map(({ label, said }) => (
              <li>
                {label}: {said}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** What an entry says, for people: of things their names; '' for what only machines read. */
function spoken(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map((each) => spoken(each))
      .filter((said) => said !== '')
      .join(', ')
  if (typeof value === 'object' && value !== null)
    return 'name' in value && typeof value.name === 'string' ? value.name : ''
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const said = String(value)
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/.test(said)) return ''
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said)
  if (day) return `${Number(day[3])}/${Number(day[2])}/${day[1]}`
  return said
}

/** The same entries as a file, as spreadsheets or programs read it. */
export async function journalFile(c: DeskContext, office: Office, _person: Person) {
  const found = await entries(office.database.rows, await askedIn(c, office, EXPORTED))
  const isJson = c.req.path.endsWith('.json')
  c.header('content-disposition', `attachment; filename="${isJson ? 'journal.json' : 'journal.csv'}"`)
  if (isJson) return c.json(found)
  const lines = found.map(({ position, at, by, act, subject, details }) => [
    position,
    at,
    by,
    act,
    subject,
    JSON.stringify(details),
  ])
  return c.body(csvFile([['position', 'at', 'by', 'act', 'subject', 'details'], ...lines]), 200, {
    'content-type': 'text/csv; charset=utf-8',
  })
}

/** The thing whose entries are asked for: by its identifier, as links in the list have it, or by words of an article's title. */
async function subjectsIn(
  c: DeskContext,
  rows: Rows,
  said: string | undefined,
  articlesCalled: Office['articlesCalled'],
): Promise<string | string[] | undefined> {
  if (said === undefined || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(said)) return said
  return articlesCalled(rows, c.get('site').id, said, SHOWN)
}

async function askedIn(
  c: DeskContext,
  { database, clock, articlesCalled }: Office,
  limit: number,
): Promise<Asked> {
  const { id: siteId, zone } = c.get('site')
  const said = (name: string) => (c.req.query(name) ?? '').slice(0, 200) || undefined
  const members = await membersOf(database.rows, siteId, clock())
  return {
    siteId,
    people: members.map(({ account }) => account.id),
    by: said('by'),
    act: said('act'),
    subject: await subjectsIn(c, database.rows, said('subject'), articlesCalled),
    from: startOfDay(zone, readDay(said('from'))),
    until: startOfDay(zone, readDay(said('until')), 1),
    before: readCount(said('before')) || undefined,
    limit,
  }
}
