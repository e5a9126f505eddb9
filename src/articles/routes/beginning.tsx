import type { Desk, DeskContext, Person } from '../../accounts/index.ts'
import { placeOf, sectionsOf } from '../../sites/index.ts'
import { storyFor } from '../standing.ts'
import type { Words } from '../words.ts'
import { mayBegin } from '../workflow.ts'
import { begin, takeUp } from '../writing.ts'

export function BeginButton({ words }: { words: Words }) {
  return (
    <form method="post" action="/desk/articles">
      <button type="submit" class="main-act">
        {words.begin}
      </button>
    </form>
  )
}

/** Begins an article in the first section in which the person may write. */
export async function beginArticle(c: DeskContext, desk: Desk, person: Person) {
  const site = c.get('site')
  const { rows, transact } = desk.database
  for (const section of await sectionsOf(rows, site.id)) {
    const { sections } = await placeOf(rows, site.id, section.id)
    if (!mayBegin(person, site.id, sections)) continue
    const place = { siteId: site.id, sectionId: section.id, language: site.language }
    const id = await transact((open) => begin(open, place, person.account.id, desk.clock()))
    return c.redirect(`/desk/articles/${id}`, 303)
  }
  return c.notFound()
}

/** Takes an article up again that is or was public. */
export async function takeUpArticle(c: DeskContext, desk: Desk, person: Person) {
  const { rows, transact } = desk.database
  const story = await storyFor(rows, person, 'take-up', c.get('site').id, c.req.param('id') ?? '')
  if (!story) return c.notFound()
  await transact((open) => takeUp(open, story, person.account.id, desk.clock()))
  return c.redirect(`/desk/articles/${story.id}`, 303)
}
