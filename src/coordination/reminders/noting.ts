import type { Rows } from '../../database/index.ts'
import { own } from '../tables.ts'
import type { Stage } from './ladder.ts'
import type { Open } from './open.ts'

/** A step at which something stands, and whose accounts are told of it. */
export type Step = { open: Open; stage: Stage; told: readonly string[] }

/** So many are noted in a statement. */
const AT_ONCE = 1000

/** Notes steps with their due days, and gives those that nobody was told of before: more time begins the ladder again. */
export async function newOf(rows: Rows, steps: readonly Step[], on: string): Promise<Step[]> {
  const noted = new Set<string>()
  for (let first = 0; first < steps.length; first += AT_ONCE) {
    const some = steps.slice(first, first + AT_ONCE)
    const of = (kind: Open['kind']) => some.filter(({ open }) => open.kind === kind)
    for (const id of await noteDuties(rows, of('duty'), on)) noted.add(id)
    for (const id of await noteTasks(rows, of('task'), on)) noted.add(id)
  }
  return steps.filter(({ open }) => noted.has(open.id))
}

async function noteDuties(rows: Rows, steps: readonly Step[], told_on: string): Promise<string[]> {
  if (steps.length === 0) return []
  const found = await own(rows)
    .insertInto('reminder')
    .values(
      steps.map(({ open, stage }) => ({ duty_id: open.id, stage, due_current: open.dueCurrent, told_on })),
    )
    .onConflict((c) => c.columns(['duty_id', 'stage', 'due_current']).doNothing())
    .returning('duty_id')
    .execute()
  return found.map(({ duty_id }) => duty_id)
}

async function noteTasks(rows: Rows, steps: readonly Step[], told_on: string): Promise<string[]> {
  if (steps.length === 0) return []
  const found = await own(rows)
    .insertInto('task_reminder')
    .values(
      steps.map(({ open, stage }) => ({ task_id: open.id, stage, due_current: open.dueCurrent, told_on })),
    )
    .onConflict((c) => c.columns(['task_id', 'stage', 'due_current']).doNothing())
    .returning('task_id')
    .execute()
  return found.map(({ task_id }) => task_id)
}
