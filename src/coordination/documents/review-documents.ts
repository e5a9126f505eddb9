import { dayInWords, formatNumber } from '../../web/index.ts'
import type { Agreement } from '../agreements/agreement.ts'
import { figuresOf, type Tally } from '../figures.ts'
import { figureOf, markOf } from '../matrix/cell.ts'
import type { GivenTask, ReviewFacts } from '../reviews/facts.ts'
import type { ReviewParts } from '../reviews/queries.ts'
import type { Review } from '../reviews/review.ts'
import { lowered, periodInWords } from '../saying.ts'
import { OVER } from '../tasks/task.ts'
import { words } from '../words.vi.ts'
import type { Annex, Part, Written } from './document.ts'
import { initialsOf, placeOf } from './initials.ts'

/** Everything that the documents of a review are made of. */
export type Material = {
  agreement: Agreement
  review: Review
  parts: ReviewParts
  facts: ReviewFacts
  nameOf: (bodyId: string) => string
  /** Whether a body of that name was no more on the day. */
  isOver: (name: string) => boolean
  /** The name of the body above, as both were on the day; empty where there is none. */
  superiorOf: (bodyId: string) => string
}

/** The documents of a review are written in Vietnamese, whatever language the desk speaks: they are papers of the office. */
const number = (count: number) => formatNumber(count, 'vi')

/** The head and foot that both documents share. */
function framed({ review, parts, nameOf, superiorOf }: Material, initials: string) {
  const issuer = nameOf(review.hostId)
  const superior = superiorOf(review.hostId)
  const chair = parts.attendance.find(({ part, mode }) => part === 'chair' && mode !== 'absent')
  return {
    ...{
      ...{ superior, issuer },
      place: placeOf(issuer, superior, review.place.split(',').slice(1).at(-1)?.trim()),
    },
    sign: `${initials}-${initialsOf(issuer)}`,
    signature: { title: chair?.titleThen ?? '', name: chair?.name ?? '' },
  }
}

/** The notice of conclusions: assessment, conclusions and assignments, and who carries them out. */
export function noticeOf(material: Material): Written {
  const { agreement, review, parts, facts, nameOf } = material
  const held = dayInWords(review.heldOn ?? review.plannedOn)
  const opening = `Ngày ${held}, tại ${review.place}, ${nameOf(review.hostId)} tổ chức ${lowered(words.reviewKinds[review.kind])} thực hiện ${agreement.title}${agreement.termLabel ? `, ${agreement.termLabel}` : ''}. ${chairsIn(parts)}`
  return {
    ...framed(material, 'TB'),
    ...{ number: review.noticeNumber, on: review.noticeOn ?? '', type: 'Thông báo' },
    abstract: `Kết luận ${lowered(words.reviewKinds[review.kind])} thực hiện ${agreement.title}`,
    parts: [
      { kind: 'paragraph', text: opening },
      { kind: 'heading', text: '1. Đánh giá' },
      { kind: 'paragraph', text: assessment(facts) },
      { kind: 'heading', text: '2. Kết luận và giao nhiệm vụ' },
      ...parts.conclusions.flatMap(({ id, number: at, text }): Part[] => [
        { kind: 'paragraph', text: `2.${at}. ${text}` },
        ...facts.given
          .filter(({ conclusionId }) => conclusionId === id)
          .map((task): Part => ({ kind: 'item', text: taskInWords(task) })),
      ]),
      { kind: 'heading', text: '3. Tổ chức thực hiện' },
      {
        kind: 'paragraph',
        text: 'Các cơ quan được giao nhiệm vụ thực hiện và báo cáo kết quả tại hội nghị tiếp theo.',
      },
    ],
    annexes: [],
    recipients: recipientsOf(material),
  }
}

