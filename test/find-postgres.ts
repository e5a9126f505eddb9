import { userInfo } from 'node:os'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** Looks for a PostgreSQL to test on, once: DATABASE_URL, else whatever answers on 127.0.0.1:5432. */
export default async function findPostgres(project: TestProject): Promise<void> {
  const local = [userInfo().username, 'postgres'].flatMap((user) =>
    ['test', 'postgres'].map((database) => `postgres://${user}@127.0.0.1:5432/${database}`),
  )
  for (const url of process.env.DATABASE_URL ? [process.env.DATABASE_URL] : local) {
    if (await answers(url)) return project.provide('postgresUrl', url)
  }
  if (process.env.REQUIRE_POSTGRES)
    throw new Error(
      'PostgreSQL is required here and none answers: start one on 127.0.0.1:5432 or set DATABASE_URL',
    )
  console.warn(
    'SKIPPED: the PostgreSQL half of the two-engine tests; none answers on 127.0.0.1:5432 and DATABASE_URL is not set',
  )
  project.provide('postgresUrl', '')
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
