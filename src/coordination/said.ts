import { type DeskContext, storable } from '../accounts/index.ts'
import { marksOfSecrecy } from './secrecy.ts'
import type { Words } from './words.ts'

/** A form that was sent, with all values of a name and its first one. */
export type Said = { one: (name: string) => string; all: (name: string) => string[] }

/** A form that has not been sent yet. */
export const NOTHING_SAID: Said = { one: () => '', all: () => [] }

/** The form that was sent, each value as text that both databases can store; undefined where what was sent is no form. */
export async function saidIn(c: DeskContext): Promise<Said | undefined> {
  const form = await c.req.formData().catch(() => undefined)
  if (!form) return undefined
  const all = (name: string) =>
    form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map(storable)
  return { all, one: (name) => all(name)[0] ?? '' }
}

/** What the form of a page that was sent to an address said; every other form of the page says nothing. */
export type Sent = (action: string) => Said

/** No form of a page was sent. */
export const NOTHING_SENT: Sent = () => NOTHING_SAID

/** A form was sent to one address: it shows again what was written in it, the others do not. */
export function sentTo(address: string, said: Said): Sent {
  return (action) => (action === address ? said : NOTHING_SAID)
}

/** The first of some fields whose words are not kept: they bear a mark of secrecy, or are longer than the field takes. Nothing is cut. */
export function unfitIn(
  { one }: Pick<Said, 'one'>,
  longest: Readonly<Record<string, number>>,
  words: Pick<Words, 'classified' | 'tooLong'>,
): { field: string; says: string } | undefined {
  for (const [field, most] of Object.entries(longest)) {
    if (marksOfSecrecy(one(field)).length > 0) return { field, says: words.classified }
    if (one(field).length > most) return { field, says: words.tooLong(most) }
  }
  return undefined
}

/** Words as they are kept. */
export function kept(written: string): string {
  return written.normalize('NFC').trim()
}
