import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEachEngine, NOW } from '../../test/engines.ts'
import { engineOf, migrate, type Rows } from '../database/index.ts'
import { find, readQuestion } from './index.ts'
import { migrations, own } from './tables.ts'

/** An entry as the first step's tables held it: a bridge in the title, a market in the text, of site "one", shelf "news". */
async function putInFirstTables(rows: Rows): Promise<void> {
  const entry = { site_id: 'one', subject: 'bridge', at: NOW, title: 'Cầu mới', lead: '', body: 'Chợ phiên' }
  await own(rows)
    .insertInto('search_entry')
    .values({ position: 7, ...entry })
    .execute()
  await (engineOf(rows) === 'sqlite'
    ? sql`insert into search_index (rowid, exact_title, exact_lead, exact_text, folded_title, folded_lead, folded_text, belongs)
        values (7, 'cầu mới', '', 'chợ phiên', 'cau moi', '', 'cho phien', 'sone cnews')`
    : sql`insert into search_index (position, exact, folded) values (7,
        ${`'cầu':1A 'mới':2A 'chợ':7C 'phiên':8C 'sone':1D 'cnews':1D`}::tsvector,
        ${`'cau':1A 'moi':2A 'cho':7C 'phien':8C 'sone':1D 'cnews':1D`}::tsvector)`
  ).execute(rows)
}

describeEachEngine('the index of an earlier version', (open) => {
  it('is made anew with everything that it held', async () => {
    const { database, close } = await open()
    await database.transact(async (rows) => {
      for (const table of ['search_index', 'search_entry', 'search_word'])
        await rows.schema.dropTable(table).execute()
      await sql`delete from migration where name like 'search-%'`.execute(rows)
    })
    await migrate(database, migrations.slice(0, 1), NOW)
    await database.transact(putInFirstTables)
    await migrate(database, migrations, NOW)
    const subjects = async (words: string, siteId: string, shelfId?: string) =>
      (await find(database.rows, readQuestion(words), { siteId, shelfId, limit: 5 })).found.map(
        ({ subject }) => subject,
      )
    expect(await subjects('cau "cho phien"', 'one', 'news')).toEqual(['bridge'])
    expect(await subjects('Cầu', 'one')).toEqual(['bridge'])
    expect(await subjects('cau', 'one', 'other')).toEqual([])
    expect(await subjects('cau', 'two')).toEqual([])
    await close()
  })
})
