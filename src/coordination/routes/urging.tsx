import { type DeskContext, deskPage, IssueList, namesOf } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { bodiesOn } from '../../sites/index.ts'
import { dayInWords, formatNumber } from '../../web/index.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { placeOf } from '../documents/initials.ts'
import { ND30 } from '../documents/profile.ts'
import { urgingLetterOf } from '../documents/urging-letter.ts'
import { holdsOn } from '../people/post.ts'
import { postsOf } from '../people/posts.ts'
import { type Late, lateOf, type Urging, urge, urgingsOf } from '../reminders/urging.ts'
import { kept, NOTHING_SAID, type Said, saidIn, unfitIn } from '../said.ts'
import { periodInWords } from '../saying.ts'
import { workingCalendar } from '../time/calendar-days.ts'
import { Words as WordsField } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'
import { answerWith, formatNamed } from './papers.ts'

type Issue = { field: string; says: string }

/** What people write in words, and how many signs it takes. */
const WRITTEN = { note: 2000 } as const

/** Who is late and may be urged, and what was sent before, with who has opened it. */
export async function urgingPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking)
  return loaded ? show(c, register, asking, loaded) : c.notFound()
}

async function load(c: DeskContext, { database }: Register, { actor, today }: Asking) {
  const id = c.req.param('id') ?? ''
  const loaded = await agreementFor(database.rows, actor, 'urge', c.get('site').id, id, today)
  return loaded?.agreement.state === 'draft' ? undefined : loaded
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement, bodies }: Loaded,
  issues: readonly Issue[] = [],
  said: Said = NOTHING_SAID,
) {
  const { rows } = register.database
  const [words, language] = [wordsIn(c.get('language')), c.get('language')]
  const calendar = await workingCalendar(rows, agreement.siteId)
  const late = Map.groupBy(await lateOf(rows, agreement, calendar, asking.today), ({ bodyId }) => bodyId)
  const posts = await postsOf(rows, agreement.siteId, { bodyIds: [...late.keys()] })
  const reached = new Set(posts.filter((post) => holdsOn(post, asking.today)).map(({ bodyId }) => bodyId))
  const urgings = await urgingsOf(rows, agreement.id)
  const names = await namesOf(rows, [...new Set(urgings.map(({ by }) => by))])
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const at = `${HOME}/agreements/${agreement.id}/urgings`
  const number = (count: number) => formatNumber(count, language)
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.urging}
      way={{ href: `${HOME}/agreements/${agreement.id}/matrix`, name: words.matrix }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p class="lead-in">{words.urgingLead}</p>
      {late.size === 0 ? (
        <p class="hint">{words.urgingNobody}</p>
      ) : (
        <form method="post" action={at}>
          <fieldset id="bodies">
            <legend>{words.urgingWhom}</legend>
            {[...late].map(([id, lines]) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name="bodies"
                  value={id}
                  checked={said === NOTHING_SAID || said.all('bodies').includes(id)}
                />
                <span>
                  {nameOf(id)}: {lines.map((line) => lineInWords(line, words)).join('; ')}
                  {!reached.has(id) && <em> ({words.urgingNobodyThere})</em>}
                </span>
              </label>
            ))}
          </fieldset>
          <WordsField
            name="note"
            label={words.urgingNote}
            value={said.one('note')}
            rows={3}
            max={WRITTEN.note}
          />
          <p class="buttons">
            <button type="submit" class="main-act">
              {words.urgingSend}
            </button>
          </p>
        </form>
      )}
      {urgings.length > 0 && (
        <section>
          <h2>{words.urgingsBefore}</h2>
          <ul class="work">
            {urgings.map((urging) => (
              <li>
                <strong>{words.urgedOn(dayInWords(urging.on))}</strong>
                <p class="hint">
                  {names.get(urging.by)} · {words.urgedLines(number(urging.lines.length))} ·{' '}
                  <a href={`${at}/${urging.id}/letter.docx`}>{words.urgingLetter} (Word)</a> ·{' '}
                  <a href={`${at}/${urging.id}/letter.pdf`}>{words.urgingLetter} (PDF)</a>
                </p>
                {urging.note && <p>{urging.note}</p>}
                <Opened {...{ urging, nameOf, words }} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

function lineInWords({ title, period, due }: Pick<Late, 'title' | 'period' | 'due'>, words: Words): string {
  return `${title}, ${periodInWords(period, words)} (${words.dueBy(dayInWords(due))})`
}

/** Each body that was urged, with the day on which somebody there opened it. */
function Opened({ urging, nameOf, words }: { urging: Urging; nameOf: (id: string) => string; words: Words }) {
  const bodies = Map.groupBy(urging.lines, ({ bodyId }) => bodyId)
  return (
    <ul>
      {[...bodies].map(([id, [line]]) => (
        <li>
          {nameOf(id)}: {line?.seenOn ? words.openedOn(dayInWords(line.seenOn)) : words.notOpened}
        </li>
      ))}
    </ul>
  )
}

/** Urges those who were chosen. */
export async function urgeLate(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const unfit = unfitIn(said, WRITTEN, words)
  if (unfit) return show(c, register, asking, loaded, [unfit], said)
  const { agreement } = loaded
  const chosen = {
    bodyIds: said.all('bodies'),
    note: kept(said.one('note')),
    language: c.get('site').language,
  }
  const [by, at] = [asking.person.account.id, register.clock()]
  const urged = await register.database.transact(async (rows) =>
    urge(rows, agreement, chosen, await workingCalendar(rows, agreement.siteId), asking.today, by, at),
  )
  if (urged.outcome === 'done') return c.redirect(`${c.req.path}?saved=yes`, 303)
  return show(c, register, asking, loaded, [{ field: 'bodies', says: words.urgingNoneChosen }], said)
}

/** Who leads a body on a day, as a paper is signed; blank where nobody does. */
async function signatureOf(rows: Rows, siteId: string, bodyId: string, day: string) {
  const posts = await postsOf(rows, siteId, { bodyIds: [bodyId] })
  const leader = posts.find((post) => post.role === 'leader' && holdsOn(post, day))
  if (!leader) return { title: '', name: '' }
  const names = await namesOf(rows, [leader.accountId])
  return { title: leader.title, name: names.get(leader.accountId) ?? '' }
}

/** The draft of the letter to those who were urged. */
export async function urgingLetter(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking)
  const format = formatNamed((c.req.param('document') ?? '').replace(/^letter\./, ''))
  const { rows } = register.database
  const urging = (loaded ? await urgingsOf(rows, loaded.agreement.id) : []).find(
    ({ id }) => id === c.req.param('urging'),
  )
  if (!loaded || !urging || !format) return c.notFound()
  const { agreement, stand } = loaded
  const bodies = await bodiesOn(rows, agreement.siteId, urging.on)
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const [hub = ''] = stand.leading
  const superior = nameOf(bodies.find(({ id }) => id === hub)?.parentId ?? '')
  const written = urgingLetterOf({
    ...{ agreement, urging, nameOf, issuer: nameOf(hub), superior },
    place: placeOf(nameOf(hub), superior),
    signature: await signatureOf(rows, agreement.siteId, hub, urging.on),
  })
  return answerWith(c, written, ND30, format, `don-doc-${urging.on}`)
}
