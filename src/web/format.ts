/** A count in the house form: 569668 gives "569.668" in Vietnamese and "569,668" in English. */
export function formatNumber(value: number, language: string): string {
  return (language === 'en' ? ENGLISH : VIETNAMESE).format(value)
}

// Making a formatter takes longer than rendering a paragraph.
const VIETNAMESE = new Intl.NumberFormat('vi-VN')
const ENGLISH = new Intl.NumberFormat('en-GB')

/** An instant as a reader in that zone writes it: "24/8/2023", or "24/8/2023, 16:40" to the minute. */
export function formatMoment(at: string, zone: string, precision: 'minute' | 'day'): string {
  const { day, month, year, hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const date = `${day}/${month}/${year}`
  return precision === 'day' ? date : `${date}, ${formatClock(hour, minute)}`
}

/** The time of day in that zone: "16:40". */
export function formatTime(at: string, zone: string): string {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return formatClock(hour, minute)
}

/** What machines read in `<time datetime>`: the local time with its offset, or the day alone. */
export function machineMoment(at: string, zone: string, precision: 'minute' | 'day'): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return precision === 'day'
    ? local.toPlainDate().toString()
    : local.toString({ timeZoneName: 'never', smallestUnit: 'minute' })
}

function formatClock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
