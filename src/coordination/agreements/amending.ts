import { z } from 'zod'
import { newId, type Rows } from '../../database/index.ts'
import { record } from '../../journal/index.ts'
import { day, text } from '../fields.ts'
import { own } from '../tables.ts'
import type { Agreement, AgreementText, Provision } from './agreement.ts'
import { ProvisionFields, positionOf, turnAgreement } from './drafting.ts'
import { textsOf } from './queries.ts'

/** What is said of an amendment: the decision and what it changes, from which day, and every provision as it then reads. */
export const AmendmentFields = z.object({
  since: day,
  changes: text(2000),
  provisions: z.array(ProvisionFields).min(1).max(500),
  /** The number of the newest text that was seen. */
  seen: z.number().int(),
})
export type AmendmentFields = z.infer<typeof AmendmentFields>

export type Amended =
  | { outcome: 'done'; id: string }
  | { outcome: 'issues'; issues: ('tooEarly' | 'pathTwice' | 'stale')[] }
  | { outcome: 'notAllowed' }

/** Amends an agreement in force, in the caller's transaction: its next text, whole, from a day on. Earlier texts stay as they were. */
export async function amend(
  rows: Rows,
  { id: agreementId, siteId, state, until }: Agreement,
  { since, changes, provisions, seen }: AmendmentFields,
  by: string,
  at: string,
): Promise<Amended> {
  if (state !== 'in-force') return { outcome: 'notAllowed' }
  // Two who amend it at once do so one after the other.
  await turnAgreement(rows, agreementId)
  const newest = (await textsOf(rows, agreementId)).at(-1)
  if (newest?.number !== seen) return { outcome: 'issues', issues: ['stale'] }
  const isTooEarly = since <= newest.since || (until !== null && since > until)
  const isTwice = new Set(provisions.map(({ path }) => path)).size < provisions.length
  if (isTooEarly) return { outcome: 'issues', issues: ['tooEarly'] }
  if (isTwice) return { outcome: 'issues', issues: ['pathTwice'] }
  const id = newId()
  const number = newest.number + 1
  await own(rows)
    .insertInto('agreement_text')
    .values({ id, agreement_id: agreementId, number, since, changes, file_id: null })
    .execute()
  await own(rows)
    .insertInto('provision')
    .values(
      provisions.map((each) => ({ id: newId(), text_id: id, ...each, position: positionOf(each.path) })),
    )
    .execute()
  const details = { number, since, changes }
  await record(rows, { siteId, at, by, act: 'agreement-amended', subject: agreementId, details })
  return { outcome: 'done', id }
}

/** Gives an amendment its signed document, in the caller's transaction. */
export async function signAmendment(rows: Rows, textId: string, fileId: string): Promise<void> {
  await own(rows)
    .updateTable('agreement_text')
    .set({ file_id: fileId })
    .where('id', '=', textId)
    .where('file_id', 'is', null)
    .execute()
}

/** The text that holds on a day; before the first, the first. */
export function textOn(texts: readonly AgreementText[], on: string): AgreementText | undefined {
  return texts.findLast(({ since }) => since <= on) ?? texts[0]
}

/** Provisions as lines that a person can change: "Đ7.k2 | heading | content", lines within a content as "¶". */
export function linesOf(provisions: readonly Provision[]): string {
  return provisions
    .map(({ path, heading, content }) =>
      [path, heading, content.replaceAll('\n', ' ¶ ')].filter((part) => part !== '').join(' | '),
    )
    .join('\n')
}

/** The provisions that lines say, and the numbers of those that cannot be read. */
export function provisionsIn(written: string): { provisions: ProvisionFields[]; wrong: number[] } {
  const [provisions, wrong]: [ProvisionFields[], number[]] = [[], []]
  for (const [index, line] of written.split('\n').entries()) {
    if (line.trim() === '') continue
    const [path = '', heading = '', ...rest] = line.split('|').map((part) => part.trim())
    const content = rest.join(' | ').replaceAll(/\s*¶\s*/g, '\n')
    const read = ProvisionFields.safeParse({ path, heading, content })
    if (read.success) provisions.push(read.data)
    else wrong.push(index + 1)
  }
  return { provisions, wrong }
}
