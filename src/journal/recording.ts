import type { Rows } from '../database/index.ts'
import { type Entry, seal } from './entry.ts'
import { own } from './tables.ts'

/** Adds an entry at the end of the chain, in the caller's transaction: what happened and its record stand or fall together. */
export async function record(rows: Rows, entry: Entry): Promise<void> {
  const tables = own(rows)
  // Moving the head first locks it, so that two transactions cannot both follow the same entry.
  const head = await tables
    .updateTable('journal_head')
    .set((e) => ({ position: e('position', '+', 1) }))
    .where('one', '=', 1)
    .returning(['position', 'hash'])
    .executeTakeFirstOrThrow()
  const { siteId, at, by, act, subject } = entry
  const details = JSON.stringify(entry.details)
  const hash = seal(head.hash, { position: head.position, siteId, at, by, act, subject, details })
  await tables
    .insertInto('journal_entry')
    .values({
      position: head.position,
      site_id: siteId,
      at,
      actor: by,
      act,
      subject,
      details,
      previous_hash: head.hash,
      hash,
    })
    .execute()
  await tables.updateTable('journal_head').set({ hash }).where('one', '=', 1).execute()
}

const BATCH = 1000

/** Reads the whole chain again: the position of the first entry that does not fit, or undefined where all do. */
export async function firstBrokenEntry(rows: Rows): Promise<number | undefined> {
  let previous = ''
  let expected = 0
  for (;;) {
    const batch = await own(rows)
      .selectFrom('journal_entry')
      .selectAll()
      .where('position', '>', expected)
      .orderBy('position')
      .limit(BATCH)
      .execute()
    for (const row of batch) {
      expected += 1
      const sealed = seal(previous, {
        position: row.position,
        siteId: row.site_id,
        at: row.at,
        by: row.actor,
        act: row.act,
        subject: row.subject,
        details: row.details,
      })
      if (row.position !== expected || row.previous_hash !== previous || row.hash !== sealed) return expected
      previous = row.hash
    }
    if (batch.length < BATCH) break
  }
  const head = await own(rows).selectFrom('journal_head').selectAll().executeTakeFirst()
  return head?.position === expected && head.hash === previous ? undefined : expected + 1
}
