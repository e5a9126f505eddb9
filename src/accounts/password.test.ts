import { describe, expect, it } from 'vitest'
import { fitsPassword, hashPassword, passwordIssue } from './password.ts'

describe('a password', () => {
  it('is kept as Argon2id, salted, with its cost beside it', async () => {
    const [one, other] = [await hashPassword('suối mơ chảy qua'), await hashPassword('suối mơ chảy qua')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await fitsPassword('suối mơ chảy qua', one)).toBe(true)
    expect(await fitsPassword('suối mơ chảy quá', one)).toBe(false)
  })

  it('never fits where there is none', async () => {
    expect(await fitsPassword('', null)).toBe(false)
    expect(await fitsPassword('x', 'x')).toBe(false)
  })

  it.each([
    ['mười hai ký', 'tooShort'],
    ['mười hai ký tự', undefined],
    ['👩‍👩‍👧‍👦'.repeat(1), 'tooShort'],
    ['Sonyericsson', 'common'],
    ['sonyericsson-suối', undefined],
  ])('%s: %s', (password, issue) => expect(passwordIssue(password)).toBe(issue))
})
