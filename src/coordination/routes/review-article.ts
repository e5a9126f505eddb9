import { type DeskContext, fieldsOf } from '../../accounts/index.ts'
import { sectionsOf } from '../../sites/index.ts'
import type { Asking, Register } from '../desk.ts'
import { linkArticle } from '../reviews/article-links.ts'
import { draftOf } from '../reviews/drafting.ts'
import { HOME } from '../views/shell.tsx'
import { reviewFor } from './review.tsx'

/** Hands the newsroom a draft on a signed review, in the site's language: an ordinary draft of whoever asks. */
export async function draftReviewArticle(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await reviewFor(c, register, asking, 'write-review')
  const field = await fieldsOf(c)
  if (!loaded || !field || loaded.review.state !== 'signed') return c.notFound()
  const { rows, transact } = register.database
  const { review } = loaded
  const { id: siteId, language } = c.get('site')
  const sections = await sectionsOf(rows, siteId)
  const section = sections.find(({ id }) => id === field('section')) ?? sections[0]
  if (!section) return c.redirect(`${HOME}/reviews/${review.id}`, 303)
  const draft = await draftOf(rows, siteId, review.id, language)
  if (!draft) return c.notFound()
  const [by, at] = [asking.person.account.id, register.clock()]
  await transact(async (open) => {
    const place = { siteId, sectionId: section.id, language }
    const byline = asking.person.account.name
    const articleId = await register.draftArticle(open, { ...place, ...draft, byline }, by, at)
    await linkArticle(open, review.id, articleId, at)
  })
  return c.redirect(`${HOME}/reviews/${review.id}?saved=yes`, 303)
}
