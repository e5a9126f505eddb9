import type { Generated } from 'kysely'
import type { Migration, Rows } from '../database/index.ts'
import type { DeskNotice } from './article.ts'
import type { State } from './workflow.ts'

export type Tables = {
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
    kind: 'story' | 'page'
    /** Of a translation, the article that it translates. */
    original_id: string | null
    changed_at: string
    /** Since when it is kept for those who look for it and listed no more. */
    archived_at: string | null
    /** 1 while it was approved by its own writer and nobody else has read it since. */
    unreviewed: Generated<number>
    /** Numbers of a record from which it was drafted, as JSON. */
    bound_figures: Generated<string>
  }
  /** Where published stories stand in lists: `listed_at` is when they appeared, or empty where nobody knows. */
  article_listing: { site_id: string; shelf: string; listed_at: string; article_id: string; day: string }
  /** What can be heard with an article, and which revision it reads. */
  article_recording: {
    article_id: string
    site_id: string
    recording_id: string
    recorded_revision_id: string
  }
  /** How many stories each shelf holds in all. */
  article_shelf: { site_id: string; shelf: string; articles: number }
  /** How many stories of a day of the site's zone each shelf holds. */
  article_tally: { site_id: string; shelf: string; day: string; articles: number }
  article_tag: { site_id: string; slug: string; name: string }
  article_notice: {
    site_id: string
    article_id: string
    kind: DeskNotice['kind']
    at: string
    note: string
    title: string
    /** When its words were last put right; the journal holds those before. */
    reworded_at: string | null
  }
  /** What answered when a link of an article was last asked. */
  article_link: { url: string; checked_at: string; dead: number }
  /** Who has an article open right now. */
  article_presence: { article_id: string; account_id: string; seen_at: string }
  /** Which revisions show what of the library. */
  article_media: { site_id: string; media_id: string; article_id: string; revision_id: string }
  /** What people of the desk say to one another about an article. */
  article_note: { id: string; site_id: string; article_id: string; at: string; by: string; note: string }
  /** Addresses by which somebody without an account sees one revision, by the hash of their secret. */
  article_preview: {
    id: string
    hash: string
    site_id: string
    article_id: string
    revision_id: string
    created_at: string
    created_by: string
    ends_at: string
  }
  /** What is being prepared for an article: its next revision, how far it is, and what was said when it came back. */
  article_work: {
    article_id: string
    site_id: string
    section_id: string
    revision_id: string
    state: State
    version: number
    author_id: string
    note: string | null
    changed_at: string
    changed_by: string
    /** Who approved the revision at hand. */
    approved_by: string | null
    /** When the worker publishes it, and what readers are then told of the change; empty, nothing. */
    publish_at: string | null
    publish_note: string | null
    /** Why the worker could not publish it, as keys of what stood in the way. */
    problem: string | null
    /** The last part of the address that its writer wants for it. */
    slug: string | null
    /** 1 while nobody has acted on the revision at hand, so that its writer may still change it. */
    open: Generated<number>
    /** The title at hand without marks, by which lists are filtered. */
    folded: string | null
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
    name: 'articles-002-shelves',
    up: async (rows) => {
      for (const index of ['article_newest', 'article_section']) await rows.schema.dropIndex(index).execute()
      await rows.schema
        .alterTable('article')
        .addColumn('kind', 'text', (c) => c.notNull().defaultTo('story'))
        .execute()
      await rows.schema.alterTable('article').addColumn('original_id', 'text').execute()
      await rows.schema.createIndex('article_original').on('article').columns(['original_id']).execute()
      await rows.schema
        .createTable('article_listing')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('shelf', 'text', (c) => c.notNull())
        .addColumn('listed_at', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_listing_once', ['site_id', 'shelf', 'listed_at', 'article_id'])
        .execute()
      await rows.schema
        .createIndex('article_listing_article')
        .on('article_listing')
        .column('article_id')
        .execute()
      await rows.schema
        .createIndex('article_listing_day')
        .on('article_listing')
        .columns(['site_id', 'shelf', 'day', 'listed_at', 'article_id'])
        .execute()
      await rows.schema
        .createTable('article_tally')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('shelf', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('articles', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_tally_once', ['site_id', 'shelf', 'day'])
        .execute()
      await rows.schema
        .createTable('article_tag')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('slug', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_tag_once', ['site_id', 'slug'])
        .execute()
      await rows.schema
        .createTable('article_notice')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('article_notice_article')
        .on('article_notice')
        .columns(['article_id', 'at'])
        .execute()
      await rows.schema
        .createIndex('article_notice_newest')
        .on('article_notice')
        .columns(['site_id', 'at'])
        .execute()
    },
  },
  {
    name: 'articles-003-shelves-counted',
    up: async (rows) => {
      await rows.schema
        .createTable('article_shelf')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('shelf', 'text', (c) => c.notNull())
        .addColumn('articles', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_shelf_once', ['site_id', 'shelf'])
        .execute()
      await own(rows)
        .insertInto('article_shelf')
        .columns(['site_id', 'shelf', 'articles'])
        .expression((e) =>
          e
            .selectFrom('article_tally')
            .select(['site_id', 'shelf', e.fn.sum<number>('articles').as('articles')])
            .groupBy(['site_id', 'shelf']),
        )
        .execute()
    },
  },
  {
    name: 'articles-004-recordings',
    up: async (rows) => {
      await rows.schema
        .createTable('article_recording')
        .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id'))
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('recording_id', 'text', (c) => c.notNull())
        .addColumn('recorded_revision_id', 'text', (c) => c.notNull())
        .execute()
    },
  },
  {
    name: 'articles-005-work',
    up: async (rows) => {
      await rows.schema
        .createTable('article_work')
        .addColumn('article_id', 'text', (c) => c.primaryKey().references('article.id'))
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('section_id', 'text', (c) => c.notNull().references('section.id'))
        .addColumn('revision_id', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('author_id', 'text', (c) => c.notNull())
        .addColumn('note', 'text')
        .addColumn('changed_at', 'text', (c) => c.notNull())
        .addColumn('changed_by', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('article_work_newest')
        .on('article_work')
        .columns(['site_id', 'changed_at'])
        .execute()
    },
  },
  {
    name: 'articles-006-decisions',
    up: async (rows) => {
      await rows.schema.alterTable('article').addColumn('archived_at', 'text').execute()
      await rows.schema
        .alterTable('article')
        .addColumn('unreviewed', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await rows.schema.alterTable('article_notice').addColumn('reworded_at', 'text').execute()
      for (const column of ['approved_by', 'publish_at', 'publish_note', 'problem', 'slug', 'folded'])
        await rows.schema.alterTable('article_work').addColumn(column, 'text').execute()
      await rows.schema
        .alterTable('article_work')
        .addColumn('open', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await rows.schema
        .createIndex('article_work_due')
        .on('article_work')
        .columns(['state', 'publish_at'])
        .execute()
      await rows.schema
        .createIndex('article_revision_writer')
        .on('article_revision')
        .columns(['site_id', 'created_by', 'id'])
        .execute()
      await rows.schema
        .createTable('article_note')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull().references('article.id'))
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('article_note_article')
        .on('article_note')
        .columns(['article_id', 'id'])
        .execute()
      await rows.schema
        .createTable('article_preview')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('hash', 'text', (c) => c.notNull().unique())
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull().references('article.id'))
        .addColumn('revision_id', 'text', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('created_by', 'text', (c) => c.notNull())
        .addColumn('ends_at', 'text', (c) => c.notNull())
        .execute()
      await rows.schema
        .createIndex('article_preview_article')
        .on('article_preview')
        .column('article_id')
        .execute()
    },
  },
  {
    name: 'articles-007-media',
    up: async (rows) => {
      await rows.schema
        .createTable('article_media')
        .addColumn('site_id', 'text', (c) => c.notNull())
        .addColumn('media_id', 'text', (c) => c.notNull())
        .addColumn('article_id', 'text', (c) => c.notNull())
        .addColumn('revision_id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_media_once', ['media_id', 'revision_id'])
        .execute()
      await rows.schema
        .createIndex('article_media_revision')
        .on('article_media')
        .column('revision_id')
        .execute()
      await notePastMedia(rows)
    },
  },
  {
    name: 'articles-008-presence',
    up: async (rows) => {
      await rows.schema
        .createTable('article_presence')
        .addColumn('article_id', 'text', (c) => c.notNull())
        .addColumn('account_id', 'text', (c) => c.notNull())
        .addColumn('seen_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('article_presence_once', ['article_id', 'account_id'])
        .execute()
    },
  },
  {
    name: 'articles-009-links',
    up: async (rows) => {
      await rows.schema
        .createTable('article_link')
        .addColumn('url', 'text', (c) => c.primaryKey())
        .addColumn('checked_at', 'text', (c) => c.notNull())
        .addColumn('dead', 'integer', (c) => c.notNull())
        .execute()
    },
  },
  {
    name: 'articles-010-bound-figures',
    up: async (rows) => {
      await rows.schema
        .alterTable('article')
        .addColumn('bound_figures', 'text', (c) => c.notNull().defaultTo('[]'))
        .execute()
    },
  },
]

/** Revisions from before it was written down what they show. */
async function notePastMedia(rows: Rows): Promise<void> {
  let after = ''
  for (;;) {
    const found = await own(rows)
      .selectFrom('article_revision')
      .select(['id', 'site_id', 'article_id', 'body'])
      .where('id', '>', after)
      .where('picture', 'is not', null)
      .orderBy('id')
      .limit(500)
      .execute()
    if (found.length === 0) return
    after = found.at(-1)?.id ?? ''
    const uses = found.flatMap(({ id, site_id, article_id, body }) =>
      [...new Set([...body.matchAll(/"media":"([^"]+)"/g)].map(([, media = '']) => media))].map(
        (media_id) => ({ site_id, media_id, article_id, revision_id: id }),
      ),
    )
    if (uses.length > 0) await own(rows).insertInto('article_media').values(uses).execute()
  }
}