/** The review report with its annexes: figures, difficulties, what became of earlier conclusions, the matrix. */
export function reportOf(material: Material): Written {
  const { agreement, review, facts, parts } = material
  const span = `từ ngày ${dayInWords(facts.from)} đến ngày ${dayInWords(facts.until)}`
  return {
    ...framed(material, 'BC'),
    ...{ number: review.reportNumber, on: review.reportOn ?? '', type: 'Báo cáo' },
    abstract: `${words.reviewKinds[review.kind].replace('Hội nghị ', '').replace(/^./, (sign) => sign.toUpperCase())} thực hiện ${agreement.title} ${span}`,
    parts: numbered([
      ['Tình hình và kết quả', [{ kind: 'paragraph', text: assessment(facts) }, ...bySubject(facts)]],
      ['Khó khăn, vướng mắc', listed(facts.difficulties.map(difficultyInWords))],
      [
        'Kết quả thực hiện kết luận các hội nghị trước',
        [...followThrough(facts), ...listed(facts.carried.map(carriedInWords))],
      ],
      ['Đề xuất, kiến nghị', items(facts.proposals.map(({ body, text }) => `${body}: ${text}`))],
      ['Phương hướng, nhiệm vụ', items(parts.conclusions.map(({ text }) => text))],
    ]),
    annexes: annexesOf(facts),
    recipients: recipientsOf(material),
  }
}

/** Who owes something, or was told to do something, receives the paper; not who writes it, nor who is no more. */
function recipientsOf({ facts: { bodies, given }, review, nameOf, isOver }: Material): string[] {
  const owners = given.flatMap((task) => task.owners)
  const named = [...new Set([...bodies.map(({ name }) => name), ...owners])]
  return [...named.filter((name) => name !== nameOf(review.hostId) && !isOver(name)), 'Lưu: VT']
}

/** The annexes of a report: the matrix, what is late, and the tasks to be followed. */
function annexesOf(facts: ReviewFacts): Annex[] {
  const late = facts.overdue.map(
    ({ body, title, period, due }) =>
      `${body}: ${title}, ${periodInWords(period, words)}, hạn ${dayInWords(due)}`,
  )
  const tasks = [
    ...facts.given.map(taskInWords),
    ...facts.carried.filter(({ state }) => !OVER.has(state)).map(carriedInWords),
  ]
  return [
    {
      ...{ label: 'Phụ lục I', title: 'Ma trận theo dõi' },
      parts: [
        ...matrixTables(facts),
        { kind: 'paragraph', text: words.definition },
        { kind: 'paragraph', text: `${words.dataOf(dayInWords(facts.asOf))}.` },
      ],
    },
    { label: 'Phụ lục II', title: 'Danh sách nhiệm vụ quá hạn', parts: listed(late) },
    { label: 'Phụ lục III', title: 'Danh sách nhiệm vụ theo dõi', parts: listed(tasks) },
  ]
}

/** More obligations than fit beside one another stand in a further table. */
const BESIDE = 10

/** The printed annex is made of the same tallies, in the same signs, as the matrix on the screen. */
function matrixTables({ obligations, bodies, total }: ReviewFacts): Part[] {
  const cell = (tally: Tally) => {
    const mark = markOf(tally)
    return mark ? `${figureOf(tally, 'vi')}${mark === 'overdue' ? ' (quá hạn)' : ''}` : words.none
  }
  const head = [...obligations.map(({ title }) => title), words.total]
  const rows = [
    ...bodies.map(({ name, tallies, total: row }) => ({ name, cells: [...tallies.map(cell), cell(row)] })),
    { name: words.total, cells: [...obligations.map(({ tally }) => cell(tally)), cell(total)] },
  ]
  return Array.from({ length: Math.ceil(head.length / BESIDE) }, (_, place): Part => {
    const [from, until] = [place * BESIDE, (place + 1) * BESIDE]
    return {
      kind: 'table',
      head: [words.body, ...head.slice(from, until)],
      rows: rows.map(({ name, cells }) => [name, ...cells.slice(from, until)]),
    }
  })
}

