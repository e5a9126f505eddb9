export type { Entry } from './entry.ts'
export { type Errand, entrust, outboxState, putOff, strikeOff, takeErrands, wakeErrands } from './outbox.ts'
export {
  type Asked,
  type Changes,
  changesAfter,
  entries,
  historyOf,
  lastEntries,
  lastPosition,
} from './queries.ts'
export { firstBrokenEntry, record } from './recording.ts'
export { migrations as journalMigrations } from './tables.ts'
