import { lookUp } from '../../addresses/index.ts'
import type { Rows } from '../../database/index.ts'

/** What stands at an address of the site, as somebody copies it from the browser; empty where nothing does. */
export async function subjectAt(rows: Rows, siteId: string, typed: string): Promise<string> {
  const path = typed.trim().startsWith('/') ? typed.trim() : URL.parse(typed.trim())?.pathname
  const found = path && (await lookUp(rows, siteId, '', path))
  return found && found.kind === 'current' ? found.subject : ''
}
