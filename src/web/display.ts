/** How a reader wants pages to look: text size 1 to 5 with 3 the usual, and contrast; "auto" follows the device. */
export type Display = { size: 1 | 2 | 3 | 4 | 5; contrast: 'auto' | 'low' | 'normal' | 'high' | 'dark' }

export const DISPLAY_COOKIE = 'hien-thi'
export const USUAL: Display = { size: 3, contrast: 'auto' }
export const DISPLAY_ACTS = ['smaller', 'usual', 'larger', 'less', 'more', 'dark'] as const
export type DisplayAct = (typeof DISPLAY_ACTS)[number]

const STEPS = ['low', 'normal', 'high'] as const

/** Reads the one cookie there is; anything that is not exactly one of the 25 ways counts as none. */
export function displayFrom(cookies: string | undefined): Display | undefined {
  const match = /(?:^|;\s*)hien-thi=([1-5])\.(auto|low|normal|high|dark)(?:;|$)/.exec(cookies ?? '')
  return match
    ? { size: Number(match[1]) as Display['size'], contrast: match[2] as Display['contrast'] }
    : undefined
}

/** What a button leads to. From "auto" and from dark, more and less start at the normal contrast. */
export function afterAct({ size, contrast }: Display, act: DisplayAct): Display {
  if (act === 'smaller') return { size: Math.max(1, size - 1) as Display['size'], contrast }
  if (act === 'larger') return { size: Math.min(5, size + 1) as Display['size'], contrast }
  if (act === 'usual') return { size: 3, contrast }
  if (act === 'dark') return { size, contrast: contrast === 'dark' ? 'auto' : 'dark' }
  const now = contrast === 'auto' || contrast === 'dark' ? 1 : STEPS.indexOf(contrast)
  return { size, contrast: STEPS[Math.min(2, Math.max(0, now + (act === 'more' ? 1 : -1)))] ?? 'normal' }
}

/** The cookie that keeps it for a year. It is set only when somebody has chosen. */
export function displayCookie({ size, contrast }: Display, secure: boolean): string {
  return `${DISPLAY_COOKIE}=${size}.${contrast}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
}
