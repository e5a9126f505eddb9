import type { Context } from 'hono'
import { sectionShelf } from '../../articles/index.ts'
import { PATHS } from '../addresses.ts'
import type { Portal } from '../portal.ts'
import { type Env, type Screen, screenOf } from '../screen.ts'
import { listPage } from '../views/list-page.tsx'
import { notFound } from './not-found.tsx'

/** One section with those under it, newest first, by numbered pages. */
export async function section(c: Context<Env>, portal: Portal) {
  const screen = await screenOf(c, portal)
  const shelf = screen.sections.find(({ slug }) => slug === c.req.param('slug'))
  if (!shelf) return notFound(c, portal)
  const path = PATHS.section(shelf.slug)
  return listPage(c, screen, {
    title: shelf.name,
    path,
    shelf: sectionShelf(shelf.id),
    keys: [`section-${shelf.id}`],
    empty: screen.words.nothingYet,
    feeds: path,
    above: <Around screen={screen} sectionId={shelf.id} />,
  })
}

/** The section above and those below. */
function Around({ screen: { sections, words }, sectionId }: { screen: Screen; sectionId: string }) {
  const here = sections.find(({ id }) => id === sectionId)
  const near = sections.filter(({ id, parentId }) => id === here?.parentId || parentId === sectionId)
  if (near.length === 0) return null
  return (
    <nav class="near" aria-label={words.sections}>
      <ul>
        {near.map(({ id, slug, name }) => (
          <li>
            <a href={PATHS.section(slug)}>{id === here?.parentId ? `↑ ${name}` : name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
