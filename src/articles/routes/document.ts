import type { Desk, DeskContext, Person } from '../../accounts/index.ts'
import { addFile, picturesOf, type Storage } from '../../media/index.ts'
import { htmlOfWord, type KeepPicture } from '../word-document.ts'
import { wordsIn } from '../words.ts'
import { workFor } from '../work.ts'

/** Reads a Word document for whoever is writing: its words as HTML, its pictures already in the library. */
export function bringDocument(storage: Storage) {
  return async (c: DeskContext, desk: Desk, person: Person) => {
    const siteId = c.get('site').id
    const { database } = desk
    const work = await workFor(database.rows, person, 'write', siteId, c.req.param('id') ?? '')
    if (!work) return c.notFound()
    const words = wordsIn(c.get('language'))
    const file = (await c.req.formData().catch(() => undefined))?.get('file')
    if (!(file instanceof File)) return c.json({ says: words.wordRefused('?') }, 422)
    const ids: string[] = []
    const keep: KeepPicture = async (number, bytes) => {
      const name = `${file.name.replace(/\.docx$/i, '')} ${number}`
      const added = await addFile(
        { database, storage },
        siteId,
        { name, bytes },
        person.account.id,
        desk.clock(),
      )
      if (added.outcome !== 'done' || added.is !== 'picture') return undefined
      ids.push(added.id)
      return added.id
    }
    const html = await htmlOfWord(new Uint8Array(await file.arrayBuffer()), keep)
    if (html === undefined) return c.json({ says: words.wordRefused(file.name) }, 422)
    const pictures = await picturesOf(database.rows, siteId, ids)
    const known = Object.fromEntries([...pictures].map(([id, { hash }]) => [id, { hash, name: '' }]))
    return c.json({ says: words.wordTaken(file.name), html, known })
  }
}
