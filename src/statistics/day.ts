/** The day, "2026-11-24", and the hour, 0 to 23, that an instant falls on in a zone. */
export type LocalTime = { day: string; hour: number }

/** All zones are a whole number of quarters of an hour away from Greenwich, so that a quarter has one day and one hour. */
const QUARTER_MS = 15 * 60_000
const MOST_KNOWN = 1000
const known = new Map<string, LocalTime>()

/** The day and the hour of an instant in a zone. */
export function localTime(zone: string, at: string): LocalTime {
  const quarter = `${Math.floor(Date.parse(at) / QUARTER_MS)} ${zone}`
  const found = known.get(quarter)
  if (found) return found
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const local = { day: time.toPlainDate().toString(), hour: time.hour }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(quarter, local)
  return local
}

/** The day, "2026-11-24", that an instant falls on in a zone. */
export function dayIn(zone: string, at: string): string {
  return localTime(zone, at).day
}

/** The instant at which a day ends in a zone. */
export function endOfDay(zone: string, day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant().toString()
}
