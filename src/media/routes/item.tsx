import { type DeskContext, deskPage, fieldsOf, namesOf, type Person } from '../../accounts/index.ts'
import { cropPicture } from '../cropping.ts'
import { type Library, mayAdd, mayRemove } from '../desk.ts'
import { type Description, describe, forget, type Item, isKept, itemOf } from '../library.ts'
import { FOCI, SHAPES, type Shape } from '../picture.ts'
import { ItemPage } from '../views/item-page.tsx'

/** One picture or file: what is known of it, where it is used, what can be done with it. */
export async function itemPage(c: DeskContext, library: Library, person: Person) {
  const item = await itemFor(c, library, person)
  return item ? showItem(c, library, person, item) : c.notFound()
}

async function showItem(
  c: DeskContext,
  library: Library,
  person: Person,
  item: Item,
  { saved = false, inUse = false, unsaved }: { saved?: boolean; inUse?: boolean; unsaved?: Description } = {},
) {
  const { rows } = library.database
  const siteId = c.get('site').id
  const uses = await library.usesOf(rows, siteId, item.id)
  const names = await namesOf(rows, [item.addedBy])
  const canRemove = mayRemove(person, siteId)
  const page = (
    <ItemPage
      {...{ c, library, item, uses, canRemove, saved, inUse, unsaved }}
      by={names.get(item.addedBy)}
    />
  )
  return deskPage(c, page, inUse || unsaved ? 409 : 200)
}

/** Says what something is called, who made it and what of it matters. */
export async function describeItem(c: DeskContext, library: Library, person: Person) {
  const [item, field] = [await itemFor(c, library, person), await fieldsOf(c)]
  if (!item || !field) return c.notFound()
  const said = {
    name: field('name').slice(0, 200),
    credit: field('credit').slice(0, 300),
    focus: FOCI.find((each) => each === field('focus')) ?? 'centre',
    seen: field('version'),
  }
  const { transact } = library.database
  const siteId = c.get('site').id
  const { outcome } = await transact((rows) =>
    describe(rows, siteId, item.id, said, person.account.id, library.clock()),
  )
  const now = await itemOf(library.database.rows, siteId, item.id)
  if (!now || outcome === 'notFound') return c.notFound()
  return showItem(c, library, person, now, outcome === 'done' ? { saved: true } : { unsaved: said })
}

/** Cuts a picture to a shape; the new one opens. */
export async function cropItem(c: DeskContext, library: Library, person: Person) {
  const [item, field] = [await itemFor(c, library, person), await fieldsOf(c)]
  const shape = (Object.keys(SHAPES) as Shape[]).find((each) => each === field?.('shape'))
  if (item?.is !== 'picture' || !shape) return c.notFound()
  const by = person.account.id
  const id = await cropPicture(library, c.get('site').id, item, shape, by, library.clock())
  return id ? c.redirect(`/desk/media/${id}`, 303) : c.notFound()
}

/** Takes out what no article shows or is about to show. */
export async function removeItem(c: DeskContext, library: Library, person: Person) {
  const siteId = c.get('site').id
  const item = await itemFor(c, library, person)
  if (!item || !mayRemove(person, siteId)) return c.notFound()
  const gone = await library.database.transact(async (rows) => {
    const uses = await library.usesOf(rows, siteId, item.id)
    // The body's emblem lies in the same library.
    if (c.get('site').settings.emblemPicture === item.hash) return { isUsed: true as const }
    if (uses.some(({ where }) => where !== 'past')) return { isUsed: true as const }
    return { isUsed: false, file: await forget(rows, siteId, item, person.account.id, library.clock()) }
  })
  if (gone.isUsed) return showItem(c, library, person, item, { inUse: true })
  if (gone.file && !(await isKept(library.database.rows, item))) await library.storage.remove(gone.file)
  return c.redirect(`/desk/media?kind=${item.is}`, 303)
}

function itemFor(c: DeskContext, { database }: Library, person: Person): Promise<Item | undefined> {
  const siteId = c.get('site').id
  if (!mayAdd(person, siteId)) return Promise.resolve(undefined)
  return itemOf(database.rows, siteId, c.req.param('id') ?? '')
}
