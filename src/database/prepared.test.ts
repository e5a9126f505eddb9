import { expect, it } from 'vitest'
import { describeEachEngine } from '../../test/engines.ts'
import type { Rows } from './database.ts'
import { prepared } from './prepared.ts'

type Tables = { migration: { name: string; applied_at: string } }
let built = 0
const named = prepared((rows: Rows, { beginning, most }: { beginning: string; most: number }) => {
  built += 1
  return rows
    .withTables<Tables>()
    .selectFrom('migration')
    .select((e) => ['name', e.val('same').as('constant')])
    .where('name', '>=', beginning)
    .orderBy('name')
    .limit(most)
})

describeEachEngine('a prepared read', (open) => {
  it('is built once and answers with the values of each run', async () => {
    const { database, close } = await open()
    built = 0
    const all = await named(database.rows, { beginning: '', most: 100 })
    expect(all.length).toBeGreaterThan(5)
    expect(await named(database.rows, { beginning: '', most: 2 })).toEqual(all.slice(0, 2))
    const third = all[2]?.name ?? ''
    expect(await named(database.rows, { beginning: third, most: 1 })).toEqual([
      { name: third, constant: 'same' },
    ])
    expect(built).toBe(1)
    await close()
  })

  it('sees, in a transaction, what the transaction has written', async () => {
    const { database, close } = await open()
    await database.transact(async (rows) => {
      const row = { name: '000-first', applied_at: 'x' }
      await rows.withTables<Tables>().insertInto('migration').values(row).execute()
      expect(await named(rows, { beginning: '', most: 1 })).toMatchObject([{ name: '000-first' }])
    })
    await close()
  })
})
