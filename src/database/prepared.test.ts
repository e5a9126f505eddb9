import { expect, it } from 'vitest'
import { describeEachEngine } from '../../test/engines.ts'
import type { Rows } from './database.ts'
import { prepared } from './prepared.ts'
import { rowLimit } from './row-limit.ts'

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
    .limit(rowLimit(most))
})
const among = prepared((rows: Rows, { names, before }: { names: readonly string[]; before: string }) => {
  built += 1
  return rows
    .withTables<Tables>()
    .selectFrom('migration')
    .select('name')
    .where('name', 'in', names)
    .where('name', '<', before)
    .orderBy('name')
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

  it('takes lists, and is built once for each length of them', async () => {
    const { database, close } = await open()
    built = 0
    const [one = '', two = '', three = ''] = (await named(database.rows, { beginning: '', most: 3 })).map(
      ({ name }) => name,
    )
    const found = async (names: string[], before = '~') =>
      (await among(database.rows, { names, before })).map(({ name }) => name)
    built = 0
    expect(await found([two, one])).toEqual([one, two])
    expect(await found([one, three])).toEqual([one, three])
    expect(await found([one, three], three)).toEqual([one])
    expect(built).toBe(1)
    expect(await found([three])).toEqual([three])
    expect(built).toBe(2)
    await close()
  })
})
