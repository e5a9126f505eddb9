/** PostgreSQL's code for a broken unique constraint, and SQLite's two: of an index, and of a primary key. */
const DUPLICATE = new Set<unknown>(['23505', 2067, 1555])

/** Whether a write failed because another transaction was quicker to write the same key. */
export function isDuplicate(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  return DUPLICATE.has(code) || DUPLICATE.has(errcode)
}
