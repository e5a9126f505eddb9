import { createHash } from 'node:crypto'

/** Something that happened: who did what to what, when, on which site. Never changed, never removed. */
export type Entry = {
  siteId: string | null
  at: string
  by: string
  act: string
  subject: string
  details: Record<string, unknown>
}

/** The seal of an entry: SHA-256 over the seal before it and every field in a fixed order, in hexadecimal. */
export function seal(
  previous: string,
  entry: {
    position: number
    siteId: string | null
    at: string
    by: string
    act: string
    subject: string
    details: string
  },
): string {
  const fields = [
    previous,
    entry.position,
    entry.siteId,
    entry.at,
    entry.by,
    entry.act,
    entry.subject,
    entry.details,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
