import type { PublicSummary } from './publication.ts'

/** Something in a public text that should perhaps not be there, as it stands in the text. */
export type Found = { kind: 'name' | 'phone' | 'identity'; text: string }

/** Capitalised Vietnamese words, as in names of people. */
const NAME =
  /(?<![\p{L}\p{N}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)\s+(\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,4})/gu
/** Vietnamese numbers: ten digits after 0, or after +84, with signs between them. */
const PHONE = /(?<![\p{L}\p{N}])(?:\+84|0)(?:[\s.-]?\d){9}(?!\d)/gu
/** Identity cards have nine digits, citizen identities twelve (Law on Identification 2023, article 12). */
const IDENTITY = /(?<!\d[\s.]?|\p{L})(?:\d{12}|\d{9})(?!\d)/gu

/**
 * Names, phone and identity numbers in a text, to be looked at before it is made public. `known` are names of people that the
 * register knows. It points out; whoever approves decides.
 */
export function foundIn(text: string, known: readonly string[] = []): Found[] {
  const said = text.normalize('NFC')
  const names = [...said.matchAll(NAME)].map(([, name = '']) => name)
  const ofRegister = known.filter((name) => name !== '' && said.includes(name))
  const phones = [...said.matchAll(PHONE)].map(([number]) => number)
  const identities = [...said.matchAll(IDENTITY)]
    .map(([number]) => number)
    .filter((number) => !phones.some((phone) => phone.includes(number)))
  const of = (kind: Found['kind'], texts: readonly string[]) =>
    [...new Set(texts)].map((each) => ({ kind, text: each }))
  return [...of('name', [...names, ...ofRegister]), ...of('phone', phones), ...of('identity', identities)]
}

/** The same in every text of a summary that somebody has written. */
export function foundInSummary(summary: PublicSummary, known: readonly string[]): Found[] {
  const texts = [
    ...[summary.title, summary.subject, ...summary.difficulties],
    ...(summary.provisions ?? []).flatMap(({ heading, content }) => [heading, content]),
    ...summary.duties.flatMap(({ title, output }) => [title, output]),
    ...summary.reviews.flatMap(({ place, conclusions }) => [place, ...conclusions.map(({ text }) => text)]),
  ]
  const found = texts.flatMap((text) => foundIn(text, known))
  return found.filter(({ text }, index) => found.findIndex((each) => each.text === text) === index)
}
