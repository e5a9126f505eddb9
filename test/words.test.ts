import { describe, expect, it } from 'vitest'
import { words as accountsEnglish } from '../src/accounts/words.en.ts'
import { words as accountsVietnamese } from '../src/accounts/words.vi.ts'
import { words as officeEnglish } from '../src/administration/words.en.ts'
import { words as officeVietnamese } from '../src/administration/words.vi.ts'
import { words as newsroomEnglish } from '../src/articles/words.en.ts'
import { words as newsroomVietnamese } from '../src/articles/words.vi.ts'
import { words as cliEnglish } from '../src/cli/words.en.ts'
import { words as cliVietnamese } from '../src/cli/words.vi.ts'
import { words as registerEnglish } from '../src/coordination/words.en.ts'
import { words as registerVietnamese } from '../src/coordination/words.vi.ts'
import { words as importingEnglish } from '../src/importing/words.en.ts'
import { words as importingVietnamese } from '../src/importing/words.vi.ts'
import { words as libraryEnglish } from '../src/media/words.en.ts'
import { words as libraryVietnamese } from '../src/media/words.vi.ts'
import { words as english } from '../src/public-site/words.en.ts'
import { words as vietnamese } from '../src/public-site/words.vi.ts'

type Said = Record<string, unknown>

/** The names of everything that is said, with those of groups before them. */
function names(said: Said, before = ''): string[] {
  return Object.entries(said).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? names(value as Said, `${before}${name}.`)
      : [before + name],
  )
}
const sentences = (said: Said): string[] =>
  Object.values(said).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? sentences(value as Said) : [],
  )

describe.each([
  ['the public site', vietnamese, english],
  ['importing', importingVietnamese, importingEnglish],
  ['accounts', accountsVietnamese, accountsEnglish],
  ['the newsroom', newsroomVietnamese, newsroomEnglish],
  ['the administration', officeVietnamese, officeEnglish],
  ['the register', registerVietnamese, registerEnglish],
  ['the library', libraryVietnamese, libraryEnglish],
  ['the command line', cliVietnamese, cliEnglish],
])('the words of %s', (_room, inVietnamese, inEnglish) => {
  it('are said in both languages, none empty', () => {
    expect(names(inEnglish).sort()).toEqual(names(inVietnamese).sort())
    for (const sentence of [...sentences(inVietnamese), ...sentences(inEnglish)])
      expect(sentence.trim()).not.toBe('')
  })

  it('are in NFC, with the marks where a dictionary puts them', () => {
    for (const sentence of sentences(inVietnamese)) expect(sentence).toBe(sentence.normalize('NFC'))
  })
})
