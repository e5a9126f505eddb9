import type { Migration, Rows } from '../database/index.ts'

type Tables = {
  article: {
    id: string
    site_id: string
    section_id: string
    language: string
    version: number
    published_revision_id: string | null
    appeared_at: string
    appeared_precision: 'minute' | 'day'
    appeared_basis: 'printed' | 'inferred' | 'import'
    /** Where the story stands in lists: when it appeared, or before all others where nobody knows. */
    listed_at: string
    changed_at: string
  }
  article_revision: {
    id: string
    site_id: string
    article_id: string
    number: number
    title: string
    lead: string | null
    dateline: string | null
    body: string
    bylines: string
    source: string | null
    tags: string
    picture: string | null
    created_at: string
    created_by: string
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'articles-001-articles-revisions',
    up: async (rows) => {
      await rows.schema
        .createTable('article')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('section_id', 'text', (c) => c.notNull().references('section.id'))
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('published_revision_id', 'text')
        .addColumn('appeared_at', 'text', (c) => c.notNull())
        .addColumn('appeared_precision', 'text', (c) => c.notNull())
        .addColumn('appeared_basis', 'text', (c) => c.notNull())
        .addColumn('changed_at', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('article_newest')
        .on('article')
        .columns(['site_id', 'appeared_at'])
        .execute()
      await rows.schema
        .createIndex('article_section')
        .on('article')
        .columns(['section_id', 'appeared_at'])
        .execute()
      await rows.schema
        .createTable('article_revision')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('article_id', 'text', (c) => c.notNull().references('article.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('lead', 'text')
        .addColumn('dateline', 'text')
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('bylines', 'text', (c) => c.notNull())
        .addColumn('source', 'text')
        .addColumn('tags', 'text', (c) => c.notNull())
        .addColumn('picture', 'text')
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull())
        .addUniqueConstraint('article_revision_number', ['article_id', 'number'])
        .execute()
    },
  },
  {
    name: 'articles-002-place-in-lists',
    up: async (rows) => {
      await rows.schema
        .alterTable('article')
        .addColumn('listed_at', 'text', (c) => c.notNull().defaultTo(''))
        .execute()
      await own(rows)
        .updateTable('article')
        .set((e) => ({ listed_at: e.ref('appeared_at') }))
        .where('appeared_basis', '!=', 'import')
        .execute()
      for (const name of ['article_newest', 'article_section']) await rows.schema.dropIndex(name).execute()
      for (const [name, shelf] of [
        ['article_newest', 'site_id'],
        ['article_section', 'section_id'],
      ] as const)
        await rows.schema.createIndex(name).on('article').columns([shelf, 'listed_at', 'id']).execute()
    },
  },
]
