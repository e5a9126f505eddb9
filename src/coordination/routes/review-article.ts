import { type DeskContext, fieldsOf } from '../../accounts/index.ts'
import { bodiesOn, sectionsOf } from '../../sites/index.ts'
import type { Asking, Register } from '../desk.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { articleOf } from '../reviews/article.ts'
import { linkArticle } from '../reviews/article-links.ts'
import { partsOf } from '../reviews/queries.ts'
import { HOME } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { factsShown, reviewFor } from './review.tsx'

/** Hands the newsroom a draft on a signed review, in the site's language: an ordinary draft of whoever asks. */
export async function draftReviewArticle(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await reviewFor(c, register, asking, 'write-review')
  const field = await fieldsOf(c)
  if (!loaded || !field || loaded.review.state !== 'signed') return c.notFound()
  const { rows, transact } = register.database
  const { review, agreement } = loaded
  const { id: siteId, language } = c.get('site')
  const sections = await sectionsOf(rows, siteId)
  const section = sections.find(({ id }) => id === field('section')) ?? sections[0]
  if (!section) return c.redirect(`${HOME}/reviews/${review.id}`, 303)
  const bodies = await bodiesOn(rows, siteId, review.heldOn ?? asking.today)
  const facts = await factsShown(register, loaded, asking.today)
  const difficulties = (await difficultiesOf(rows, siteId, agreement.id))
    .filter(({ firstRaisedOn }) => firstRaisedOn <= (review.heldOn ?? ''))
    .map(({ publicText }) => publicText)
    .filter((text) => text !== '')
  const material = {
    ...{ agreement, review, facts, difficulties, parts: await partsOf(rows, review.id) },
    nameOf: (id: string) => bodies.find((body) => body.id === id)?.name ?? '',
  }
  const draft = articleOf(material, wordsIn(language), language)
  const [by, at] = [asking.person.account.id, register.clock()]
  await transact(async (open) => {
    const place = { siteId, sectionId: section.id, language }
    const articleId = await register.draftArticle(open, { ...place, ...draft }, by, at)
    await linkArticle(open, review.id, articleId, at)
  })
  return c.redirect(`${HOME}/reviews/${review.id}?saved=yes`, 303)
}
