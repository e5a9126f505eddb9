import { words as english } from './words.en.ts'
import { words as vietnamese } from './words.vi.ts'

/** The language of the terminal: English where the system speaks it, else Vietnamese. */
function terminalLanguage(environment: Record<string, string | undefined>): 'vi' | 'en' {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^en/i.test(locale) ? 'en' : 'vi'
}

export const language = terminalLanguage(process.env)
export const words: typeof vietnamese = language === 'en' ? english : vietnamese
