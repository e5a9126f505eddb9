import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'

/** Something that a body holds and that has to go somewhere when it ends. */
export type Held =
  | { kind: 'obligation'; id: string; bodyId: string; title: string; agreement: string }
  | { kind: 'task'; id: string; bodyId: string; title: string; agreement: string }

/** Everything that bodies hold on a day and after: obligations that they have, and tasks that are not over. */
export async function heldBy(
  rows: Rows,
  siteId: string,
  bodyIds: readonly string[],
  day: string,
): Promise<Held[]> {
  const holdings = await own(rows)
    .selectFrom('holding')
    .innerJoin('obligation', 'obligation.id', 'obligation_id')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['holding.id', 'body_id', 'obligation.title', 'agreement.title as agreement'])
    .where('obligation.site_id', '=', siteId)
    .where('body_id', 'in', [...bodyIds, ''])
    .where((e) => e.or([e('holding.until', 'is', null), e('holding.until', '>=', day)]))
    .where('obligation.state', 'in', ['active', 'suspended'])
    .orderBy('holding.id')
    .execute()
  const tasks = await own(rows)
    .selectFrom('task')
    .innerJoin('agreement', 'agreement.id', 'agreement_id')
    .select(['task.id', 'owner_id', 'content', 'agreement.title as agreement'])
    .where('task.site_id', '=', siteId)
    .where('owner_id', 'in', [...bodyIds, ''])
    .where('task.state', 'not in', ['closed', 'cancelled'])
    .orderBy('task.id')
    .execute()
  return [
    ...holdings.map(({ id, body_id, title, agreement }) => ({
      ...{ kind: 'obligation' as const, id, bodyId: body_id, title, agreement },
    })),
    ...tasks.map(({ id, owner_id, content, agreement }) => ({
      ...{ kind: 'task' as const, id, bodyId: owner_id, title: content, agreement },
    })),
  ]
}
