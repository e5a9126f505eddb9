import { type Desk, type DeskContext, namesOf, type Person } from '../../accounts/index.ts'
import { notePresence } from '../presence.ts'
import { wordsIn } from '../words.ts'
import { workFor } from '../work.ts'

/** Who else has an article open: asked by the page's script as long as it is. */
export async function presence(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const work = await workFor(rows, person, 'see', c.get('site').id, c.req.param('id') ?? '')
  if (!work) return c.notFound()
  const others = await transact((open) => notePresence(open, work.articleId, person.account.id, desk.clock()))
  const names = [...(await namesOf(rows, others)).values()].sort()
  return c.json({ says: names.length > 0 ? wordsIn(c.get('language')).alsoHere(names.join(', ')) : '' })
}
