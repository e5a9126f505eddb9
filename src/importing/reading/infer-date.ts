import { isDay, isoDay } from './dates.ts'
import type { PrintedStatistics } from './statistics-block.ts'

/** The days between which a page was captured, as ISO days; the same day twice where the day itself is known. */
export type CaptureTime = { from: string; to: string }

/** When the page was captured, by what the caller knows, else by the month and year that its visitor block shows. */
export function captureTime(
  known: string | undefined,
  statistics: PrintedStatistics,
): CaptureTime | undefined {
  if (known) return { from: known.slice(0, 10), to: known.slice(0, 10) }
  const year = statistics.year?.year
  if (!year) return undefined
  const month = statistics.month?.month
  if (!month) return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) }
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return { from: isoDay(year, month, 1), to: isoDay(year, month, last) }
}

/**
 * The day a story tells of, where its dateline names day and month: with the year it prints, else the last such day
 * that is not later than the capture. Undefined where the capture leaves two years possible.
 */
export function inferDate(
  dateline: string | undefined,
  capture: CaptureTime | undefined,
): string | undefined {
  const parts = /(\d{1,2})(?:\s?[./-]\s?|\s+tháng\s+)(\d{1,2})(?:(?:\s?[./-]\s?|\s+năm\s+)(\d{4}))?/u.exec(
    dateline ?? '',
  )
  if (!parts) return undefined
  const [day, month] = [Number(parts[1]), Number(parts[2])]
  if (parts[3]) return isDay(Number(parts[3]), month, day) ? isoDay(Number(parts[3]), month, day) : undefined
  if (!capture) return undefined
  const [early, late] = [lastBefore(capture.from, month, day), lastBefore(capture.to, month, day)]
  return early === late ? late : undefined
}

/** The last such day on or before the limit, looking back eight years for a 29 February. */
function lastBefore(limit: string, month: number, day: number): string | undefined {
  const latest = Number(limit.slice(0, 4))
  for (let year = latest; year > latest - 9; year -= 1) {
    if (isDay(year, month, day) && isoDay(year, month, day) <= limit) return isoDay(year, month, day)
  }
  return undefined
}
