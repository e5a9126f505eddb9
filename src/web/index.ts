export { safeUrl } from './safe-url.ts'
