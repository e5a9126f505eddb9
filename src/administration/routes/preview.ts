import type { DeskContext } from '../../accounts/index.ts'
import type { Section, Site } from '../../sites/index.ts'
import { FRAMED } from '../../web/index.ts'
import type { Office } from '../desk.ts'

/** A page of the public site as it would be, for the frame in which it is seen; its style is had from the desk. */
export async function shown(c: DeskContext, office: Office, site: Site, path: string, sections?: Section[]) {
  for (const [name, value] of Object.entries(FRAMED)) c.header(name, value)
  const page = await office.showSite(site, path, sections)
  return c.html(page.replaceAll(/(<link rel="stylesheet" href=")(\/assets\/)/g, '$1/desk/site/style$2'))
}

/** The style of a page that is seen before it is so. */
export async function previewStyle(c: DeskContext, office: Office) {
  const path = c.req.path.slice('/desk/site/style'.length)
  const style = office.styleAt(path)
  if (style === undefined && !/^\/assets\/[\w.-]+$/.test(path)) return c.notFound()
  return style === undefined
    ? c.redirect(path, 302)
    : c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' })
}
