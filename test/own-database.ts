import { sql } from 'kysely'
import { newId, openPostgres } from '../src/database/index.ts'

/** Runs one statement on a PostgreSQL server. */
export async function command(url: string, statement: string): Promise<void> {
  const server = openPostgres(url)
  await sql.raw(statement).execute(server.rows)
  await server.close()
}

/** The address of another database on the server at an address. */
export function besides(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** A database of its own on the server at an address: empty, or a copy of another. */
export async function ownDatabase(
  url: string,
  template?: string,
): Promise<{ url: string; name: string; drop: () => Promise<void> }> {
  const name = `own_${newId().replaceAll('-', '')}`
  await command(url, `create database ${name}${template ? ` template ${template}` : ''}`)
  return { url: besides(url, name), name, drop: () => command(url, `drop database ${name} with (force)`) }
}
