/** Lines of a table as a file that spreadsheets read (RFC 4180), with the byte order mark by which Excel knows UTF-8. */
export function csvFile(lines: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet would run what begins like a formula (OWASP, CSV injection). */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