function assessment({ total, from, until, asOf }: ReviewFacts): string {
  const span = `Từ ngày ${dayInWords(from)} đến ngày ${dayInWords(until)}`
  const { due } = figuresOf(total)
  if (due === 0) return `${span} chưa có nhiệm vụ đến hạn. ${words.dataOf(dayInWords(asOf))}.`
  return `${span}, ${inShort(total)}. ${words.dataOf(dayInWords(asOf))}.`
}

function inShort(tally: Tally): string {
  const { due, done, onTime, overdue, setAside } = figuresOf(tally)
  if (due === 0) return 'chưa có nhiệm vụ đến hạn'
  const aside = setAside > 0 ? `; ${words.setAsideCount(number(setAside))}` : ''
  return `có ${number(due)} nhiệm vụ đến hạn, đã hoàn thành ${number(done)}, trong đó ${number(onTime)} đúng hạn; ${number(overdue)} quá hạn${aside}`
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V']

/** Sections with their numbers; one that has nothing is left out. */
function numbered(sections: readonly (readonly [heading: string, parts: readonly Part[]])[]): Part[] {
  return sections
    .filter(([, parts]) => parts.length > 0)
    .flatMap(([heading, parts], index): Part[] => [
      { kind: 'heading', text: `${ROMAN[index]}. ${heading}` },
      ...parts,
    ])
}

const items = (lines: readonly string[]) => lines.map((text): Part => ({ kind: 'item', text }))

function listed(lines: readonly string[]): Part[] {
  return lines.length === 0 ? [{ kind: 'paragraph', text: 'Không có.' }] : items(lines)
}

function bySubject({ obligations }: ReviewFacts): Part[] {
  return items(obligations.map(({ title, tally }) => `${title}: ${inShort(tally)}`))
}

/** A sentence that goes on in brackets ends after them. */
function inBrackets(text: string, more: string): string {
  return `${text.replace(/[.\s]+$/, '')} (${more})`
}

function difficultyInWords({
  body,
  text,
  cause,
  firstRaisedOn,
  reviews,
}: ReviewFacts['difficulties'][number]) {
  const why = cause ? `nguyên nhân ${lowered(words.causes[cause])}; ` : ''
  const age = reviews > 0 ? `, ${words.ageInReviews(reviews)}` : ''
  return `${body}: ${inBrackets(text, `${why}nêu từ ${dayInWords(firstRaisedOn)}${age}`)}`
}

/** How much of what earlier conclusions asked for by the day of the data is done; nothing where nothing was due. */
function followThrough({ carried, asOf }: ReviewFacts): Part[] {
  const due = carried.filter((task) => task.due !== null && task.due <= asOf && task.state !== 'cancelled')
  if (due.length === 0) return []
  const closed = due.filter(({ state }) => state === 'closed').length
  const text = `Đã hoàn thành ${number(closed)} trong ${number(due.length)} nhiệm vụ đến hạn.`
  return [{ kind: 'paragraph', text }]
}

function carriedInWords({ content, owner, due, state }: ReviewFacts['carried'][number]): string {
  return `${inBrackets(content, `${owner}${due ? `, hạn ${dayInWords(due)}` : ''}`)}: ${lowered(words.taskStates[state])}`
}

function taskInWords({ owners, content, output, leader, due, noDueReason }: GivenTask): string {
  const until = due ? `hoàn thành trước hết ngày ${dayInWords(due)}` : noDueReason
  return `${owners.join(', ')}: ${inBrackets(content, `${output}; ${until}; ${leader} chịu trách nhiệm`)}`
}

function chairsIn({ attendance }: ReviewParts): string {
  const chairs = attendance.filter(({ part, mode }) => part === 'chair' && mode !== 'absent')
  if (chairs.length === 0) return ''
  return `${chairs.map(({ titleThen, name }) => `${titleThen} ${name}`).join(', ')} chủ trì hội nghị.`
}
