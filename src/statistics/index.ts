export type { Counted } from './batch.ts'
export { Counter, type CounterEvents, TooManyWaiting } from './counter.ts'
export { dayIn } from './day.ts'
export { type Balance, correctVisits, type EntryOutcome, entriesOf, setBalance } from './entries.ts'
export { type PageName, type PageSeals, pageSeals } from './page-seals.ts'
export {
  mostRead,
  type PeriodFigures,
  type Report,
  report,
  type Share,
  SMALLEST_GROUP,
  SPANS,
  type Span,
  viewsOf,
} from './reports.ts'
export { migrations as statisticsMigrations } from './tables.ts'
export { type Figures, figuresOf } from './totals.ts'
export { type Difference, verify } from './verifying.ts'
export { DEVICES, type Device, REFERRERS, type Referrer, type View } from './view.ts'
