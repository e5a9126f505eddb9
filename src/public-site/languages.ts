/** Languages that readers of Vietnam's portals speak and that browsers do not all know by name. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  vi: {
    vi: 'tiếng Việt',
    en: 'tiếng Anh',
    hmn: 'tiếng Mông',
    tyz: 'tiếng Tày',
    nut: 'tiếng Nùng',
    ium: 'tiếng Dao',
    blt: 'tiếng Thái',
    km: 'tiếng Khmer',
    cjm: 'tiếng Chăm',
    jra: 'tiếng Gia Rai',
    rad: 'tiếng Ê Đê',
    bdq: 'tiếng Ba Na',
    lo: 'tiếng Lào',
    zh: 'tiếng Trung',
  },
  en: {
    vi: 'Vietnamese',
    hmn: 'Hmong',
    tyz: 'Tày',
    nut: 'Nùng',
    ium: 'Dao',
    blt: 'Thái',
    cjm: 'Chăm',
    jra: 'Gia Rai',
    rad: 'Ê Đê',
    bdq: 'Ba Na',
  },
}

/** What a language is called in a language: `languageName('en', 'vi')` is "tiếng Anh". */
export function languageName(language: string, spoken: string): string {
  const known = NAMES[spoken === 'en' ? 'en' : 'vi']?.[language]
  return known ?? new Intl.DisplayNames([spoken, 'vi'], { type: 'language' }).of(language) ?? language
}
