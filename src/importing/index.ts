export { asJson } from './reading/as-json.ts'
export type { PageReading } from './reading/page-reading.ts'
export { LARGEST_PAGE, type Refusal, readPage } from './reading/read-page.ts'
