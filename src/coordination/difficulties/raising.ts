import type { z } from 'zod'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import type { RaisedDifficulty } from '../reports/report.ts'
import { own } from '../tables.ts'
import { tellBodies } from '../telling.ts'
import {
  DIFFICULTY_ACTS,
  type Difficulty,
  type DifficultyAct,
  type DifficultyState,
  OPEN,
} from './difficulty.ts'

/** Where a difficulty comes from. */
export type Origin = Pick<
  Difficulty,
  'siteId' | 'agreementId' | 'obligationId' | 'raisedBy' | 'versionId'
> & {
  on: string
}

/** Raises a difficulty, in the caller's transaction. */
export async function raise(
  rows: Rows,
  { siteId, agreementId, obligationId, raisedBy, versionId, on }: Origin,
  { kind, cause, text, askOf }: z.infer<typeof RaisedDifficulty>,
  by: string,
  at: string,
): Promise<string> {
  const id = newId()
  await own(rows)
    .insertInto('difficulty')
    .values({
      ...{ id, site_id: siteId, agreement_id: agreementId, obligation_id: obligationId, raised_by: raisedBy },
      ...{ kind, cause, text, ask_of: askOf || null, version_id: versionId, state: 'raised' },
      ...{ first_raised_on: on, same_as: null, public_text: '' },
    })
    .execute()
  const details = { agreement: agreementId, kind }
  await record(rows, { siteId, at, by, act: 'difficulty-raised', subject: id, details })
  const told = { act: 'difficulty-raised' as const, subject: id, title: text.slice(0, 200), note: '' }
  if (askOf) await tellBodies(rows, siteId, [askOf], told, by, at)
  return id
}

/** Does something with a difficulty, in the caller's transaction; `conflict` where it has gone another way since. */
export async function moveDifficulty(
  rows: Rows,
  siteId: string,
  id: string,
  act: DifficultyAct,
  note: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'conflict' | 'noteMissing' }> {
  if (act === 'decline' && note === '') return { outcome: 'noteMissing' }
  const { from, to }: { from: readonly DifficultyState[]; to: DifficultyState } = DIFFICULTY_ACTS[act]
  const moved = await own(rows)
    .updateTable('difficulty')
    .set({ state: to })
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where('state', 'in', from)
    .returning(['raised_by', 'text'])
    .executeTakeFirst()
  if (!moved) return { outcome: 'conflict' }
  await record(rows, { siteId, at, by, act: `difficulty-${to}`, subject: id, details: { note } })
  // Whoever raised it hears how it ended, and why.
  if (to === 'declined' || to === 'resolved') {
    const told = { act: `difficulty-${to}` as const, subject: id, title: moved.text.slice(0, 200), note }
    await tellBodies(rows, siteId, [moved.raised_by], told, by, at)
  }
  if (to === 'resolved') await resolveSame(rows, siteId, id, note, by, at)
  return { outcome: 'done' }
}

/** What was said to be the same is resolved with it, and whoever raised it hears so. */
async function resolveSame(rows: Rows, siteId: string, id: string, note: string, by: string, at: string) {
  const same = await own(rows)
    .updateTable('difficulty')
    .set({ state: 'resolved' })
    .where('same_as', '=', id)
    .where('state', 'in', OPEN)
    .returning(['id', 'raised_by', 'text'])
    .execute()
  for (const { id: subject, raised_by, text } of same) {
    await record(rows, { siteId, at, by, act: 'difficulty-resolved', subject, details: { note } })
    const told = { act: 'difficulty-resolved' as const, subject, title: text.slice(0, 200), note }
    await tellBodies(rows, siteId, [raised_by], told, by, at)
  }
}

/** Says that a difficulty is an earlier one again, in the caller's transaction: it is as old as the first. */
export async function joinDifficulty(
  rows: Rows,
  siteId: string,
  id: string,
  earlierId: string,
  by: string,
  at: string,
): Promise<{ outcome: 'done' } | { outcome: 'notAllowed' }> {
  // Two who join them the other way round at once wait for one another.
  await own(rows)
    .updateTable('difficulty')
    .set((e) => ({ kind: e.ref('kind') }))
    .where('id', 'in', [id, earlierId].sort())
    .execute()
  const found = await own(rows)
    .selectFrom('difficulty')
    .select(['id', 'agreement_id', 'first_raised_on', 'same_as', 'state'])
    .where('site_id', '=', siteId)
    .where('id', 'in', [id, earlierId])
    .execute()
  const [late, early] = [found.find((each) => each.id === id), found.find((each) => each.id === earlierId)]
  // A chain leads to its first, never around.
  if (!late || !early || id === earlierId || early.same_as === id) return { outcome: 'notAllowed' }
  if (late.agreement_id !== early.agreement_id) return { outcome: 'notAllowed' }
  // What is over would take what is open out of sight.
  if (!OPEN.includes(early.state)) return { outcome: 'notAllowed' }
  const first = early.same_as ?? early.id
  const first_raised_on =
    early.first_raised_on < late.first_raised_on ? early.first_raised_on : late.first_raised_on
  await own(rows)
    .updateTable('difficulty')
    .set({ same_as: first, first_raised_on })
    .where((e) => e.or([e('id', '=', id), e('same_as', '=', id)]))
    .execute()
  await own(rows).updateTable('difficulty').set({ first_raised_on }).where('id', '=', first).execute()
  await record(rows, { siteId, at, by, act: 'difficulty-joined', subject: id, details: { to: first } })
  return { outcome: 'done' }
}

/** Writes what of a difficulty may be said in public, in the caller's transaction. */
export async function setPublicText(
  rows: Rows,
  siteId: string,
  id: string,
  publicText: string,
  by: string,
  at: string,
): Promise<void> {
  await own(rows)
    .updateTable('difficulty')
    .set({ public_text: publicText })
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .execute()
  await record(rows, { siteId, at, by, act: 'difficulty-worded', subject: id, details: {} })
}
