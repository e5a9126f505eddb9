import { momentIn } from '../../web/index.ts'
import type { Found } from '../publications/checking.ts'
import type { Words } from '../words.ts'
import { Choice } from './fields.tsx'
import { Findings } from './findings.tsx'

/** The way from a signed review to an article of the newsroom, and the articles that were drafted so. */
export function ArticlePart({
  words,
  at,
  zone,
  sections,
  drafted,
  mayOpen,
  found,
}: {
  words: Words
  at: string
  zone: string
  sections: readonly { id: string; name: string }[]
  drafted: readonly { articleId: string; draftedAt: string }[]
  /** Whether the person has a role in the newsroom. */
  mayOpen: boolean
  /** What of its words should perhaps not be public. */
  found: readonly Found[]
}) {
  return (
    <section>
      {drafted.length > 0 && (
        <>
          <h2>{words.articlesDrafted}</h2>
          <ul class="work">
            {drafted.map(({ articleId, draftedAt }) => (
              <li>
                {mayOpen ? (
                  <a href={`/desk/articles/${articleId}`}>
                    {words.articleAt(momentIn(zone, draftedAt, 'minute').written)}
                  </a>
                ) : (
                  `${words.articleAt(momentIn(zone, draftedAt, 'minute').written)}, ${words.articleHandedOver}`
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{words.draftArticle}</summary>
        <form method="post" action={`${at}/article`}>
          <p class="hint">{words.draftArticleLead}</p>
          <Findings {...{ found, words }} />
          <Choice
            name="section"
            label={words.articleSection}
            options={sections.map(({ id, name }) => [id, name])}
          />
          <p class="buttons">
            <button type="submit">{words.draftArticle}</button>
          </p>
        </form>
      </details>
    </section>
  )
}
