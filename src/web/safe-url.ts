const ALLOWED = /^(?:https?|mailto|tel):$/

/**
 * An address that may stand in a link, or undefined. Web, mail and telephone addresses pass, and paths of the site
 * itself; scripts, data and whatever a browser might run do not, however they are disguised.
 */
export function safeUrl(address: string | null | undefined): string | undefined {
  if (!address) return undefined
  const trimmed = address.trim()
  if (/^\/(?![/\\])/.test(trimmed) && !hasControls(trimmed)) return trimmed
  const url = URL.parse(trimmed)
  return url && ALLOWED.test(url.protocol) && !hasControls(trimmed) ? url.href : undefined
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  return /[\u0000-\u001f\u007f\\]/.test(text)
}
