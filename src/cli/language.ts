/** The language of the terminal: English where the system speaks it, else Vietnamese. */
export function terminalLanguage(environment: Record<string, string | undefined>): 'vi' | 'en' {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^en/i.test(locale) ? 'en' : 'vi'
}
