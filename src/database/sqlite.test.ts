import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { openSqlite } from './sqlite.ts'

describe('SQLite', () => {
  let file: string
  let database: Database
  beforeEach(async () => {
    file = join(mkdtempSync(join(tmpdir(), 'sqlite-')), 'a/b/test.sqlite')
    database = openSqlite(file)
    await add(0)
  })
  afterEach(() => database.close())

  const add = (value: number) =>
    database.transact(async (rows) => {
      await sql`create table if not exists kept (value integer)`.execute(rows)
      await sql`insert into kept values (${value})`.execute(rows)
    })
  const kept = async () =>
    (await sql<{ value: number }>`select value from kept order by rowid`.execute(database.rows)).rows.map(
      ({ value }) => value,
    )

  it('writes transactions one after another, in the order in which they were asked for', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, value) => add(value + 1)))
    expect(await kept()).toEqual(Array.from({ length: 31 }, (_, value) => value))
  })

  it('keeps nothing of a transaction that throws, and goes on with the next', async () => {
    const failing = database.transact(async (rows) => {
      await sql`insert into kept values (7)`.execute(rows)
      throw new Error('no')
    })
    const next = add(8)
    await expect(failing).rejects.toThrow('no')
    await next
    expect(await kept()).toEqual([0, 8])
  })

  it('says what went wrong where SQLite has rolled back by itself', async () => {
    const failing = database.transact(async (rows) => {
      await sql`insert or rollback into kept select value from kept where value = 0`.execute(rows)
      await sql`rollback`.execute(rows)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    await add(5)
    expect(await kept()).toEqual([0, 5])
  })

  it('reads what is committed while a transaction is under way', async () => {
    const [begun, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const writing = database.transact(async (rows) => {
      await sql`insert into kept values (1)`.execute(rows)
      begun.resolve()
      await free.promise
    })
    await begun.promise
    expect(await kept()).toEqual([0])
    free.resolve()
    await writing
    expect(await kept()).toEqual([0, 1])
  })

  it('waits without stopping anybody while another process holds the file, and writes when it is free', async () => {
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    const writing = add(1)
    let turns = 0
    for (const until = performance.now() + 100; performance.now() < until; turns += 1) await setTimeout(1)
    expect(turns).toBeGreaterThan(20)
    expect(await kept()).toEqual([0])
    other.exec('commit')
    await writing
    expect(await kept()).toEqual([0, 1])
    other.close()
  })

  it('holds foreign keys, and loses nothing that was committed when the power goes', async () => {
    const { rows } = await sql<Record<string, number>>`pragma foreign_keys`.execute(database.rows)
    const synchronous = await sql<Record<string, number>>`pragma synchronous`.execute(database.rows)
    expect([rows[0]?.foreign_keys, synchronous.rows[0]?.synchronous]).toEqual([1, 2])
  })
})
