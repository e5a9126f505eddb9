import { momentsIn, type PrintedMoment } from './dates.ts'
import type { PrintedStatistics } from './statistics-block.ts'

/** A line under a headline that holds only when, by whom it was put up, and how often it was seen. */
export type MetaLine = {
  moment?: PrintedMoment
  /** Whether the line says that this is the day of publishing, rather than showing a clock. */
  labelled: boolean
  counters: Pick<PrintedStatistics, 'views' | 'comments'>
  author?: string
}

const NUMBER = '(\\d{1,3}(?:[.,]\\d{3})+|\\d+)'
const VIEWS = new RegExp(
  `(?:số |tổng )?(?:lượt (?:xem|đọc|truy cập)|đã xem|lần xem|số lần đọc|views?|hits?|đọc|xem(?=\\s*:))\\s*[:=]?\\s*\\(?${NUMBER}\\)?|\\(?${NUMBER}\\s*(?:lượt (?:xem|đọc)|lần xem|đã xem|views?|người xem)\\)?`,
  'iu',
)
const COMMENTS = new RegExp(
  `(?:bình luận|phản hồi|ý kiến|comments?)\\s*[:=]?\\s*\\(?${NUMBER}\\)?|${NUMBER}\\s*(?:bình luận|phản hồi|ý kiến|comments?)`,
  'iu',
)
const POSTED =
  /(?:(?:tin )?(?:được )?(?:đăng|viết|tạo|đưa) (?:ngày|lúc|vào)|(?:được viết|đã đưa)(?: lên)?(?=\s*:)|ngày (?:đăng(?: tin| bài| tải)?|xuất bản|cập nhật|tạo|viết|gửi|ban hành)|thời gian(?: đăng(?: tin)?)?|đã đăng(?: (?:lúc|ngày|vào))?|đăng (?:lúc|ngày|vào|tải)|cập nhật(?: (?:lúc|ngày|lần cuối))?|xuất bản(?: lúc| ngày)?|published(?: on)?|posted(?: on)?|updated|date)\s*:?/giu
const POSTER =
  /(?:(?:được )?đăng bởi|người đăng|người đưa tin|người cập nhật|cập nhật bởi|viết bởi|đăng tin|by)\s*:?\s*[^|,\d–]*/giu
const AUTHOR =
  /(?:tác giả(?: bài viết)?|người viết|author)\s*:\s*([^|,;\d–]+?)\s*(?=[|,;\d–-]|$|ngày|đăng|lượt)/iu
/** The shelf on which the old portal had the page. */
const SHELF = /^(?:chuyên mục|danh mục|thể loại)\s*:\s*[^|\d]{2,60}$/iu
const WEEKDAY =
  /(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day|t[2-7]|cn)(?!\p{L})/giu
const SMALL_WORDS =
  /(?:gmt|utc)\s*[+-]?\s*\d*(?::\d+)?|(?<!\p{L})(?:lúc|ngày|vào|hồi|tin tức|in trang|in bài|gửi email|sa|ch|am|pm|at)(?!\p{L})|xem với cỡ chữ|cỡ chữ|[aA][-+−](?!\p{L})|(?<!\p{L})[aA](?!\p{L})/giu

/** Reads a line of this kind; undefined where the line holds any words of its own. */
export function readMetaLine(text: string): MetaLine | undefined {
  if (text.length > 220) return undefined
  const author = AUTHOR.exec(text)?.[1]?.trim()
  let rest = text.replace(AUTHOR, ' ')
  const views = figure(VIEWS.exec(rest))
  const comments = figure(COMMENTS.exec(rest))
  rest = rest.replace(VIEWS, ' ').replace(COMMENTS, ' ')
  const labelled = POSTED.test(rest)
  POSTED.lastIndex = 0
  rest = rest.replace(POSTED, ' ')
  const { moments, rest: words } = momentsIn(rest)
  const posted = POSTER.test(words)
  POSTER.lastIndex = 0
  const left = words.replace(WEEKDAY, ' ').replace(POSTER, ' ').replace(SHELF, ' ').replace(SMALL_WORDS, ' ')
  if (/\p{L}/u.test(left)) return undefined
  const told = moments.length > 0 || views !== undefined || comments !== undefined || labelled
  if (!told && !author && !posted && !SHELF.test(text)) return undefined
  const bare = moments.length > 0 ? bareCounters(left) : {}
  const counters = {
    ...bare,
    ...(views === undefined ? {} : { views }),
    ...(comments === undefined ? {} : { comments }),
  }
  return { labelled, counters, ...(moments[0] ? { moment: moments[0] } : {}), ...(author ? { author } : {}) }
}

/** A day beside at most four words of its own, such as a label that nobody foresaw: no headline, no story. */
export function readLooseMetaLine(text: string): MetaLine | undefined {
  const known = readMetaLine(text)
  if (known || text.length > 120 || /[.!?…]$/u.test(text)) return known
  const { moments, rest } = momentsIn(text)
  const words = rest.replace(WEEKDAY, ' ').match(/\p{L}+/gu) ?? []
  if (moments.length !== 1 || words.length > 4) return undefined
  const views = figure(VIEWS.exec(text))
  const counters = views === undefined ? {} : { views }
  return { labelled: false, counters, ...(moments[0] ? { moment: moments[0] } : {}) }
}

/** "07:56 930 0": some portals print views and comments as two bare numbers after the time. */
function bareCounters(left: string): MetaLine['counters'] {
  const numbers =
    left
      .match(/(?<!\S)(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?!\S)/g)
      ?.map((number) => Number(number.replace(/\D/g, ''))) ?? []
  const [views, comments] = numbers
  return { ...(views === undefined ? {} : { views }), ...(comments === undefined ? {} : { comments }) }
}

function figure(match: RegExpExecArray | null): number | undefined {
  const digits = match?.slice(1).find((group) => group !== undefined)
  return digits === undefined ? undefined : Number(digits.replace(/\D/g, ''))
}
