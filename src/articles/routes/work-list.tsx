import {
  type Desk,
  type DeskContext,
  DeskShell,
  deskPage,
  namesOf,
  type Person,
} from '../../accounts/index.ts'
import { pathsOf } from '../../addresses/index.ts'
import { placeOf, sectionsOf } from '../../sites/index.ts'
import { momentIn } from '../../web/index.ts'
import type { ArticleSummary } from '../article.ts'
import { newestArticles } from '../lists.ts'
import { publishedArticle } from '../queries.ts'
import { wordsIn } from '../words.ts'
import { type Work, workList } from '../work.ts'
import { mayBegin, mayDo } from '../workflow.ts'
import { begin, takeUp } from '../writing.ts'

const LATELY = 15

/** What there is to do: one's own, what waits for one's decision, what others have. */
export async function workListPage(c: DeskContext, desk: Desk, person: Person) {
  const { rows } = desk.database
  const site = c.get('site')
  const words = wordsIn(c.get('language'))
  const work = await workList(rows, person, site.id)
  const sections = await sectionsOf(rows, site.id)
  const names = await namesOf(rows, [...new Set(work.map(({ revision }) => revision.createdBy))])
  const [waiting, rest] = [
    work.filter((each) => waitsFor(person, each)),
    work.filter((each) => !waitsFor(person, each)),
  ]
  const own = rest.filter(({ authorId }) => authorId === person.account.id)
  const others = rest.filter(({ authorId }) => authorId !== person.account.id)
  const canWrite = mayBegin(
    person,
    site.id,
    sections.map(({ id }) => id),
  )
  const published = canWrite ? await newestArticles(rows, site.id, { limit: LATELY }) : []
  const paths = await pathsOf(
    rows,
    published.map(({ id }) => id),
  )
  const list = (title: string, items: readonly Work[]) => (
    <WorkTable c={c} title={title} work={items} names={names} />
  )
  return deskPage(
    c,
    <DeskShell c={c} desk={desk} title={words.articles}>
      <div class="title-row">
        <h1>{words.articles}</h1>
        {canWrite && sections.length > 0 && (
          <form method="post" action="/desk/articles">
            <button type="submit" class="main-act">
              {words.begin}
            </button>
          </form>
        )}
      </div>
      {sections.length === 0 && <p>{words.noSections}</p>}
      {waiting.length > 0 && list(words.waiting, waiting)}
      {list(words.mine, own)}
      {others.length > 0 && list(words.others, others)}
      {published.length > 0 && <Published c={c} articles={published} paths={paths} work={work} />}
    </DeskShell>,
  )
}

/** What was handed in waits for those who can approve it, what is approved for those who can publish it. */
function waitsFor(person: Person, work: Work): boolean {
  if (work.state === 'draft') return work.note !== null && work.authorId === person.account.id
  const subject = {
    siteId: work.siteId,
    sections: [work.sectionId],
    state: work.state,
    authorId: work.authorId,
    writerId: work.revision.createdBy,
  }
  return mayDo(person, work.state === 'approved' ? 'publish' : 'approve', subject)
}

function WorkTable({
  c,
  title,
  work,
  names,
}: {
  c: DeskContext
  title: string
  work: readonly Work[]
  names: Map<string, string>
}) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2>{title}</h2>
      {work.length === 0 ? (
        <p class="hint">{words.nothing}</p>
      ) : (
        <ul class="work">
          {work.map((each) => (
            <li>
              <a href={`/desk/articles/${each.articleId}`}>{each.revision.title || words.untitled}</a>
              <p class="hint">
                <strong class={`state ${each.state}`}>{words.states[each.state]}</strong>
                {each.publishedRevisionId !== null && ` (${words.isPublic})`} ·{' '}
                {words.changedBy(
                  names.get(each.revision.createdBy) ?? '…',
                  momentIn(c.get('site').zone, each.revision.createdAt, 'minute').written,
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Published({
  c,
  articles,
  paths,
  work,
}: {
  c: DeskContext
  articles: readonly ArticleSummary[]
  paths: Map<string, string>
  work: readonly Work[]
}) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2>{words.published}</h2>
      <ul class="work">
        {articles.map(({ id, title, appeared }) => (
          <li class="with-act">
            <div>
              <a href={paths.get(id) ?? '/'}>{title}</a>
              <p class="hint">{momentIn(c.get('site').zone, appeared.at, appeared.precision).written}</p>
            </div>
            {!work.some(({ articleId }) => articleId === id) && (
              <form method="post" action={`/desk/articles/${id}/work`}>
                <button type="submit" aria-label={words.takeUpOf(title)}>
                  {words.takeUp}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Begins an article in the first section in which the person may write. */
export async function beginArticle(c: DeskContext, desk: Desk, person: Person) {
  const site = c.get('site')
  const { rows, transact } = desk.database
  for (const section of await sectionsOf(rows, site.id)) {
    const { sections } = await placeOf(rows, site.id, section.id)
    if (!mayBegin(person, site.id, sections)) continue
    const place = { siteId: site.id, sectionId: section.id, language: site.language }
    const id = await transact((open) => begin(open, place, person.account.id, desk.clock()))
    return c.redirect(`/desk/articles/${id}`, 303)
  }
  return c.notFound()
}

/** Takes a published article up again. */
export async function takeUpArticle(c: DeskContext, desk: Desk, person: Person) {
  const site = c.get('site')
  const article = await publishedArticle(desk.database.rows, site.id, c.req.param('id') ?? '')
  if (!article) return c.notFound()
  const { sections } = await placeOf(desk.database.rows, site.id, article.sectionId)
  if (!mayBegin(person, site.id, sections)) return c.notFound()
  await desk.database.transact((open) => takeUp(open, article, person.account.id, desk.clock()))
  return c.redirect(`/desk/articles/${article.id}`, 303)
}
