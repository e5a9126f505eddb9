/** A count in the house form: 569668 gives "569.668" in Vietnamese and "569,668" in English. */
export function formatNumber(value: number, language: string): string {
  return (language === 'en' ? ENGLISH : VIETNAMESE).format(value)
}

// Making a formatter takes longer than rendering a paragraph.
const VIETNAMESE = new Intl.NumberFormat('vi-VN')
const ENGLISH = new Intl.NumberFormat('en-GB')

/** A number of bytes as people say it: "12 KB", "1,4 MB" (of 1,024, as file managers count). */
export function formatBytes(bytes: number, language: string): string {
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
  return `${formatNumber(size < 10 ? Math.ceil(size * 10) / 10 : Math.ceil(size), language)} ${unit}`
}

/** A moment as a reader writes it, "24/8/2023" or "24/8/2023, 16:40", and as machines read it in `<time datetime>`. */
export type Moment = { written: string; machine: string }

/** A civil day in the house form: "2025-03-18" is "18/3/2025". */
export function dayInWords(day: string): string {
  return day.split('-').map(Number).reverse().join('/')
}

/** An instant in a zone, to the minute, or the day alone where no more is known. One conversion gives both forms. */
export function momentIn(zone: string, at: string, precision: 'minute' | 'day'): Moment {
  const { day, month, year, hour, minute, offset } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const [written, machine] = [`${day}/${month}/${year}`, `${padded(year, 4)}-${padded(month)}-${padded(day)}`]
  if (precision === 'day') return { written, machine }
  const clock = `${padded(hour)}:${padded(minute)}`
  return { written: `${written}, ${clock}`, machine: `${machine}T${clock}${offset}` }
}

/** The time of day in that zone: "16:40". */
export function formatTime(at: string, zone: string): string {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  return `${padded(hour)}:${padded(minute)}`
}

/** A number as a form or an address sends it, of a version or a page; 0 where it is none that counts anything. */
export function readCount(text: unknown): number {
  const written = typeof text === 'string' ? text : ''
  return /^\d{1,9}$/.test(written) ? Number(written) : 0
}

/** A day as a form sends it, "2026-11-25"; empty where it is none. */
export function readDay(text = ''): string {
  try {
    const day = Temporal.PlainDate.from(text)
    return day.year > 0 && day.year < 9999 ? day.toString() : ''
  } catch {
    return ''
  }
}

/** The instant at which a day begins in a zone, or one so many days later; undefined where no day is said. */
export function startOfDay(zone: string, day: string, daysLater = 0): string | undefined {
  if (day === '') return undefined
  const start = Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(zone).toInstant()
  return start.toString({ fractionalSecondDigits: 3 })
}

function padded(number: number, digits = 2): string {
  return String(number).padStart(digits, '0')
}
