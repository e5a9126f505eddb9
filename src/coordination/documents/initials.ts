/** "Cục Thống kê tỉnh Mẫu" gives "CTK": the first letters of the name of the office, without that of the province. */
export function initialsOf(name: string): string {
  const plain = name.replace(/\s(?:tỉnh|thành phố)\s.*$/u, '')
  return plain
    .split(/\s+/)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
}
