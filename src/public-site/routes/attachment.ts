import type { Context } from 'hono'
import { ATTACHMENTS } from '../../media/index.ts'
import type { Portal } from '../portal.ts'
import type { Env } from '../screen.ts'
import { inParts } from './parts.ts'

/**
 * A document of this site. Only a PDF opens in the browser, in its reader; whatever else it is, it is saved under its own name
 * and never run.
 */
export async function attachment(c: Context<Env>, portal: Portal) {
  const [, hash = '', ending] = /^([0-9a-f]{64})\.(\w+)$/.exec(c.req.param('name') ?? '') ?? []
  const found = hash && (await portal.attachment(c.get('site').id, hash))
  if (!found || found.kind !== ending || !(await portal.isShown(c.get('site').id, found.id)))
    return c.notFound()
  const { type } = ATTACHMENTS[found.kind]
  const way = found.kind === 'pdf' ? 'inline' : 'attachment'
  // RFC 6266, 4.3; encoded as RFC 8187 has it.
  const encoded = encodeURIComponent(found.name).replaceAll(/['()*]/g, (sign) => `%${hexOf(sign)}`)
  const disposition = `${way}; filename*=UTF-8''${encoded}`
  const name = `${found.hash}.${found.kind}`
  return inParts(c, { ...found, type, disposition }, (first, last) => portal.file(name, first, last))
}

function hexOf(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase()
}
