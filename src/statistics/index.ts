export { countView, dayIn, type View } from './counting.ts'
export { mostRead } from './pages.ts'
export { migrations as statisticsMigrations } from './tables.ts'
export { type Figures, figuresOf, type OpeningBalance, openBalance } from './totals.ts'
