import { randomUUIDv7 } from 'node:crypto'

/** Tells the time as an ISO instant in UTC with milliseconds, which sorts as text; tests bring their own. */
export type Clock = () => string

export const systemClock: Clock = () => new Date().toISOString()

/** A new identifier; later ones sort after earlier ones. */
export function newId(): string {
  return randomUUIDv7()
}
