import { readDay } from '../../web/index.ts'
import { DISPUTED, decideDispute, raiseDispute, withdrawDispute } from '../duties/disputing.ts'
import { askExplanation, explain } from '../duties/explaining.ts'
import { kept } from '../said.ts'
import { wordsIn } from '../words.ts'
import { actOnDuty, type OnDuty } from './act-on-duty.ts'

/** Asks the body that owes a duty why it is as it is. */
export const askWhy = actOnDuty('ask-explanation', async (on) => {
  const { c, register, asking, standing, field } = on
  const asked = {
    ...{ question: kept(field('question')), dueOn: readDay(field('answerBy')), on: asking.today },
  }
  const outcome = await register.database.transact((rows) =>
    askExplanation(rows, c.get('site').id, standing.duty.id, asked, ...byAt(on)),
  )
  return answer(on, 'explanation', outcome, wordsIn(c.get('language')).explanationIssues)
})

/** Answers. */
export const answerWhy = actOnDuty('explain', async (on) => {
  const { c, register, asking, standing, field } = on
  const given = { id: c.req.param('explanation') ?? '', answer: kept(field('answer')), on: asking.today }
  const outcome = await register.database.transact((rows) =>
    explain(rows, c.get('site').id, standing.duty.id, given, ...byAt(on)),
  )
  return answer(on, 'explanation', outcome, wordsIn(c.get('language')).explanationIssues)
})

/** Says that the line is wrong. */
export const disputeDuty = actOnDuty('dispute', async (on) => {
  const { c, register, asking, standing, field } = on
  const about = DISPUTED.find((each) => each === field('about')) ?? 'other'
  const outcome = await register.database.transact((rows) =>
    raiseDispute(
      rows,
      c.get('site').id,
      standing.duty.id,
      { about, claim: kept(field('claim')), on: asking.today },
      ...byAt(on),
    ),
  )
  return answer(on, 'dispute', outcome, wordsIn(c.get('language')).disputeIssues)
})

/** Takes that back. */
export const takeBackDispute = actOnDuty('dispute', async (on) => {
  const { c, register, standing } = on
  const id = c.req.param('dispute') ?? ''
  const outcome = await register.database.transact((rows) =>
    withdrawDispute(rows, c.get('site').id, standing.duty.id, id, ...byAt(on)),
  )
  return answer(on, 'dispute', outcome, wordsIn(c.get('language')).disputeIssues)
})

/** Says who is right. */
export const ruleOnDispute = actOnDuty('decide-dispute', async (on) => {
  const { c, register, asking, standing, field } = on
  const ruling = {
    ...{ id: c.req.param('dispute') ?? '', due: readDay(field('ruledDue')), on: asking.today },
    ...{ decision: kept(field('ruling')) },
    state: field('act') === 'uphold' ? ('upheld' as const) : ('rejected' as const),
  }
  const outcome = await register.database.transact((rows) =>
    decideDispute(rows, c.get('site').id, standing.duty.id, ruling, ...byAt(on)),
  )
  return answer(on, 'dispute', outcome, wordsIn(c.get('language')).disputeIssues)
})

function byAt({ asking, register }: OnDuty): [by: string, at: string] {
  return [asking.person.account.id, register.clock()]
}

function answer<Key extends string>(
  { c, refuse, done }: OnDuty,
  field: string,
  outcome: { outcome: 'done' | 'notAllowed' | 'conflict' } | { outcome: 'issues'; issues: Key[] },
  sentences: Readonly<Record<Key, string>>,
): Promise<Response> | Response {
  if (outcome.outcome === 'done') return done()
  if ('issues' in outcome) return refuse(outcome.issues.map((key) => ({ field, says: sentences[key] })))
  if (outcome.outcome === 'notAllowed') return c.notFound()
  return refuse([{ field, says: wordsIn(c.get('language')).decideConflict }])
}
