import type { Generated } from 'kysely'
import type { Migration, Rows } from '../database/index.ts'
import type { Focus } from './picture.ts'
import type { AttachmentKind } from './proving.ts'
import type { Sound } from './recording.ts'

type Tables = {
  media_file: {
    id: string
    site_id: string
    hash: string
    width: number
    height: number
    added_at: string
    added_by: string
    /** What the file was called, and whoever made the picture. */
    name: Generated<string>
    credit: string | null
    focus: Generated<Focus>
  }
  media_attachment: {
    id: string
    site_id: string
    hash: string
    kind: AttachmentKind
    name: string
    bytes: number
    pages: number | null
    added_at: string
    added_by: string
  }
  media_recording: {
    id: string
    site_id: string
    hash: string
    sound: Sound
    bytes: number
    added_at: string
    added_by: string
  }
}

export const own = (rows: Rows) => rows.withTables<Tables>()

export const migrations: Migration[] = [
  {
    name: 'media-001-files',
    up: async (rows) => {
      await rows.schema
        .createTable('media_file')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('width', 'integer', (c) => c.notNull())
        .addColumn('height', 'integer', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addColumn('added_by', 'text', (c) => c.notNull())
        .addUniqueConstraint('media_file_once', ['site_id', 'hash'])
        .execute()
    },
  },
  {
    name: 'media-002-recordings',
    up: async (rows) => {
      await rows.schema
        .createTable('media_recording')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('sound', 'text', (c) => c.notNull())
        .addColumn('bytes', 'integer', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addColumn('added_by', 'text', (c) => c.notNull())
        .addUniqueConstraint('media_recording_once', ['site_id', 'hash'])
        .execute()
    },
  },
  {
    name: 'media-003-library',
    up: async (rows) => {
      const file = rows.schema.alterTable('media_file')
      await file.addColumn('name', 'text', (c) => c.notNull().defaultTo('')).execute()
      await file.addColumn('credit', 'text').execute()
      await file.addColumn('focus', 'text', (c) => c.notNull().defaultTo('centre')).execute()
      await rows.schema.createIndex('media_file_newest').on('media_file').columns(['site_id', 'id']).execute()
      await rows.schema
        .createTable('media_attachment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('site_id', 'text', (c) => c.notNull().references('site.id'))
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('bytes', 'integer', (c) => c.notNull())
        .addColumn('pages', 'integer')
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addColumn('added_by', 'text', (c) => c.notNull())
        .addUniqueConstraint('media_attachment_once', ['site_id', 'hash'])
        .execute()
    },
  },
]
