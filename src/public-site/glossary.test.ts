import { describe, expect, it } from 'vitest'
import { Explainer, unambiguous } from './glossary.ts'

const GLOSSARY = [
  { short: 'KT-XH', long: 'kinh tế – xã hội' },
  { short: 'UBND', long: 'Ủy ban nhân dân' },
  { short: 'BTV', long: 'Ban Thường vụ' },
  { short: 'BTV', long: 'biên tập viên' },
]
const explained = (...texts: string[]) => {
  const explainer = new Explainer(unambiguous(GLOSSARY))
  return texts.map((text) => {
    const pieces = explainer.explained(text, (short, long) => `[${short}=${long}]`)
    return Array.isArray(pieces) ? pieces.join('') : String(pieces)
  })
}

describe('abbreviations', () => {
  it('are explained where they are first used in an article, and there alone', () => {
    expect(explained('UBND xã và UBND huyện', 'lại UBND')).toEqual([
      '[UBND=Ủy ban nhân dân] xã và UBND huyện',
      'lại UBND',
    ])
  })

  it('are whole words', () => {
    expect(explained('UBNDX, đUBND, UBND-X, (UBND), KT-XH.')).toEqual([
      'UBNDX, đUBND, UBND-X, ([UBND=Ủy ban nhân dân]), [KT-XH=kinh tế – xã hội].',
    ])
  })

  it('with two meanings are left alone', () => expect(explained('BTV họp')).toEqual(['BTV họp']))
  it('leave a text without any as it is', () => expect(explained('Xã họp dân')).toEqual(['Xã họp dân']))
})
