import type { DeskContext } from '../../accounts/index.ts'
import type { Asking, Register } from '../desk.ts'
import type { Standing } from '../duties/standing.ts'
import type { Verb } from '../people/rights.ts'
import { type Said, type Sent, saidIn, sentTo, unfitIn } from '../said.ts'
import { DUTY_WORDS } from '../views/duty-acts.tsx'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { dutyFor, type Issue, showDuty } from './duty.tsx'

/** What an act on a duty works with: what was sent, and the ways to answer. */
export type OnDuty = {
  c: DeskContext
  register: Register
  asking: Asking
  standing: Standing
  field: Said['one']
  sent: Sent
  refuse: (issues: Issue[]) => Promise<Response>
  done: () => Response
}

/** An act on a duty by a form: whoever may not, or asks for none that is there, finds nothing. */
export function actOnDuty(verb: Verb, work: (on: OnDuty) => Promise<Response>) {
  return async (c: DeskContext, register: Register, asking: Asking) => {
    const [standing, said] = [await dutyFor(c, register, asking, verb), await saidIn(c)]
    if (!standing || !said) return c.notFound()
    const sent = sentTo(c.req.path, said)
    const refuse = async (issues: Issue[]) => showDuty(c, register, asking, standing, { issues, sent })
    const done = () => c.redirect(`${HOME}/duties/${standing.duty.id}?saved=yes`, 303)
    const unfit = unfitIn(said, DUTY_WORDS, wordsIn(c.get('language')))
    if (unfit) return refuse([unfit])
    return work({ c, register, asking, standing, field: said.one, sent, refuse, done })
  }
}
