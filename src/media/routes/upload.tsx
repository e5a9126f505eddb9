import { type DeskContext, deskPage, type Person } from '../../accounts/index.ts'
import { type Added, addFile, LARGEST_FILE } from '../adding.ts'
import { type Library, mayAdd } from '../desk.ts'
import { LibraryPage } from '../views/library-page.tsx'
import { type Words, wordsIn } from '../words.ts'
import { askedIn, shownOf } from './library.tsx'

/** What is told of one file that was brought. */
export type Told = { name: string; says: string; added?: Extract<Added, { outcome: 'done' }> }

/** Takes files in: one at a time from the page's script, which wants JSON, or all of a form where there is none. */
export async function upload(c: DeskContext, library: Library, person: Person) {
  const siteId = c.get('site').id
  if (!mayAdd(person, siteId)) return c.notFound()
  const words = wordsIn(c.get('language'))
  const form = await c.req.formData().catch(() => undefined)
  const files = (form?.getAll('file') ?? []).filter(
    (each): each is File => each instanceof File && each.name !== '',
  )
  const told: Told[] = []
  for (const file of files) told.push(await take(library, siteId, file, person.account.id, words))
  if (c.req.header('accept') === 'application/json')
    return told[0]
      ? c.json(told[0], told[0].added ? 200 : 422)
      : c.json({ name: '', says: words.noFile }, 422)
  const asked = askedIn(c)
  const shown = await shownOf(c, library, asked)
  if (told.length === 0) told.push({ name: '', says: words.noFile })
  const isWhole = told.every(({ added }) => added)
  return deskPage(c, <LibraryPage {...{ c, library, asked, told }} {...shown} />, isWhole ? 200 : 422)
}

async function take(library: Library, siteId: string, file: File, by: string, words: Words): Promise<Told> {
  if (file.size > LARGEST_FILE) return refusal(file.name, words.refused.tooLarge, words)
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const added = await addFile(library, siteId, { name: file.name, bytes }, by, library.clock())
    return added.outcome === 'done'
      ? { name: file.name, says: words.added(file.name), added }
      : refusal(file.name, words.refused[added.reason], words)
  } catch (error) {
    // No room on the disk, or in the quota of the folder's owner, or beyond the size that a file may have.
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return refusal(file.name, words.noRoom, words)
    throw error
  }
}

function refusal(name: string, reason: string, words: Words): Told {
  return { name, says: words.notAdded(name, reason) }
}
