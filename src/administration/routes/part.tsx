import { type DeskContext, deskPage, type Person, storable, versionOf } from '../../accounts/index.ts'
import { changed, changeSite, type Site, siteForChange } from '../../sites/index.ts'
import type { Office } from '../desk.ts'
import { PARTS, type Part, type PartRead, readPart } from '../parts.ts'
import { PartPage } from '../views/part-page.tsx'
import { shown } from './preview.ts'

/** A part of the settings, to be changed. */
export async function partPage(c: DeskContext, office: Office, _person: Person) {
  const part = partIn(c)
  return part
    ? deskPage(c, <PartPage {...{ c, office, part }} version={versionOf(shownIn(part, c.get('site')))} />)
    : c.notFound()
}

/** Changes a part over the version that was seen; what cannot be read stays in the fields, with what is wrong. */
export async function changePart(c: DeskContext, office: Office, person: Person) {
  const [part, form] = [partIn(c), await formIn(c)]
  if (!part || !form) return c.notFound()
  const read = readPart(part, (name) => form.getAll(name).map((value) => storable(String(value))))
  const again = (more: { mistakes?: Mistakes; isStale?: boolean }) => {
    const version = versionOf(shownIn(part, c.get('site')))
    const sent = (name: string) => form.getAll(name).map((value) => storable(String(value)))
    return deskPage(
      c,
      <PartPage {...{ c, office, part, version, sent }} {...more} />,
      more.isStale ? 409 : 422,
    )
  }
  if ('mistakes' in read) return again({ mistakes: read.mistakes })
  const isSaved = await office.database.transact(async (rows) => {
    const site = await siteForChange(rows, c.get('site').id)
    c.set('site', site)
    if (form.get('version') !== versionOf(shownIn(part, site))) return false
    await changeSite(rows, site, read.change, person.account.id, office.clock())
    return true
  })
  if (!isSaved) return again({ isStale: true })
  return c.redirect(`/desk/site/${part.slug}?saved=yes`, 303)
}

export type Mistakes = Extract<PartRead, { mistakes: unknown }>['mistakes']

/** What readers would see if the part were changed so. */
export async function previewPart(c: DeskContext, office: Office, _person: Person) {
  const [part, form] = [partIn(c), await formIn(c)]
  if (!part?.shownAt || !form) return c.notFound()
  const read = readPart(part, (name) => form.getAll(name).map((value) => storable(String(value))))
  // What cannot be read is not shown; the page says so once it is saved.
  const next = 'change' in read ? changed(c.get('site'), read.change) : c.get('site')
  return shown(c, office, next, typeof part.shownAt === 'string' ? part.shownAt : part.shownAt(next))
}

function partIn(c: DeskContext): Part | undefined {
  return PARTS.find(({ slug }) => slug === c.req.param('part'))
}

async function formIn(c: DeskContext): Promise<FormData | undefined> {
  return c.req.formData().catch(() => undefined)
}

/** What a part shows of a site, by which two who change it at once are told apart. */
function shownIn({ fields }: Part, site: Site): unknown {
  return fields.map((field) => field.shown(site))
}
