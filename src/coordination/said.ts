import { type DeskContext, storable } from '../accounts/index.ts'

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
