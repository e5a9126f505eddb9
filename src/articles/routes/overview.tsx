import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  membersOf,
  namesOf,
  type Person,
  rolesOn,
} from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import type { Rows } from '../../database/index.ts'
import { sectionsOf } from '../../sites/index.ts'
import { formatNumber } from '../../web/index.ts'
import { board, unreviewedArticles } from '../board.ts'
import { storyFor } from '../standing.ts'
import { WorkItems } from '../views/work-items.tsx'
import { type Words, wordsIn } from '../words.ts'
import { type Work, workFor } from '../work.ts'
import { mayBegin } from '../workflow.ts'
import { BeginButton } from './beginning.tsx'
import { ListLinks } from './lists.tsx'

const SHOWN = 20

/** What there is to do today: what waits for one's decision, and one's own. */
export async function overviewPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const site = c.get('site')
  const words = wordsIn(c.get('language'))
  const waiting = await board(rows, person, site.id, 'waiting', {}, { limit: SHOWN })
  const mine = await board(rows, person, site.id, 'mine', {}, { limit: SHOWN })
  const sections = await sectionsOf(rows, site.id)
  const canWrite = mayBegin(
    person,
    site.id,
    sections.map(({ id }) => id),
  )
  const unreviewed = canWrite ? await unreviewedArticles(rows, site.id) : []
  const done = await doneJustNow(c, rows, person)
  const isAlone =
    rolesOn(person, site.id).has('administrator') &&
    (await membersOf(rows, site.id, desk.clock())).length === 1
  const writers = [...waiting.work, ...mine.work].map(({ revision }) => revision.createdBy)
  const names = await namesOf(rows, [...new Set(writers)])
  const list = (title: string, { work, count }: { work: readonly Work[]; count: number }) => (
    <section>
      <h2>{title}</h2>
      <WorkItems c={c} work={work} names={names} now={desk.clock()} />
      {count > work.length && (
        <p>
          <a href="/desk/articles">
            {words.toView} ({formatNumber(count, c.get('language'))})
          </a>
        </p>
      )}
    </section>
  )
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={words.overview}>
      <div class="title-row">
        <h1>{words.overview}</h1>
        {canWrite && sections.length > 0 && <BeginButton words={words} />}
      </div>
      {done && (
        <p class="issues done" role="status">
          {done.says} {done.href && <a href={done.href}>{done.title}</a>}
        </p>
      )}
      {canWrite && <ListLinks words={words} />}
      {isAlone && <FirstSteps words={words} />}
      {sections.length === 0 && <p>{words.noSections}</p>}
      {waiting.count > 0 && list(words.waiting, waiting)}
      {list(words.mine, mine)}
      {unreviewed.length > 0 && (
        <section>
          <h2>{words.unreviewed}</h2>
          <ul class="work">
            {unreviewed.map(({ id, title }) => (
              <li>
                <a href={`/desk/articles/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskShell>,
  )
}

/** What whoever has just opened a portal does first; it goes once a second person is there. */
function FirstSteps({ words }: { words: Words }) {
  return (
    <section>
      <h2>{words.firstSteps}</h2>
      <p>{words.firstStepsLead}</p>
      <ol>
        {words.firstStepsTo.map(({ href, name }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What somebody has just done, with the way to the article as far as they may still see it, or to its public page. */
async function doneJustNow(c: DeskContext, rows: Rows, person: Person) {
  const words = wordsIn(c.get('language'))
  const [did, id, siteId] = [c.req.query('did') ?? '', c.req.query('article') ?? '', c.get('site').id]
  if (!Object.hasOwn(words.did, did)) return undefined
  const says = words.did[did as keyof typeof words.did]
  const work = await workFor(rows, person, 'see', siteId, id)
  if (work) return { says, href: `/desk/articles/${id}`, title: work.revision.title || words.untitled }
  const story = await storyFor(rows, person, 'look-back', siteId, id)
  const path = (await pathsOf(rows, [id])).get(id)
  return {
    says,
    href: did === 'publish' ? path : story && `/desk/articles/${id}`,
    title: story?.title ?? words.openPublic,
  }
}
