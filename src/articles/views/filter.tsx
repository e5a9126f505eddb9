import type { Section } from '../../sites/index.ts'
import type { Words } from '../words.ts'
import { STATES } from '../workflow.ts'

/** What somebody asked of a list, as the address says it; what is not asked is empty. */
export type Said = Record<'view' | 'text' | 'section' | 'author' | 'state' | 'from' | 'until', string>

/** Narrows a list by section, person, state, days and words. */
export function Filter({
  said,
  words,
  sections,
  people,
}: {
  said: Said
  words: Words
  sections: readonly Section[]
  people: readonly { id: string; name: string }[]
}) {
  const states = STATES.filter((state) => state !== 'discarded').map((state) => ({
    id: state,
    name: words.states[state],
  }))
  const { view, ...asked } = said
  return (
    <details open={Object.values(asked).some((each) => each !== '')}>
      <summary>{words.filter}</summary>
      <form method="get" action="/desk/articles" class="filter">
        <input type="hidden" name="view" value={view} />
        <p>
          <label for="text">{words.filterText}</label>
          <input id="text" name="text" type="search" maxlength={200} value={said.text} />
        </p>
        <Choice name="section" label={words.section} items={sections} chosen={said.section} words={words} />
        {said.view !== 'withdrawn' && (
          <Choice
            name="author"
            label={words.filterAuthor}
            items={people}
            chosen={said.author}
            words={words}
          />
        )}
        {said.view === 'all' && (
          <Choice name="state" label={words.filterState} items={states} chosen={said.state} words={words} />
        )}
        {(['from', 'until'] as const).map((end) => (
          <p>
            <label for={end}>{end === 'from' ? words.filterFrom : words.filterUntil}</label>
            <input id={end} name={end} type="date" value={said[end]} />
          </p>
        ))}
        <button type="submit">{words.filter}</button>
      </form>
    </details>
  )
}

function Choice({
  name,
  label,
  items,
  chosen,
  words,
}: {
  name: string
  label: string
  items: readonly { id: string; name: string }[]
  chosen: string
  words: Words
}) {
  return (
    <p>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{words.any}</option>
        {items.map((item) => (
          <option value={item.id} selected={item.id === chosen}>
            {item.name}
          </option>
        ))}
      </select>
    </p>
  )
}
