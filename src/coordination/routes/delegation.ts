import type { DeskContext } from '../../accounts/index.ts'
import { readDay } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { delegate, takeBackDelegation } from '../people/delegating.ts'
import { saidIn } from '../said.ts'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { showMyWork } from './my-work.tsx'

/** Lets a colleague act in a leader's place for a time. */
export async function giveDelegation(c: DeskContext, register: Register, asking: Asking) {
  const said = await saidIn(c)
  if (!said) return c.notFound()
  const [postId = '', accountId = ''] = said.one('delegated').split(' ')
  const span = { accountId, since: readDay(said.one('since')), until: readDay(said.one('until')) }
  const [by, at] = [asking.person.account.id, register.clock()]
  const given = await register.database.transact((rows) =>
    delegate(rows, c.get('site').id, postId, span, asking.today, by, at),
  )
  if (given.outcome === 'done') return c.redirect(`${HOME}?saved=yes#delegation`, 303)
  if (given.outcome === 'notAllowed') return c.notFound()
  const words = wordsIn(c.get('language'))
  const issues = given.issues.map((key) => ({ field: 'delegation', says: words.delegationIssues[key] }))
  return showMyWork(c, register, asking, { issues, said })
}

/** Takes back what one has delegated. */
export async function endDelegation(c: DeskContext, register: Register, asking: Asking) {
  const [by, at] = [asking.person.account.id, register.clock()]
  const id = c.req.param('post') ?? ''
  const ended = await register.database.transact((rows) =>
    takeBackDelegation(rows, c.get('site').id, id, asking.today, by, at),
  )
  return ended ? c.redirect(`${HOME}?saved=yes`, 303) : c.notFound()
}
