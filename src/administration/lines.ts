/** A line of a field that could not be read: which, counted from one. */
export type WrongLine = { line: number }

/**
 * Reads a field in which each line is one thing, its columns set apart by "|". Empty lines are nothing. `read` gives undefined
 * for what it cannot read.
 */
export function readLines<T>(
  text: string,
  read: (columns: readonly string[]) => T | undefined,
): { items: T[] } | { wrong: WrongLine[] } {
  const items: T[] = []
  const wrong: WrongLine[] = []
  for (const [index, line] of text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '') continue
    const item = read(line.split('|').map((column) => column.trim()))
    if (item === undefined) wrong.push({ line: index + 1 })
    else items.push(item)
  }
  return wrong.length > 0 ? { wrong } : { items }
}

/** The same field of what is there; columns that are empty at the end are left out. */
export function writeLines(items: readonly (readonly (string | undefined)[])[]): string {
  return items.map((columns) => columns.join(' | ').replace(/(?: \| )+$/, '')).join('\n')
}
