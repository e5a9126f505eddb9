import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Figures } from '../../statistics/index.ts'
import type { Screen } from '../screen.ts'
import { wordsIn } from '../words.ts'
import { VisitorBlock } from './visitor-block.tsx'

const figures: Figures = {
  today: 2447,
  yesterday: 0,
  month: { month: 7, value: 45_000 },
  year: { year: 2024, value: 569_668 },
  online: 3,
  at: '2024-07-15T01:05:00.000Z',
}
const site = { language: 'vi', zone: 'Asia/Ho_Chi_Minh' }
const shown = (over: object) =>
  String(
    <VisitorBlock
      screen={{ figures, site, words: wordsIn('vi'), language: 'vi', ...over } as unknown as Screen}
    />,
  )

describe('the visitor block', () => {
  it('names each figure, in the house form of numbers, as of a time of day', () => {
    const { document } = parseHTML(shown({}))
    const said = [...document.querySelectorAll('dt')].map((name) => [
      name.textContent,
      name.nextElementSibling?.textContent,
    ])
    expect(said).toEqual([
      ['Hôm nay', '2.447'],
      ['Hôm qua', '0'],
      ['Tháng 07', '45.000'],
      ['Năm 2024', '569.668'],
      ['Đang xem', '3'],
    ])
    expect(document.querySelector('p')?.textContent).toContain('Tính đến 08:05.')
  })

  it('shows a total only where an opening balance says what came before', () => {
    expect(shown({})).not.toContain('data-figure="total"')
    expect(shown({ figures: { ...figures, total: 1_234_567 } })).toContain(
      '<dd data-figure="total">1.234.567</dd>',
    )
  })

  it('speaks the language of the page, also where the site has another', () => {
    const english = shown({ words: wordsIn('en'), language: 'en' })
    expect(english).toContain('2,447')
    expect(english).toContain('July')
    expect(english).not.toContain('Hôm nay')
  })

  it('is not there where the site does not want it', () =>
    expect(shown({ figures: undefined })).not.toContain('<'))
})
