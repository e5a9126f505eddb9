import { ReportContent } from './report.ts'

/** So many boxes for difficulties a form has, however many are filled in. */
export const DIFFICULTIES = 5

/** A report as a form sends it; undefined where it cannot be read. Boxes without words are left out. */
export function contentIn(form: FormData): ReportContent | undefined {
  const one = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : ''
  }
  const difficulties = Array.from({ length: DIFFICULTIES }, (_, index) => ({
    ...{ text: one(`difficulty-${index}`), kind: one(`difficulty-${index}-kind`) },
    ...{ cause: one(`difficulty-${index}-cause`), askOf: one(`difficulty-${index}-ask`) },
  })).filter(({ text }) => text.trim() !== '')
  const read = ReportContent.safeParse({
    ...{ did: one('did') || null, figure: figureIn(one('figure')), difficulties },
    ...{ results: one('results'), limits: one('limits'), proposals: one('proposals'), plan: one('plan') },
    files: form.getAll('files').filter((each) => typeof each === 'string'),
  })
  return read.success ? read.data : undefined
}

/** "1.234,5" as people type it, or "1234.5"; null where nothing stands, NaN where it is no number. */
export function figureIn(typed: string): number | null {
  const plain = typed.replaceAll(/\s/g, '')
  if (plain === '') return null
  // A comma is the decimal sign; dots before it, or between groups of three, only part the digits.
  const isVietnamese = plain.includes(',') || /^-?\d{1,3}(?:\.\d{3})+$/.test(plain)
  const number = isVietnamese ? plain.replaceAll('.', '').replace(',', '.') : plain
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(number) ? Number(number) : Number.NaN
}
