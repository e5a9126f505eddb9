import type { DeskContext } from '../../accounts/index.ts'
import type { Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { type Said, saidIn, sentTo, unfitIn } from '../said.ts'
import { HOME } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'
import { agreementAsked, type Issue, showAgreement } from './agreement.tsx'

/** What an act on an agreement works with: what was sent, and the ways to answer. */
export type OnAgreement = {
  c: DeskContext
  register: Register
  asking: Asking
  loaded: Loaded
  words: Words
  field: Said['one']
  refuse: (issues: Issue[]) => Promise<Response>
  done: () => Response
}

/**
 * An act on an agreement by a form, of somebody who writes it: whoever may not, or asks for none that is there, finds nothing. `longest`
 * are the fields in which people write words, and how many signs each takes.
 */
export function actOnAgreement(
  longest: Readonly<Record<string, number>>,
  work: (on: OnAgreement) => Promise<Response>,
) {
  return async (c: DeskContext, register: Register, asking: Asking) => {
    const [loaded, said] = [await agreementAsked(c, register, asking, 'write-agreement'), await saidIn(c)]
    if (!loaded || !said) return c.notFound()
    const words = wordsIn(c.get('language'))
    const refuse = async (issues: Issue[]) =>
      showAgreement(c, register, asking, loaded, issues, sentTo(c.req.path, said))
    const unfit = unfitIn(said, longest, words)
    if (unfit) return refuse([unfit])
    return work({ c, register, asking, loaded, words, field: said.one, refuse, done: () => back(c, loaded) })
  }
}

/** Back to the page of an agreement, where something was done. */
export function back(c: DeskContext, { agreement }: Loaded): Response {
  return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
}
