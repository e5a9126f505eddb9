import { type DeskContext, deskPage, type Person } from '../../accounts/index.ts'
import { type Library, mayAdd } from '../desk.ts'
import { type Item, libraryOf } from '../library.ts'
import { LibraryPage } from '../views/library-page.tsx'

/** Which part of the library an address asks for. */
export type AskedPart = { is: Item['is']; text: string; before: string }

const SHOWN = 48

/** The pictures or the files of a site, the last added first, and a way to add more. */
export async function libraryPage(c: DeskContext, library: Library, person: Person) {
  if (!mayAdd(person, c.get('site').id)) return c.notFound()
  const asked = askedIn(c)
  return deskPage(c, <LibraryPage {...{ c, library, asked }} {...(await shownOf(c, library, asked))} />)
}

/** The pictures of a site as data, for whoever chooses one while they write. */
export async function libraryData(c: DeskContext, library: Library, person: Person) {
  if (!mayAdd(person, c.get('site').id)) return c.notFound()
  return c.json(await shownOf(c, library, askedIn(c)))
}

export function askedIn(c: DeskContext): AskedPart {
  const said = (name: string) => (c.req.query(name) ?? '').slice(0, 200)
  return {
    is: said('kind') === 'attachment' ? 'attachment' : 'picture',
    text: said('text').trim(),
    before: said('before'),
  }
}

export async function shownOf(c: DeskContext, { database }: Library, { is, text, before }: AskedPart) {
  const asked = { is, text, before: before || undefined, limit: SHOWN + 1 }
  const items = await libraryOf(database.rows, c.get('site').id, asked)
  return { items: items.slice(0, SHOWN), more: items.length > SHOWN }
}
