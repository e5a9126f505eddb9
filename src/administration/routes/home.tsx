import { type DeskContext, deskPage, fieldsOf, type Person, versionOf } from '../../accounts/index.ts'
import { changed, changeSite, sectionsOf, siteForChange } from '../../sites/index.ts'
import { readBlocks, rowsOf } from '../blocks.ts'
import type { Office } from '../desk.ts'
import { HomePage, SIDES } from '../views/home-page.tsx'
import { shown } from './preview.ts'

/** What stands on the home page, and in which order. */
export async function homeBlocksPage(c: DeskContext, office: Office, _person: Person) {
  const sections = await sectionsOf(office.database.rows, c.get('site').id)
  return deskPage(
    c,
    <HomePage {...{ c, office, sections }} version={versionOf(c.get('site').settings.home)} />,
  )
}

/** Arranges the home page over the version that was seen. */
export async function changeHome(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const read = readHome(field)
  const isSaved = await office.database.transact(async (rows) => {
    const site = await siteForChange(rows, c.get('site').id)
    c.set('site', site)
    if ('wrong' in read || field('version') !== versionOf(site.settings.home)) return false
    await changeSite(rows, site, { settings: { home: read.home } }, person.account.id, office.clock())
    return true
  })
  if (isSaved) return c.redirect('/desk/site/home?saved=yes', 303)
  const site = c.get('site')
  const isStale = field('version') !== versionOf(site.settings.home)
  const wrong = 'wrong' in read ? read.wrong : []
  const sections = await sectionsOf(office.database.rows, site.id)
  const page = (
    <HomePage
      {...{ c, office, wrong, isStale, sections }}
      version={versionOf(site.settings.home)}
      sent={field}
    />
  )
  return deskPage(c, page, isStale ? 409 : 422)
}

/** The home page as it would be. */
export async function previewHome(c: DeskContext, office: Office, _person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const read = readHome(field)
  const site = 'home' in read ? changed(c.get('site'), { settings: { home: read.home } }) : c.get('site')
  return shown(c, office, site, '/')
}

/** The blocks of both sides; else where one is none: the side and its row. */
function readHome(field: (name: string) => string) {
  const [main, beside] = SIDES.map((side) => readBlocks(rowsOf(side, field)))
  if (main && beside && 'blocks' in main && 'blocks' in beside)
    return { home: { main: main.blocks, beside: beside.blocks } }
  const wrong = [main, beside].flatMap((read, index) =>
    read && 'wrong' in read ? read.wrong.map((row) => ({ side: SIDES[index] ?? 'main', row })) : [],
  )
  return { wrong }
}
