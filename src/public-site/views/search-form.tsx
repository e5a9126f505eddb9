import { PATHS } from '../addresses.ts'
import type { Asked } from '../routes/search.tsx'
import type { Screen } from '../screen.ts'

/** The question with its filters; works as a plain form. */
export function SearchForm({
  screen: { words, sections, site, language },
  asked,
}: {
  screen: Screen
  asked: Asked
}) {
  const filtered = asked.section !== '' || asked.from !== '' || asked.until !== '' || asked.sort !== 'best'
  return (
    <form action={PATHS.search} class="search-form">
      <label for="q">{words.searchFor}</label>
      <div class="field">
        <input id="q" name="q" type="search" value={asked.typed} maxlength={300} aria-describedby="q-hint" />
        <button type="submit">{words.searchAct}</button>
      </div>
      <p id="q-hint">{words.searchHint}</p>
      <details open={filtered}>
        <summary>{words.narrow}</summary>
        <div class="filters">
          <label>
            {words.sections}
            <select name="chuyen-muc">
              <option value="">{words.allSections}</option>
              {sections.map(({ slug, name }) => (
                <option
                  value={slug}
                  selected={slug === asked.section}
                  lang={language === site.language ? undefined : site.language}
                >
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.fromDay}
            <input type="date" name="tu" value={asked.from} />
          </label>
          <label>
            {words.untilDay}
            <input type="date" name="den" value={asked.until} />
          </label>
          <label>
            {words.sortBy}
            <select name="xep">
              {(['best', 'newest', 'oldest'] as const).map((sort) => (
                <option value={sort === 'best' ? '' : sort} selected={sort === asked.sort}>
                  {words.sortings[sort]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </form>
  )
}
