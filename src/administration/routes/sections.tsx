import {
  type DeskContext,
  deskPage,
  fieldsOf,
  IssueList,
  membersOf,
  type Person,
} from '../../accounts/index.ts'
import {
  type Arrangement,
  addSection,
  arrangeSections,
  removeSection,
  type Section,
  sectionsOf,
} from '../../sites/index.ts'
import { slug as slugOf } from '../../text/index.ts'
import type { Office } from '../desk.ts'
import { OfficePage, SaveOrSee } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { shown } from './preview.ts'

type Issue = { field: string; says: string }

/** The sections of a site: their names, their order, which stands under which. */
export async function sectionsPage(c: DeskContext, office: Office, _person: Person) {
  return show(c, office)
}

async function show(c: DeskContext, office: Office, issues: readonly Issue[] = []) {
  const { rows } = office.database
  const siteId = c.get('site').id
  const words = wordsIn(c.get('language'))
  const sections = await sectionsOf(rows, siteId)
  const used = new Set<string>()
  for (const { id } of sections) if (await office.isSectionUsed(rows, siteId, id)) used.add(id)
  const page = (
    <OfficePage c={c} office={office} title={words.sections}>
      <p class="lead-in">{words.sectionsLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action="/desk/site/sections">
        {sections.map((section, index) => (
          <SectionRow {...{ c, section, sections }} position={index + 1} />
        ))}
        <SaveOrSee c={c} preview="/desk/site/sections/preview" />
      </form>
      <section>
        <h2>{words.sectionAdd}</h2>
        <form method="post" action="/desk/site/sections/new">
          <label for="name">{words.sectionName}</label>
          <input id="name" name="name" required maxlength={200} />
          <label for="slug">{words.sectionSlug}</label>
          <input id="slug" name="slug" maxlength={100} aria-describedby="slug-hint" />
          <p class="hint" id="slug-hint">
            {words.sectionSlugHint}
          </p>
          <button type="submit">{words.sectionAdd}</button>
        </form>
      </section>
      <section>
        <h2>{words.sectionRemove}</h2>
        <p class="hint">{words.sectionRemoveHint}</p>
        <ul class="work">
          {sections
            .filter(({ id }) => !used.has(id) && !sections.some(({ parentId }) => parentId === id))
            .map(({ id, name }) => (
              <li class="with-act">
                {name}
                <form method="post" action={`/desk/site/sections/${id}/removal`}>
                  <button type="submit" aria-label={words.sectionRemoveOf(name)}>
                    {words.remove}
                  </button>
                </form>
              </li>
            ))}
        </ul>
      </section>
    </OfficePage>
  )
  return deskPage(c, page, issues.length > 0 ? 422 : 200)
}

function SectionRow({
  c,
  section: { id, name, parentId, slug },
  sections,
  position,
}: {
  c: DeskContext
  section: Section
  sections: readonly Section[]
  position: number
}) {
  const words = wordsIn(c.get('language'))
  return (
    <fieldset class="filter">
      <legend>
        <a href={`/chuyen-muc/${slug}`}>{name}</a>
      </legend>
      <p>
        <label for={`order-${id}`}>{words.order}</label>
        <input id={`order-${id}`} name={`order-${id}`} inputmode="numeric" value={String(position)} />
      </p>
      <p>
        <label for={`name-${id}`}>{words.sectionName}</label>
        <input id={`name-${id}`} name={`name-${id}`} required maxlength={200} value={name} />
      </p>
      <p>
        <label for={`parent-${id}`}>{words.sectionUnder}</label>
        <select id={`parent-${id}`} name={`parent-${id}`}>
          <option value="">{words.sectionTop}</option>
          {sections
            .filter((other) => other.id !== id)
            .map((other) => (
              <option value={other.id} selected={other.id === parentId}>
                {other.name}
              </option>
            ))}
        </select>
      </p>
    </fieldset>
  )
}

/** Names and arranges them anew; lists are made anew where one came to stand under another. */
export async function changeSections(c: DeskContext, office: Office, person: Person) {
  const field = await fieldsOf(c)
  if (!field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const siteId = c.get('site').id
  const known = await sectionsOf(office.database.rows, siteId)
  const nameless = known.find(({ id }) => field(`name-${id}`).trim() === '')
  if (nameless)
    return show(c, office, [{ field: `name-${nameless.id}`, says: words.sectionNameless(nameless.name) }])
  const wanted = wantedIn(known, field)
  const by = person.account.id
  const arranged = await office.database.transact((rows) =>
    arrangeSections(rows, siteId, wanted, by, office.clock()),
  )
  if (arranged.outcome === 'circle')
    return show(c, office, [{ field: `parent-${known[0]?.id}`, says: words.sectionCircle }])
  if (arranged.moved) await office.listAnew(siteId)
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
  if (name === '' || slug === '') return show(c, office, [{ field: 'name', says: words.sectionNeedsName }])
  if (known.some((section) => section.slug === slug))
    return show(c, office, [{ field: 'slug', says: words.sectionSlugTaken(slug) }])
  await office.database.transact((rows) =>
    addSection(rows, site, name, slug, person.account.id, office.clock()),
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
    return show(c, office, [{ field: `name-${id}`, says }])
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
