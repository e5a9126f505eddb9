import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { own } from '../tables.ts'
import {
  type Body,
  type BodyChange,
  type BodyKind,
  type Decision,
  ENDING,
  existsOn,
  type Side,
} from './body.ts'
import { bodiesOn } from './queries.ts'

/** What is said of a body that is put into the register. */
export type NewBody = {
  kind: BodyKind
  side: Side
  name: string
  shortName: string
  parentId: string | null
  since: string
}

/** A change that is asked for. Names are those that results have from the day on, where they get new ones. */
export type Asked = Omit<BodyChange, 'id'> & {
  names?: ReadonlyMap<string, { name: string; shortName: string }>
  parentId?: string | null
}

export type ChangeIssue =
  | 'decisionMissing'
  | 'originalsMissing'
  | 'resultsMissing'
  | 'resultsUnwanted'
  | 'unknownBody'
  | 'notThereThen'
  | 'endedAlready'
  | 'nameMissing'
  | 'beforeLastName'

export type Registered = { outcome: 'done'; id: string } | { outcome: 'issues'; issues: ChangeIssue[] }

/** Puts a body into a site's register, in the caller's transaction. */
export async function addBody(
  rows: Rows,
  siteId: string,
  { kind, side, name, shortName, parentId, since }: NewBody,
  by: string,
  at: string,
): Promise<string> {
  const id = newId()
  await own(rows).insertInto('body').values({ id, site_id: siteId, kind, side, since, until: null }).execute()
  await nameFrom(rows, id, since, { name, shortName, parentId })
  await record(rows, { siteId, at, by, act: 'body-added', subject: id, details: { name, kind, since } })
  return id
}

/** Changes bodies by a decision, in the caller's transaction. What ended stays, with its names and everything it ever did. */
export async function changeBodies(
  rows: Rows,
  siteId: string,
  asked: Asked,
  by: string,
  at: string,
): Promise<Registered> {
  const issues = await issuesOf(rows, siteId, asked)
  if (issues.length > 0) return { outcome: 'issues', issues }
  const id = newId()
  const { kind, on, decision, originals, results } = asked
  await own(rows)
    .insertInto('body_change')
    .values({
      ...{ id, site_id: siteId, kind, on_day: on, recorded_at: at },
      ...{ decision_number: decision.number, decision_on: decision.on, issuer: decision.issuer },
    })
    .execute()
  const links = [
    ...originals.map((body_id) => ({ change_id: id, body_id, part: 'original' as const })),
    ...results.map((body_id) => ({ change_id: id, body_id, part: 'result' as const })),
  ]
  await own(rows).insertInto('body_change_link').values(links).execute()
  if (ENDING.has(kind)) await endOn(rows, siteId, originals, dayBefore(on))
  await nameResults(rows, siteId, asked)
  await record(rows, {
    ...{ siteId, at, by, act: 'bodies-changed', subject: id },
    details: { kind, on, decision, originals, results },
  })
  return { outcome: 'done', id }
}

async function issuesOf(rows: Rows, siteId: string, asked: Asked): Promise<ChangeIssue[]> {
  const { kind, on, decision, originals, results, names } = asked
  if (!isWhole(decision)) return ['decisionMissing']
  if (originals.length === 0) return ['originalsMissing']
  if (kind === 'dissolve' && results.length > 0) return ['resultsUnwanted']
  if (kind !== 'dissolve' && results.length === 0) return ['resultsMissing']
  // What ends is not what results.
  if (ENDING.has(kind) && results.some((id) => originals.includes(id))) return ['notThereThen']
  const known = new Map((await bodiesOn(rows, siteId, on)).map((body) => [body.id, body]))
  const all = [...originals, ...results]
  if (all.some((id) => !known.has(id))) return ['unknownBody']
  // Whatever ends was there the day before; whatever results is there from the day on.
  const there = (id: string, day: string) => existsOn(known.get(id) as Body, day)
  if (originals.some((id) => !there(id, dayBefore(on)))) return ['notThereThen']
  if (results.some((id) => !there(id, on))) return ['notThereThen']
  if (ENDING.has(kind) && originals.some((id) => known.get(id)?.until !== null)) return ['endedAlready']
  if (kind === 'rename' && results.some((id) => !names?.get(id)?.name)) return ['nameMissing']
  if (names && (await anyNamedSince(rows, [...names.keys()], on))) return ['beforeLastName']
  return []
}

function isWhole({ number, on, issuer }: Decision): boolean {
  return number !== '' && on !== '' && issuer !== ''
}

async function anyNamedSince(rows: Rows, ids: readonly string[], on: string): Promise<boolean> {
  const found = await own(rows)
    .selectFrom('body_name')
    .select('body_id')
    .where('body_id', 'in', [...ids, ''])
    .where('since', '>=', on)
    .executeTakeFirst()
  return found !== undefined
}

async function endOn(rows: Rows, siteId: string, ids: readonly string[], until: string): Promise<void> {
  const { numUpdatedRows } = await own(rows)
    .updateTable('body')
    .set({ until })
    .where('site_id', '=', siteId)
    .where('id', 'in', ids)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow()
  // Two decisions that end the same body at the same moment: the second is none.
  if (Number(numUpdatedRows) !== new Set(ids).size) throw new Error('A body has ended meanwhile')
}

async function nameResults(rows: Rows, siteId: string, { kind, on, results, names, parentId }: Asked) {
  const before = new Map((await bodiesOn(rows, siteId, on)).map((body) => [body.id, body]))
  for (const id of results) {
    const [old, given] = [before.get(id), names?.get(id)]
    if (!old || (!given && kind !== 'reparent')) continue
    const { name, shortName } = given ?? old
    await nameFrom(rows, id, on, {
      name,
      shortName,
      parentId: kind === 'reparent' ? (parentId ?? null) : old.parentId,
    })
  }
}

async function nameFrom(
  rows: Rows,
  bodyId: string,
  since: string,
  { name, shortName, parentId }: Pick<NewBody, 'name' | 'shortName' | 'parentId'>,
): Promise<void> {
  await own(rows)
    .insertInto('body_name')
    .values({ body_id: bodyId, since, name, short_name: shortName, parent_id: parentId })
    .execute()
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
}
