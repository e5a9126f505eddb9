import type { DeskContext, Person } from '../../accounts/index.ts'
import { attachmentNamed, dispositionOf } from '../attaching.ts'
import { type Library, mayAdd } from '../desk.ts'
import { holdsPicture, renditionOf } from '../keeping.ts'
import { FORMATS, WIDTHS } from '../picture.ts'
import { ATTACHMENTS } from '../proving.ts'

/** A picture or a document as those who work on the site see it, before readers do. */
export async function deskFile(c: DeskContext, library: Library, person: Person) {
  const siteId = c.get('site').id
  const [, hash = '', width, ending = ''] =
    /^([0-9a-f]{64})(?:-(\d{3,4}))?\.(\w+)$/.exec(c.req.param('name') ?? '') ?? []
  if (!hash || !mayAdd(person, siteId)) return c.notFound()
  return width ? picture(c, library, hash, Number(width), ending) : document(c, library, hash, ending)
}

async function picture(
  c: DeskContext,
  { database, storage }: Library,
  hash: string,
  asked: number,
  ending: string,
) {
  const width = WIDTHS.find((each) => each === asked)
  const format = FORMATS.find((each) => each === ending)
  if (!width || !format || !(await holdsPicture(database.rows, c.get('site').id, hash))) return c.notFound()
  const bytes = await renditionOf(storage, hash, width, format)
  if (!bytes) return c.notFound()
  // What is not public yet stays in this browser alone.
  c.header('cache-control', 'private, max-age=3600')
  return c.body(Uint8Array.from(bytes), 200, { 'content-type': `image/${format}` })
}

async function document(c: DeskContext, { database, storage }: Library, hash: string, ending: string) {
  const found = await attachmentNamed(database.rows, c.get('site').id, hash)
  if (found?.kind !== ending) return c.notFound()
  const { kind, bytes } = found
  return c.body(storage.stream(`${hash}.${kind}`, 0, bytes - 1), 200, {
    'content-type': ATTACHMENTS[kind].type,
    'content-length': String(bytes),
    'content-disposition': dispositionOf(found),
  })
}
