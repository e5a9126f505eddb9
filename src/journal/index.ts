export type { Entry } from './entry.ts'
export { type Changes, changesAfter, lastPosition } from './queries.ts'
export { firstBrokenEntry, record } from './recording.ts'
export { migrations as journalMigrations } from './tables.ts'
