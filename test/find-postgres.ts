import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    /** A folder for what the whole run makes once, named as nothing else on this machine and its PostgreSQL. */
    runFolder: string
  }
}

/** Looks for a PostgreSQL to test on, once: DATABASE_URL, else whatever answers on 127.0.0.1:5432. */
export default async function findPostgres(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = mkdtempSync(join(tmpdir(), 'blank_'))
  const url = await answering()
  project.provide('postgresUrl', url)
  project.provide('runFolder', runFolder)
  return async () => {
    rmSync(runFolder, { recursive: true, force: true })
    if (url !== '') await ask(url, `drop database if exists ${nameOfBlank(runFolder)}`)
  }
}

/** The database whose tables are made once a run, to be copied for each test. */
export const nameOfBlank = (runFolder: string) => `blank_${Buffer.from(runFolder).toString('hex').slice(-24)}`

async function answering(): Promise<string> {
  const local = [userInfo().username, 'postgres'].flatMap((user) =>
    ['test', 'postgres'].map((database) => `postgres://${user}@127.0.0.1:5432/${database}`),
  )
  for (const url of process.env.DATABASE_URL ? [process.env.DATABASE_URL] : local)
    if (await ask(url, 'select 1')) return url
  if (process.env.REQUIRE_POSTGRES)
    throw new Error(
      'PostgreSQL is required here and none answers: start one on 127.0.0.1:5432 or set DATABASE_URL',
    )
  console.warn(
    'SKIPPED: the PostgreSQL half of the two-engine tests; none answers on 127.0.0.1:5432 and DATABASE_URL is not set',
  )
  return ''
}

async function ask(url: string, statement: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.query(statement)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
