/** "Cục Thống kê tỉnh Mẫu" gives "CTK": the first letters of the name of the office, without that of the province. */
export function initialsOf(name: string): string {
  const plain = name.replace(/\s(?:tỉnh|thành phố)\s.*$/u, '')
  return plain
    .split(/\s+/)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
}

/** Where a paper is written, as its head names it: the province of the office or of the one above, else a place that is known, else room for one. */
export function placeOf(issuer: string, superior: string, known = ''): string {
  const province = [issuer, superior]
    .map((name) => /\s(?:tỉnh|thành phố)\s(.+)$/u.exec(name)?.[1])
    .find((name) => name !== undefined)
  return province ?? (known || '…………')
}
