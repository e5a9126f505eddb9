import type { DeskContext } from '../../accounts/index.ts'
import { docxOf, type Written } from '../documents/document.ts'
import { pdfOf } from '../documents/pdf.ts'
import type { Profile } from '../documents/profile.ts'

const FORMATS = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    written: docxOf,
  },
  pdf: { type: 'application/pdf', written: pdfOf },
} as const
export type PaperFormat = keyof typeof FORMATS

/** The format that the ending of a file's name asks for; undefined where papers are not made in it. */
export function formatNamed(ending: string): PaperFormat | undefined {
  return (Object.keys(FORMATS) as PaperFormat[]).find((each) => each === ending)
}

/** Answers with a paper as a file. */
export async function answerWith(
  c: DeskContext,
  written: Written,
  profile: Profile,
  format: PaperFormat,
  name: string,
): Promise<Response> {
  const bytes = await FORMATS[format].written(written, profile)
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': FORMATS[format].type,
    'content-disposition': `attachment; filename="${name}.${format}"`,
  })
}
