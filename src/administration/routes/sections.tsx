import {
  type DeskContext,
  deskPage,
  fieldsOf,
  membersOf,
  type Person,
  versionOf,
} from '../../accounts/index.ts'
import { entrust } from '../../journal/index.ts'
import {
  type Arrangement,
  addSection,
  arrangeSections,
  removeSection,
  type Section,
  sectionsOf,
} from '../../sites/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import { LISTING, type Office } from '../desk.ts'
import { SectionsPage, type SectionsProps } from '../views/sections-page.tsx'
import { wordsIn } from '../words.ts'
import { shown } from './preview.ts'

/** The sections of a site. */
export async function sectionsPage(c: DeskContext, office: Office, _person: Person) {
  return show(c, office)
}

async function show(
  c: DeskContext,
  office: Office,
  refused: Pick<SectionsProps, 'sent' | 'isStale' | 'issues'> = {},
) {
  const { rows } = office.database
  const siteId = c.get('site').id
  const sections = await sectionsOf(rows, siteId)
  const removable: Section[] = []
  for (const section of sections.filter(({ id }) => !sections.some(({ parentId }) => parentId === id)))
    if (!(await office.isSectionUsed(rows, siteId, section.id))) removable.push(section)
  const status = refused.isStale ? 409 : refused.issues ? 422 : 200
  return deskPage(c, <SectionsPage {...{ c, office, sections, removable, ...refused }} />, status)
}

/** Names and arranges them anew; lists are made anew where one came to stand under another. */
export async function changeSections(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const known = await sectionsOf(office.database.rows, siteId)
  const refused = (asked: string, says: string) =>
    show(c, office, { sent: field, issues: [{ field: asked, says }] })
  const nameless = known.find(({ id }) => field(`name-${id}`).trim() === '')
  if (nameless) return refused(`name-${nameless.id}`, words.sectionNameless(nameless.name))
  const wanted = wantedIn(known, field)
  const by = person.account.id
  const isSeen = (now: readonly Section[]) => versionOf(now) === field('version')
  const arranged = await office.database.transact(async (rows) => {
    const made = await arrangeSections(rows, siteId, wanted, by, office.clock(), isSeen)
    if (made.outcome === 'done' && made.moved)
      await entrust(rows, { siteId, kind: LISTING, content: {} }, office.clock())
    return made
  })
  if (arranged.outcome === 'conflict') return show(c, office, { sent: field, isStale: true })
  if (arranged.outcome === 'circle') return refused(`parent-${known[0]?.id}`, words.sectionCircle)
  return c.redirect('/desk/site/sections?saved=yes', 303)
}

/** The order, names and places that a form asks for. */
function wantedIn(known: readonly Section[], field: (name: string) => string): Arrangement {
  const order = ({ id }: Section, index: number) => Number(field(`order-${id}`)) || index + 1
  return known
    .map((section, index) => ({ section, order: order(section, index) }))
    .sort((a, b) => a.order - b.order)
    .map(({ section: { id } }) => ({
      id,
      name: field(`name-${id}`).normalize('NFC').trim().slice(0, 200),
      parentId: field(`parent-${id}`) || null,
    }))
}

/** What readers would see if the sections were arranged so; what cannot be is said once it is saved. */
export async function previewSections(c: DeskContext, office: Office, _person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const known = await sectionsOf(office.database.rows, c.get('site').id)
  const next = wantedIn(known, field).flatMap(({ id, name, parentId }) => {
    const section = known.find((each) => each.id === id)
    const under = known.some((each) => each.id === parentId && each.id !== id) ? parentId : null
    return section ? [{ ...section, name: name || section.name, parentId: under }] : []
  })
  return shown(c, office, c.get('site'), '/', next)
}

/** Puts up a section at the end of the others. */
export async function newSection(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const site = c.get('site')
  const name = field('name').normalize('NFC').trim().slice(0, 200)
  const slug = slugOf(field('slug') || name).slice(0, 100)
  const known = await sectionsOf(office.database.rows, site.id)
  const refused = (asked: string, says: string) =>
    show(c, office, { sent: field, issues: [{ field: asked, says }] })
  if (name === '' || slug === '') return refused('name', words.sectionNeedsName)
  if (known.some((section) => section.slug === slug)) return refused('slug', words.sectionSlugTaken(slug))
  const under = known.find(({ id }) => id === field('under'))?.id ?? null
  await office.database.transact((rows) =>
    addSection(rows, site, name, slug, person.account.id, office.clock(), under),
  )
  return c.redirect('/desk/site/sections?saved=yes', 303)
}

/** Takes a section away in which nothing stands or ever stood. */
export async function endSection(c: DeskContext, office: Office, person: Person) {
  const siteId = c.get('site').id
  const id = c.req.param('id')
  const held = (await membersOf(office.database.rows, siteId, office.clock())).flatMap(({ grants }) => grants)
  if (held.some(({ sectionId }) => sectionId === id)) {
    const section = (await sectionsOf(office.database.rows, siteId)).find((each) => each.id === id)
    const says = wordsIn(c.get('language')).sectionHeld(section?.name ?? '')
    return show(c, office, { issues: [{ field: `name-${id}`, says }] })
  }
  const done = await office.database.transact(async (rows) => {
    const sections = await sectionsOf(rows, siteId)
    const section = sections.find((each) => each.id === id)
    if (!section || sections.some(({ parentId }) => parentId === section.id)) return false
    if (await office.isSectionUsed(rows, siteId, section.id)) return false
    await removeSection(rows, section, person.account.id, office.clock())
    return true
  })
  return done ? c.redirect('/desk/site/sections?saved=yes', 303) : c.notFound()
}
