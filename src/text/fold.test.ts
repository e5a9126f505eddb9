import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { normalise } from './normalise.ts'

describe('fold', () => {
  it('finds the same text whatever marks, case or Unicode form it was typed in', () => {
    for (const typed of ['Hà Giang', 'HÀ GIANG', 'ha giang', 'Hà Giang'.normalize('NFD')]) {
      expect(fold(typed)).toBe('ha giang')
    }
  })

  it('reads đ as d', () => {
    expect(fold('Đường')).toBe('duong')
  })
})

describe('normalise', () => {
  it('gives every letter one spelling', () => {
    expect(normalise('Thành ủy'.normalize('NFD'))).toBe('Thành ủy')
  })
})
