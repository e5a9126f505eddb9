import type { PageReading } from './page-reading.ts'

/** A reading as the command line prints it: what the page does not show is left out. */
export function asJson(reading: PageReading): Record<string, unknown> {
  const { body, tags, statistics, warnings, ...fields } = reading
  return {
    ...fields,
    ...(tags.length > 0 ? { tags } : {}),
    captions: body.flatMap((piece) => piece.picture?.caption ?? []),
    paragraphs: body.filter((piece) => !piece.picture).map((piece) => piece.text),
    ...(Object.keys(statistics).length > 0 ? { statistics } : {}),
    warnings,
  }
}
