import { describe, expect, it } from 'vitest'
import { wordsIn } from '../words.ts'
import { When } from './when.tsx'

const at = '2023-08-23T17:00:00.000Z'
const shown = (basis: 'printed' | 'inferred' | 'import', precision: 'day' | 'minute', labelled: boolean) =>
  String(
    <When
      appeared={{ at, precision, basis }}
      zone="Asia/Ho_Chi_Minh"
      words={wordsIn('vi')}
      labelled={labelled}
    />,
  )

describe('when a story appeared', () => {
  it('is the day of the site’s zone, to the minute where that is known', () => {
    expect(shown('printed', 'minute', false)).toBe(
      '<span><time datetime="2023-08-24T00:00+07:00">24/8/2023, 00:00</time></span>',
    )
    expect(shown('printed', 'day', false)).toBe('<span><time datetime="2023-08-24">24/8/2023</time></span>')
  })

  it('says how it is known where the page did not print it', () => {
    expect(shown('inferred', 'day', true)).toMatch(/^<span>Tin ngày .*\(suy ra từ nội dung\)<\/span>$/)
    expect(shown('printed', 'day', true)).toMatch(/^<span>Đăng </)
  })

  it('never passes a day of bringing in for the day of the story, in a list either', () => {
    expect(shown('import', 'minute', false)).toMatch(/^<span>Đưa lên cổng /)
  })
})
