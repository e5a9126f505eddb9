import { type DeskContext, IssueList, versionOf } from '../../accounts/index.ts'
import type { Section } from '../../sites/index.ts'
import type { Office } from '../desk.ts'
import { wordsIn } from '../words.ts'
import { OfficePage, SaveOrSee } from './shell.tsx'

export type SectionsProps = {
  c: DeskContext
  office: Office
  sections: readonly Section[]
  /** In which nothing stands, or ever stood. */
  removable: readonly Section[]
  /** What was sent and not kept: what a field is to hold. */
  sent?: ((name: string) => string) | undefined
  isStale?: boolean
  issues?: readonly { field: string; says: string }[]
}

/** The sections of a site: their names, their order, which stands under which. */
export function SectionsPage(props: SectionsProps) {
  const { c, office, sections, removable, isStale = false, issues = [] } = props
  const words = wordsIn(c.get('language'))
  return (
    <OfficePage c={c} office={office} title={words.sections}>
      <p class="lead-in">{words.sectionsLead}</p>
      {isStale && (
        <p class="issues" role="alert" tabindex={-1}>
          {words.stale}
        </p>
      )}
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action="/desk/site/sections">
        <input type="hidden" name="version" value={versionOf(sections)} />
        {sections.map((section, index) => (
          <SectionRow {...props} section={section} position={index + 1} />
        ))}
        <SaveOrSee c={c} preview="/desk/site/sections/preview" />
      </form>
      <NewSection {...props} />
      {removable.length > 0 && <Removable c={c} removable={removable} />}
    </OfficePage>
  )
}

function NewSection({ c, sections, sent }: SectionsProps) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2>{words.sectionAdd}</h2>
      <form method="post" action="/desk/site/sections/new">
        <label for="name">{words.sectionName}</label>
        <input id="name" name="name" required maxlength={200} value={sent?.('name')} />
        <label for="under">{words.sectionUnder}</label>
        <select id="under" name="under">
          <option value="">{words.sectionTop}</option>
          {sections.map(({ id, name }) => (
            <option value={id} selected={sent?.('under') === id}>
              {name}
            </option>
          ))}
        </select>
        <label for="slug">{words.sectionSlug}</label>
        <input id="slug" name="slug" maxlength={100} aria-describedby="slug-hint" value={sent?.('slug')} />
        <p class="hint" id="slug-hint">
          {words.sectionSlugHint}
        </p>
        <button type="submit">{words.sectionAdd}</button>
      </form>
    </section>
  )
}

function Removable({ c, removable }: Pick<SectionsProps, 'c' | 'removable'>) {
  const words = wordsIn(c.get('language'))
  return (
    <section>
      <h2>{words.sectionRemove}</h2>
      <p class="hint">{words.sectionRemoveHint}</p>
      <ul class="work">
        {removable.map(({ id, name }) => (
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
  )
}

function SectionRow({
  c,
  section: { id, name, parentId, slug },
  sections,
  sent,
  position,
}: SectionsProps & { section: Section; position: number }) {
  const words = wordsIn(c.get('language'))
  const field = (asked: string, value: string) => sent?.(`${asked}-${id}`) || value
  return (
    <fieldset class="filter">
      <legend>
        <a href={`/chuyen-muc/${slug}`}>{name}</a>
      </legend>
      <p>
        <label for={`order-${id}`}>{words.order}</label>
        <input
          id={`order-${id}`}
          name={`order-${id}`}
          inputmode="numeric"
          value={field('order', String(position))}
        />
      </p>
      <p>
        <label for={`name-${id}`}>{words.sectionName}</label>
        <input id={`name-${id}`} name={`name-${id}`} required maxlength={200} value={field('name', name)} />
      </p>
      <p>
        <label for={`parent-${id}`}>{words.sectionUnder}</label>
        <select id={`parent-${id}`} name={`parent-${id}`}>
          <option value="">{words.sectionTop}</option>
          {sections
            .filter((other) => other.id !== id)
            .map((other) => (
              <option value={other.id} selected={other.id === (sent ? sent(`parent-${id}`) : parentId)}>
                {other.name}
              </option>
            ))}
        </select>
      </p>
    </fieldset>
  )
}
