/**
 * How a kind of document is laid out, as data: lengths in twips (1/20 pt; 1 mm = 56.7), letters in half-points. Rules change; this
 * is what a clerk would otherwise do by hand.
 */
export type Profile = {
  /** Where the numbers come from. */
  legalBasis: string
  font: string
  margins: { top: number; bottom: number; left: number; right: number }
  /** Sizes of letters. */
  size: { motto: number; header: number; title: number; body: number; recipients: number }
  /** Widths of the two columns of the header; together no more than what lies between the margins. */
  columns: { left: number; right: number }
  firstLine: number
  /** Between paragraphs, and between lines in 240ths. */
  spacing: { after: number; line: number }
  motto: { nation: string; words: string }
}

/** State bodies: Decree 30/2020/NĐ-CP, Appendix I, sections I and II. */
export const ND30: Profile = {
  legalBasis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
  font: 'Times New Roman',
  margins: { top: 1134, bottom: 1134, left: 1701, right: 850 },
  size: { motto: 26, header: 24, title: 28, body: 28, recipients: 22 },
  columns: { left: 3855, right: 5500 },
  firstLine: 720,
  spacing: { after: 120, line: 288 },
  motto: { nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
}
