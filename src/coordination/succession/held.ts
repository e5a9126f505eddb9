import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'

/**
 * Something that a body holds and that has to go somewhere when it ends: what it owes, what it was told to do, its place in an
 * agreement, and that others hand in to it.
 */
export type Held = {
  kind: 'obligation' | 'task' | 'party' | 'receipt'
  id: string
  bodyId: string
  /** Of a party its role. */
  title: string
  agreement: string
}

/** Whether something may go to several bodies at once: a task has one owner, and an agreement one that leads it and one that keeps it. */
export function isDivisible({ kind, title }: Held): boolean {
  if (kind === 'party') return title !== 'lead' && title !== 'focal'
  return kind !== 'task'
}

/** Everything that bodies hold on a day and after. */
export async function heldBy(
  rows: Rows,
  siteId: string,
  bodyIds: readonly string[],
  day: string,
): Promise<Held[]> {
  const asked = { siteId, bodyIds: [...bodyIds, ''], day }
  return [
    ...(await partiesHeld(rows, asked)),
    ...(await obligationsHeld(rows, asked)),
    ...(await receiptsHeld(rows, asked)),
    ...(await tasksHeld(rows, asked)),
  ]
}

type Asked = { siteId: string; bodyIds: string[]; day: string }

/** Places of their own: what a group is, is asked anew on each day. Whose term is over still needs somebody who leads and keeps it. */
async function partiesHeld(rows: Rows, { siteId, bodyIds, day }: Asked): Promise<Held[]> {
  const found = await own(rows)
    .selectFrom('agreement_party')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['agreement_party.id', 'body_id', 'role', 'agreement.title as agreement'])
    .where('agreement.site_id', '=', siteId)
    .where('agreement.state', 'in', ['draft', 'in-force'])
    .where('body_id', 'in', bodyIds)
    .where((e) => e.or([e('agreement_party.until', 'is', null), e('agreement_party.until', '>=', day)]))
    .where((e) =>
      e.or([
        e('agreement.until', 'is', null),
        e('agreement.until', '>=', day),
        e('role', 'in', ['lead', 'focal']),
      ]),
    )
    .orderBy('agreement_party.id')
    .execute()
  return found.map(({ id, body_id, role, agreement }) => ({
    ...{ kind: 'party' as const, id, bodyId: body_id ?? '', title: role, agreement },
  }))
}

async function obligationsHeld(rows: Rows, { siteId, bodyIds, day }: Asked): Promise<Held[]> {
  const found = await own(rows)
    .selectFrom('holding')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['holding.id', 'body_id', 'obligation.title', 'agreement.title as agreement'])
    .where('obligation.site_id', '=', siteId)
    .where('body_id', 'in', bodyIds)
    .where((e) => e.or([e('holding.until', 'is', null), e('holding.until', '>=', day)]))
    .where('obligation.state', '=', 'active')
    .orderBy('holding.id')
    .execute()
  return found.map(({ id, body_id, title, agreement }) => ({
    ...{ kind: 'obligation' as const, id, bodyId: body_id, title, agreement },
  }))
}

/** Of each obligation that is handed in to them, by the obligation and the body. */
async function receiptsHeld(rows: Rows, { siteId, bodyIds, day }: Asked): Promise<Held[]> {
  const found = await own(rows)
    .selectFrom('obligation')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['obligation.id', 'recipients', 'obligation.title', 'agreement.title as agreement'])
    .where('obligation.site_id', '=', siteId)
    .where((e) => e.or([e('obligation.until', 'is', null), e('obligation.until', '>=', day)]))
    .where((e) => e.or([e('agreement.until', 'is', null), e('agreement.until', '>=', day)]))
    .orderBy('obligation.id')
    .execute()
  return found.flatMap(({ id, recipients, title, agreement }) =>
    (JSON.parse(recipients) as string[])
      .filter((bodyId) => bodyIds.includes(bodyId))
      .map((bodyId) => ({ kind: 'receipt' as const, id: `${id}.${bodyId}`, bodyId, title, agreement })),
  )
}

async function tasksHeld(rows: Rows, { siteId, bodyIds }: Asked): Promise<Held[]> {
  const found = await own(rows)
    .selectFrom('task')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['task.id', 'owner_id', 'content', 'agreement.title as agreement'])
    .where('task.site_id', '=', siteId)
    .where('owner_id', 'in', bodyIds)
    .where('task.state', 'not in', ['closed', 'cancelled'])
    .orderBy('task.id')
    .execute()
  return found.map(({ id, owner_id, content, agreement }) => ({
    ...{ kind: 'task' as const, id, bodyId: owner_id, title: content, agreement },
  }))
}
