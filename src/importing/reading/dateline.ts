const DAY = '\\d{1,2}\\s?[./-]\\s?\\d{1,2}(?:\\s?[./-]\\s?\\d{4})?'
const WRITTEN = '\\d{1,2}\\s+tháng\\s+\\d{1,2}(?:\\s+năm\\s+\\d{4})?'
const DATE = `(?:ngày\\s+)?(?:${WRITTEN}|${DAY})`
const PART_OF_DAY = '(?:(?:vào\\s+)?(?:sáng|trưa|chiều|tối|đêm)(?:\\s+(?:nay|qua))?)'
const WHEN = `(?:(?:trong\\s+)?${PART_OF_DAY}(?:\\s*,?\\s*${DATE}|\\s*\\(\\s*${DATE}\\s*\\))?|(?:trong\\s+)?(?:2|hai|3|ba)\\s+ngày\\s+${DAY}|${DATE})`
const WHERE = '(?:tại|ở)\\s+[^,.;:–]{2,90}'
const AGENCY =
  '(?:\\([^()]{2,45}\\)|[\\p{Lu}\\d&.-]{2,15}|[\\p{Lu}][\\p{L}&. ]{1,28}(?:,\\s*' +
  DATE +
  ')?)\\s*(?:[-–—]|:(?=\\s*(?:sáng|trưa|chiều|tối|ngày)))'

const WITH_AGENCY = new RegExp(`^(${AGENCY}\\s*(?:${WHEN}(?:\\s*,\\s*${WHERE})?(?=\\s*[,.;]|\\s))?)`, 'iu')
const WITHOUT = new RegExp(
  `^(${PART_OF_DAY}(?:\\s*,?\\s*${DATE}|\\s*\\(\\s*${DATE}\\s*\\))(?:\\s*,\\s*${WHERE})?)(?=\\s*[,(])`,
  'iu',
)
const DAY_AND_PLACE = new RegExp(`^((?:trong\\s+)?${DATE},\\s*${WHERE})(?=\\s*,)`, 'iu')

/**
 * The agency, day and place that open a report ("CTTBTG - Sáng 24.8, tại huyện Bắc Mê"), as printed, without what
 * follows. A bare day ("Ngày 10/5/2024, Phó Thủ tướng ký …") is part of the story and opens no report.
 */
export function datelineOf(opening: string): string | undefined {
  const agency = WITH_AGENCY.exec(opening)?.[1]
  if (agency && isAgency(agency)) return agency.replace(/\s*[-–—]\s*$/u, '').trim()
  return (WITHOUT.exec(opening) ?? DAY_AND_PLACE.exec(opening))?.[1]?.trim()
}

/** An agency is bracketed, or an abbreviation, or followed by a day: "Hội nghị - " alone is no agency. */
function isAgency(opening: string): boolean {
  if (/^\(/.test(opening)) return true
  const name = opening.split(/[-–—:]/u)[0]?.trim() ?? ''
  if (/^[\p{Lu}\d&. ]{2,15}$/u.test(name) && /\p{Lu}{2}/u.test(name)) return true
  return /\d/.test(opening.slice(name.length)) || /^báo\s/iu.test(name)
}
