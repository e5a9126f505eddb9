import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildExample } from '../src/example/building.ts'
import { openHouse } from '../src/house.ts'

describe('figures on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'))
  beforeAll(async () => {
    const house = await openHouse({ dataDirectory: folder })
    await buildExample(house, ['localhost'])
    await house.database.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (...args: string[]) => {
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder, LANG: 'en' }
    const { status, stdout, stderr } = spawnSync('bin/bangtin', ['statistics', ...args], {
      encoding: 'utf8',
      env,
    })
    return { status, said: stdout + stderr }
  }
  const set = (period: string, visits: string) => run('set', '--note', 'The old counter', period, visits)

  it('are set with a note, printed, and corrected by further entries', () => {
    expect(set('2023', '569668')).toEqual({ status: 0, said: 'Entered, with a line in the journal.\n' })
    expect(set('2023-08', '24000').status).toBe(0)
    expect(run().said).toMatch(/Total\s+569,668/)
    expect(run('correct', '--note', 'Two weeks were missing', '--by=332', '2023').status).toBe(0)
    expect(run().said).toMatch(/Total\s+570,000/)
  })

  it('are exported with what they count', () => {
    const { said } = run('export', 'years')
    expect(said).toContain('# Visits of each year: the sum of its months and what was added.')
    expect(said.split('\r\n')).toContain('2023,2023,570000,0,570000,0')
    expect(said).not.toContain('\ufffd')
    const [years] = JSON.parse(run('export', '--json', 'years').said)
    expect(years.rows[0]).toMatchObject({ period: '2023', visits: 570_000 })
    expect(run('export', 'nothing').said).toContain('There are: days, months, years')
  })

  it.each([
    [['set', '2023', '1'], 2, 'where the figure comes from'],
    [['set', '--note', 'x', '2023-13', '1'], 2, 'period must be'],
    [['set', '--note', 'x', '0206', '100'], 2, 'period must be'],
    [['set', '--note', 'x', '2999', '100'], 2, 'period must be'],
    [['correct', '--note', 'x', '--by=5', '2024-02-31'], 2, 'period must be'],
    [['set', '--note', 'x', '2023', 'many'], 2, 'in digits'],
    [['set', '--note', 'x', '2023-08', '999999'], 1, 'larger than its year'],
    [['correct', '--note', 'x', '--by=-1', '2024-02-01'], 1, 'smaller than nought'],
    [['double'], 2, 'does not take'],
    [['set', '--note', 'x', '2023', '569', '668'], 2, 'does not take “668”'],
    [['correct', '--note', 'x', '--by=5', 'all', 'more'], 2, 'does not take “more”'],
    [['export', 'days', 'months'], 2, 'does not take “months”'],
    [['--verify', 'export'], 2, 'does not take “export”'],
    [['--verify', '--site', 'nobody.example'], 2, 'There is no site at'],
    [['--json'], 2, 'There is no option --json'],
    [['--site', ''], 2, 'There is no site at'],
    [['--site', 'nobody.example'], 2, 'There is no site at'],
  ])('answer %j with a sentence', (args, status, sentence) => {
    const answer = run(...args)
    expect([answer.status, answer.said]).toEqual([status, expect.stringContaining(sentence)])
  })

  it('are added up again, and what differs is named', async () => {
    expect(run('--verify')).toEqual({ status: 0, said: 'Every total is what its parts come to.\n' })
    const house = await openHouse({ dataDirectory: folder })
    await house.database.transact(async (rows) => {
      await sql`insert into statistics_month select id, '2024-03', 7, 9 from site`.execute(rows)
    })
    await house.database.close()
    const { status, said } = run('--verify')
    expect(status).toBe(1)
    expect(said).toContain('visits of a month, 2024-03: 7, but the parts come to 0')
  })
})
