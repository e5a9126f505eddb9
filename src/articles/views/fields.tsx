import type { DeskContext } from '../../accounts/index.ts'
import type { Section } from '../../sites/index.ts'
import type { Byline } from '../article.ts'
import type { Words } from '../words.ts'
import type { Work } from '../work.ts'
import { isNew } from '../writing.ts'

const ROLES = ['text', 'photo', 'both'] as const

/** Everything of a revision besides title, lead and text. */
export function Fields({
  c,
  work,
  original,
  words,
  sections,
}: {
  c: DeskContext
  work: Work
  original: string
  words: Words
  sections: readonly Section[]
}) {
  const { revision } = work
  const source = revision.source
  const chosen = work.sectionId
  return (
    <>
      <label for="section">{words.section}</label>
      <select id="section" name="section">
        {sections.map(({ id, name }) => (
          <option value={id} selected={id === chosen}>
            {name}
          </option>
        ))}
      </select>
      {isNew(work) && (
        <>
          <label for="slug">{words.slug}</label>
          <input id="slug" name="slug" maxlength={200} value={work.slug ?? ''} aria-describedby="slug-hint" />
          <p class="hint" id="slug-hint">
            {words.slugHint}
          </p>
          <Translation {...{ c, work, words, original }} />
        </>
      )}
      <Bylines bylines={revision.bylines} words={words} />
      <label for="dateline">{words.dateline}</label>
      <input
        id="dateline"
        name="dateline"
        maxlength={2000}
        value={revision.dateline ?? ''}
        aria-describedby="dateline-hint"
      />
      <p class="hint" id="dateline-hint">
        {words.datelineHint}
      </p>
      <fieldset>
        <legend>{words.source}</legend>
        <p class="hint">{words.sourceHint}</p>
        <label for="source-name">{words.sourceName}</label>
        <input id="source-name" name="source-name" maxlength={300} value={source?.name ?? ''} />
        <label for="source-url">{words.sourceUrl}</label>
        <input id="source-url" name="source-url" type="url" maxlength={2000} value={source?.url ?? ''} />
        <label for="source-author">{words.sourceAuthor}</label>
        <input id="source-author" name="source-author" maxlength={300} value={source?.author ?? ''} />
        <label for="source-day">{words.sourceDay}</label>
        <input id="source-day" name="source-day" type="date" value={source?.day ?? ''} />
      </fieldset>
      <label for="tags">{words.tags}</label>
      <input id="tags" name="tags" value={revision.tags.join(', ')} aria-describedby="tags-hint" />
      <p class="hint" id="tags-hint">
        {words.tagsHint}
      </p>
    </>
  )
}

/** In which language it is, where the site has several, and what it translates. */
function Translation({
  c,
  work,
  words,
  original,
}: {
  c: DeskContext
  work: Work
  words: Words
  original: string
}) {
  const { language, settings } = c.get('site')
  if (settings.languages.length === 0) return null
  return (
    <>
      <label for="language">{words.language}</label>
      <select id="language" name="language">
        {[language, ...settings.languages].map((each) => (
          <option value={each} selected={each === work.language}>
            {words.languages[each as keyof Words['languages']] ?? each}
          </option>
        ))}
      </select>
      <label for="original">{words.original}</label>
      <input
        id="original"
        name="original"
        maxlength={2000}
        value={original}
        aria-describedby="original-hint"
      />
      <p class="hint" id="original-hint">
        {words.originalHint}
      </p>
    </>
  )
}

/** Those who are named, and room for one more. */
function Bylines({ bylines, words }: { bylines: readonly Byline[]; words: Words }) {
  return (
    <fieldset id="byline" tabindex={-1}>
      <legend>{words.bylines}</legend>
      {[...bylines, { role: 'text' as const, name: '' }].map(({ role, name }, index) => (
        <div class="byline">
          <select name="role" aria-label={words.role(index + 1)}>
            {ROLES.map((each) => (
              <option value={each} selected={each === role}>
                {words.roles[each]}
              </option>
            ))}
          </select>
          <input name="byline" maxlength={300} value={name} aria-label={words.byline(index + 1)} />
        </div>
      ))}
    </fieldset>
  )
}
