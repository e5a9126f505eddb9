import type { Rows } from '../database/index.ts'
import type { BoundFigure } from './article.ts'
import { own } from './tables.ts'
import { asWork, selectWork } from './work.ts'
import { begin, Content, save } from './writing.ts'

/** What another room drafts from its records: paragraphs, lists of lines, and the numbers that are to stay as they are there. */
export type Drafted = {
  siteId: string
  sectionId: string
  language: string
  title: string
  lead: string
  body: readonly (string | readonly string[])[]
  bound: readonly BoundFigure[]
  /** Who had it drafted. */
  byline: string
}

/** Begins an article with what another room has drafted, in the caller's transaction: an ordinary draft of whoever asks. Gives its id. */
export async function draftArticle(rows: Rows, drafted: Drafted, by: string, at: string): Promise<string> {
  const { siteId, sectionId, language, title, lead, body, bound, byline } = drafted
  const id = await begin(rows, { siteId, sectionId, language }, by, at)
  const found = await selectWork(rows, siteId)
    .where('article_work.article_id', '=', id)
    .executeTakeFirstOrThrow()
  const content = Content.parse({
    ...{ title, lead, dateline: '', sectionId, language, tags: [] },
    ...{ bylines: [{ role: 'text', name: byline }], source: { name: '' } },
    body: bodyOf(body),
  })
  const saved = await save(rows, asWork(found), content, by, at)
  if (saved.outcome !== 'done') throw new Error(`What was drafted is no article: ${saved.outcome}`)
  await own(rows)
    .updateTable('article')
    .set({ bound_figures: JSON.stringify(bound) })
    .where('id', '=', id)
    .execute()
  return id
}

/** A body made of paragraphs and lists of lines. */
export function bodyOf(said: Drafted['body']): { type: 'doc'; content: object[] } {
  return { type: 'doc', content: said.map(blockOf) }
}

function blockOf(said: string | readonly string[]): object {
  if (typeof said === 'string') return paragraph(said)
  const items = said.map((line) => ({ type: 'listItem', content: [paragraph(line)] }))
  return { type: 'bulletList', content: items }
}

function paragraph(text: string): object {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}
