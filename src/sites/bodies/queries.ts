import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'
import type { Body, BodyChange } from './body.ts'

/**
 * The bodies of a site's register, or some of them, also those that have ended or are yet to come, named as on a day, by their
 * names.
 */
export async function bodiesOn(
  rows: Rows,
  siteId: string,
  day: string,
  ids?: readonly string[],
): Promise<Body[]> {
  const bodies = await own(rows)
    .selectFrom('body')
    .selectAll()
    .where('site_id', '=', siteId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? []), '']))
    .execute()
  const names = await own(rows)
    .selectFrom('body_name')
    .innerJoin('body', 'body.id', 'body_name.body_id')
    .selectAll('body_name')
    .where('body.site_id', '=', siteId)
    .$if(ids !== undefined, (query) => query.where('body.id', 'in', [...(ids ?? []), '']))
    .orderBy('body_name.since')
    .execute()
  const spans = Map.groupBy(names, ({ body_id }) => body_id)
  return bodies
    .map(({ id, kind, side, since, until }) => {
      const own = spans.get(id) ?? []
      // Before its first name a body goes by it, and after its end by its last.
      const called = own.findLast((span) => span.since <= day) ?? own[0]
      const [name, shortName] = [called?.name ?? '', called?.short_name ?? '']
      return { id, kind, side, since, until, name, shortName, parentId: called?.parent_id ?? null }
    })
    .sort((one, other) => BY_NAME.compare(one.name, other.name))
}

const BY_NAME = new Intl.Collator('vi')

/** The names of a body, the first one first, each with the day from which it holds. */
export async function namesOfBody(
  rows: Rows,
  siteId: string,
  bodyId: string,
): Promise<{ since: string; name: string; shortName: string }[]> {
  const found = await own(rows)
    .selectFrom('body_name')
    .innerJoin('body', 'body.id', 'body_name.body_id')
    .selectAll('body_name')
    .where('body.site_id', '=', siteId)
    .where('body_id', '=', bodyId)
    .orderBy('body_name.since')
    .execute()
  return found.map(({ since, name, short_name }) => ({ since, name, shortName: short_name }))
}

/** The decisions that changed bodies of a site, the latest first. */
export async function changesOfBodies(rows: Rows, siteId: string): Promise<BodyChange[]> {
  const changes = await own(rows)
    .selectFrom('body_change')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const links = await own(rows)
    .selectFrom('body_change_link')
    .innerJoin('body_change', 'body_change.id', 'change_id')
    .select(['change_id', 'body_id', 'part'])
    .where('site_id', '=', siteId)
    .execute()
  const byChange = Map.groupBy(links, ({ change_id }) => change_id)
  return changes.map(({ id, kind, on_day, decision_number, decision_on, issuer }) => {
    const of = (part: 'original' | 'result') =>
      (byChange.get(id) ?? []).filter((link) => link.part === part).map(({ body_id }) => body_id)
    const decision = { number: decision_number, on: decision_on, issuer }
    return { id, kind, on: on_day, decision, originals: of('original'), results: of('result') }
  })
}

/** Who came before a body and who came after, through the decisions that made or ended one of them. */
export function lineageOf(changes: readonly BodyChange[], bodyId: string) {
  const isOther = (id: string) => id !== bodyId
  return {
    predecessors: changes
      .filter(({ results, originals }) => results.includes(bodyId) && originals.some(isOther))
      .map((change) => ({ change, bodyIds: change.originals.filter(isOther) })),
    successors: changes
      .filter(({ results, originals }) => originals.includes(bodyId) && results.some(isOther))
      .map((change) => ({ change, bodyIds: change.results.filter(isOther) })),
  }
}
