import { randomUUIDv7 } from 'node:crypto'

/** Tells the time as an ISO instant in UTC with milliseconds, which sorts as text; tests bring their own. */
export type Clock = () => string

export const systemClock: Clock = () => new Date().toISOString()

let last = { millisecond: '', sequence: 0 }

/**
 * A new identifier; of one process, later ones sort after earlier ones, also within a millisecond: the twelve bits after the time
 * count them there (RFC 9562, 6.2, method 1), beyond which only chance decides.
 */
export function newId(): string {
  const id = randomUUIDv7()
  const millisecond = id.slice(0, 13)
  const isLater = millisecond > last.millisecond
  last = isLater
    ? { millisecond, sequence: 0 }
    : { millisecond: last.millisecond, sequence: Math.min(last.sequence + 1, 0xfff) }
  return `${last.millisecond}-7${last.sequence.toString(16).padStart(3, '0')}${id.slice(18)}`
}
