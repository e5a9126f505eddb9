import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { firstBrokenEntry, record } from './recording.ts'

describeEachEngine('the journal', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        house.database.transact((rows) =>
          record(rows, { siteId: null, at: NOW, by: 'test', act: 'tried', subject: `s${i}`, details: { i } }),
        ),
      ),
    )
  })
  afterEach(() => house.close())

  it('is one chain, also when many write at once', async () => {
    expect(await firstBrokenEntry(house.database.rows)).toBeUndefined()
  })

  it.each([
    ['a changed entry', "update journal_entry set details = '{}' where position = 7", 7],
    ['a removed entry', 'delete from journal_entry where position = 7', 7],
    ['a cut end', 'delete from journal_entry where position = 20', 20],
  ])('shows %s', async (_name, damage, position) => {
    await sql.raw(damage).execute(house.database.rows)
    expect(await firstBrokenEntry(house.database.rows)).toBe(position)
  })
})
