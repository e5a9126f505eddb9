import { type Person, type Role, rolesOn } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import { placeOf, sectionsOf, settingsOf } from '../sites/index.ts'
import { fold } from '../text/index.ts'
import { own } from './tables.ts'
import { asWork, selectWork, type Work } from './work.ts'
import { GRID, type State } from './workflow.ts'

/** Which pieces of work: those that wait for the person, their own besides, all that is in progress, what is due by the clock, what was dropped. */
export type View = 'waiting' | 'mine' | 'all' | 'scheduled' | 'discarded'

/** By what a list is narrowed; from an instant of the last change (with) until another (without). */
export type Narrowing = {
  sectionId?: string | undefined
  authorId?: string | undefined
  state?: State | undefined
  from?: string | undefined
  until?: string | undefined
  text?: string | undefined
}

/** In which sections of a site somebody has which reach: all work, or their own alone; and in which they decide. */
type Reach = { all: string[]; own: string[]; deciding: string[]; selfApproval: boolean }

/** What the grid gives to everybody at the desk, as sections that a query can name. */
async function reachOf(rows: Rows, person: Person, siteId: string): Promise<Reach> {
  const reach: Reach = { all: [], own: [], deciding: [], selfApproval: false }
  reach.selfApproval = (await settingsOf(rows, siteId)).selfApproval
  for (const { id } of await sectionsOf(rows, siteId)) {
    const roles = rolesOn(person, siteId, (await placeOf(rows, siteId, id)).sections)
    const sees = (who: string) => GRID.draft.see?.includes(who as Role) === true
    if ([...roles].some(sees)) reach.all.push(id)
    if (roles.has('reporter') || roles.has('contributor')) reach.own.push(id)
    if (GRID['handed-in'].approve?.some((who) => roles.has(who as Role))) reach.deciding.push(id)
  }
  return reach
}

/** The work of a view that somebody may see: so many from there on, and how many there are in all. */
export async function board(
  rows: Rows,
  person: Person,
  siteId: string,
  view: View,
  narrowing: Narrowing,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ work: Work[]; count: number }> {
  const me = person.account.id
  const reach = await reachOf(rows, person, siteId)
  if (reach.all.length + reach.own.length === 0) return { work: [], count: 0 }
  const query = selectWork(rows, siteId)
    .where((e) =>
      e.or([
        e('article_work.section_id', 'in', reach.all.length > 0 ? reach.all : ['']),
        e.and([
          e('article_work.section_id', 'in', reach.own.length > 0 ? reach.own : ['']),
          e('author_id', '=', me),
        ]),
      ]),
    )
    .where((e) => {
      const isMine = e('author_id', '=', me)
      const decides = e('article_work.section_id', 'in', reach.deciding.length > 0 ? reach.deciding : [''])
      const isOthers = e.and([e('author_id', '!=', me), e('article_revision.created_by', '!=', me)])
      const waits = e.or([
        e.and([isMine, e('state', '=', 'draft'), e('note', 'is not', null)]),
        e.and([decides, e('state', '=', 'handed-in'), ...(reach.selfApproval ? [] : [isOthers])]),
        e.and([decides, e('state', '=', 'approved')]),
        e.and([decides, e('state', '=', 'scheduled'), e('problem', 'is not', null)]),
      ])
      if (view === 'scheduled' || view === 'discarded') return e('state', '=', view)
      const isLive = e('state', '!=', 'discarded')
      if (view === 'waiting') return waits
      return view === 'mine' ? e.and([isLive, isMine, e.not(waits)]) : isLive
    })
    .where((e) => e.and(narrowed(narrowing).map(([column, sign, value]) => e(column, sign, value))))
  const { count } = await query
    .clearSelect()
    .select((e) => e.fn.countAll<number | string | bigint>().as('count'))
    .executeTakeFirstOrThrow()
  const sorted =
    view === 'scheduled' ? query.orderBy('publish_at') : query.orderBy('article_work.changed_at', 'desc')
  const found = await sorted.orderBy('article_work.article_id').limit(limit).offset(offset).execute()
  return { work: found.map(asWork), count: Number(count) }
}

type Condition = [
  'article_work.section_id' | 'author_id' | 'state' | 'article_work.changed_at' | 'folded',
  '=' | '>=' | '<' | 'like',
  string,
]

function narrowed({ sectionId, authorId, state, from, until, text }: Narrowing): Condition[] {
  const conditions: Condition[] = []
  if (sectionId) conditions.push(['article_work.section_id', '=', sectionId])
  if (authorId) conditions.push(['author_id', '=', authorId])
  if (state) conditions.push(['state', '=', state])
  if (from) conditions.push(['article_work.changed_at', '>=', from])
  if (until) conditions.push(['article_work.changed_at', '<', until])
  // Signs that mean something to LIKE mean themselves nowhere in a title's words.
  for (const word of fold(text ?? '')
    .split(/[\s%_\\]+/)
    .filter(Boolean))
    conditions.push(['folded', 'like', `%${word}%`])
  return conditions
}

type Departed = { id: string; title: string; kind: string; at: string; note: string }

/** Articles that have left, the last that left first, narrowed by section, instants and words of their titles. */
export async function departed(
  rows: Rows,
  siteId: string,
  { sectionId, from, until, text = '' }: Pick<Narrowing, 'sectionId' | 'from' | 'until' | 'text'>,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<Departed[]> {
  const wanted = fold(text)
  const found = await departures(rows, siteId)
    .$if(sectionId !== undefined, (query) => query.where('article.section_id', '=', sectionId ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? ''))
    // Titles of notices are not kept folded: where words are asked for, all that left are looked through.
    .$if(wanted === '', (query) => query.limit(limit).offset(offset))
    .execute()
  if (wanted === '') return found
  return found.filter(({ title }) => fold(title).includes(wanted)).slice(offset, offset + limit)
}

const departures = (rows: Rows, siteId: string) =>
  own(rows)
    .selectFrom('article_notice')
    .innerJoin('article', 'article.id', 'article_notice.article_id')
    .select(['article.id', 'article_notice.title', 'article_notice.kind', 'at', 'article_notice.note'])
    .where('article_notice.site_id', '=', siteId)
    .where('article_notice.kind', 'in', ['withdrawal', 'error', 'archive'])
    .where((e) => e.or([e('published_revision_id', 'is', null), e('archived_at', 'is not', null)]))
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('article_notice as later')
            .select('later.at')
            .whereRef('later.article_id', '=', 'article_notice.article_id')
            .whereRef('later.at', '>', 'article_notice.at')
            .where('later.kind', '!=', 'correction'),
        ),
      ),
    )
    .orderBy('at', 'desc')

/** Published articles that were approved by their own writers and not read by another since. */
export async function unreviewedArticles(
  rows: Rows,
  siteId: string,
): Promise<{ id: string; title: string }[]> {
  return own(rows)
    .selectFrom('article')
    .innerJoin('article_revision', 'article_revision.id', 'published_revision_id')
    .select(['article.id', 'title'])
    .where('article.site_id', '=', siteId)
    .where('unreviewed', '=', 1)
    .orderBy('article.id', 'desc')
    .limit(50)
    .execute()
}
