import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEachEngine } from '../../test/engines.ts'
import { type Migration, migrate } from './migrate.ts'

const table = (name: string): Migration => ({
  name,
  up: async (rows) => {
    await rows.schema.createTable(name).addColumn('id', 'text').execute()
  },
})

describeEachEngine('migrating', (open) => {
  it('runs each step once, in order', async () => {
    const { database, close } = await open()
    expect(await migrate(database, [table('one'), table('two')], 'now')).toEqual(['one', 'two'])
    expect(await migrate(database, [table('one'), table('two'), table('three')], 'now')).toEqual(['three'])
    await close()
  })

  it('leaves nothing of a step that fails, and can be run again', async () => {
    const { database, close } = await open()
    const broken: Migration = {
      name: 'broken',
      up: async (rows, engine) => {
        await table('half').up(rows, engine)
        throw new Error('no')
      },
    }
    await expect(migrate(database, [table('one'), broken], 'now')).rejects.toThrow('no')
    expect(await migrate(database, [table('one'), table('half')], 'now')).toEqual(['half'])
    await close()
  })

  it('runs each step once also when two processes begin together', async () => {
    const { database, close } = await open()
    const ran = await Promise.all([1, 2].map(() => migrate(database, [table('one'), table('two')], 'now')))
    expect(ran.flat().sort()).toEqual(['one', 'two'])
    const { rows } = await sql<{
      name: string
    }>`select name from migration where name in ('one', 'two')`.execute(database.rows)
    expect(rows).toHaveLength(2)
    await close()
  })
})
