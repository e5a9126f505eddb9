import { createHash } from 'node:crypto'
import type { ReportVersion } from './report.ts'

/** What of a version never changes: what was said, by whom, when and why, and what it follows. */
export type Sealed = Omit<
  ReportVersion,
  'id' | 'hash' | 'state' | 'decidedBy' | 'decidedAt' | 'returnReason' | 'withheldBasis' | 'content'
> & {
  /** The content as the text that is stored. */
  content: string
}

/** The seal of a version: SHA-256 over the seal before it and every field in a fixed order, in hexadecimal. */
export function sealOf(version: Sealed): string {
  const { previousHash, dutyId, number, kind, content, bodyName } = version
  const { submittedBy, submittedAt, receivedOn, receivedVia, reason } = version
  const fields = [previousHash, dutyId, number, kind, content, bodyName]
  const rest = [submittedBy, submittedAt, receivedOn, receivedVia, reason]
  return createHash('sha256')
    .update(JSON.stringify([...fields, ...rest]))
    .digest('hex')
}
