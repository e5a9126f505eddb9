import { ReportContent } from './report.ts'

/** So many boxes for difficulties a form has, however many are filled in. */
export const DIFFICULTIES = 5

/** A report as it stands in its form: also what cannot be read, so that nothing that was typed is lost. */
export type TypedReport = Pick<ReportContent, 'results' | 'limits' | 'proposals' | 'plan' | 'files'> & {
  did: string
  figure: string
  difficulties: { text: string; kind: string; cause: string; askOf: string }[]
}

/** A report as a form sends it. Boxes without words are left out. */
export function typedIn(form: FormData): TypedReport {
  const one = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : ''
  }
  const difficulties = Array.from({ length: DIFFICULTIES }, (_, index) => ({
    ...{ text: one(`difficulty-${index}`), kind: one(`difficulty-${index}-kind`) },
    ...{ cause: one(`difficulty-${index}-cause`), askOf: one(`difficulty-${index}-ask`) },
  })).filter(({ text }) => text.trim() !== '')
  return {
    ...{ did: one('did'), figure: one('figure'), difficulties },
    ...{ results: one('results'), limits: one('limits'), proposals: one('proposals'), plan: one('plan') },
    files: form.getAll('files').filter((each) => typeof each === 'string'),
  }
}

/** A stored report as its form shows it. */
export function typedOf(content: ReportContent, language: string): TypedReport {
  return { ...content, did: content.did ?? '', figure: figureTyped(content.figure, language) }
}

/** What was typed, as a report; undefined where it cannot be read. */
export function contentOf(typed: TypedReport, language: string): ReportContent | undefined {
  const { did, figure } = typed
  const read = ReportContent.safeParse({ ...typed, did: did || null, figure: figureIn(figure, language) })
  return read.success ? read.data : undefined
}

/** A figure as a form shows it and reads it back, to the last of six decimals. */
export function figureTyped(figure: number | null, language: string): string {
  if (figure === null) return ''
  return new Intl.NumberFormat(language === 'en' ? 'en' : 'vi', { maximumFractionDigits: 6 }).format(figure)
}

/**
 * "1.234,5" as people type it, "1234.5", or in English "1,234.5"; null where nothing stands, NaN where it is no number.
 */
export function figureIn(typed: string, language = 'vi'): number | null {
  const plain = typed.replaceAll(/\s/g, '')
  if (plain === '') return null
  if (language === 'en') {
    const isGrouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    return numberIn(isGrouped ? plain.replaceAll(',', '') : plain)
  }
  // A comma is the decimal sign; dots before it, or between groups of three, only part the digits.
  const isVietnamese = plain.includes(',') || /^-?\d{1,3}(?:\.\d{3})+$/.test(plain)
  const number = isVietnamese ? plain.replaceAll('.', '').replace(',', '.') : plain
  return numberIn(number)
}

function numberIn(plain: string): number {
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN
}
