import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may use whom (docs/architecture.md). What is not a room is the application, which may use every front door. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  database: [],
  web: [],
  text: [],
  journal: ['database'],
  search: ['database', 'text'],
  statistics: ['database', 'web', 'text'],
  sites: ['database', 'web', 'text', 'journal'],
  accounts: ['database', 'web', 'text', 'journal', 'sites'],
  addresses: ['database', 'web', 'text', 'journal', 'sites'],
  media: ['database', 'web', 'text', 'journal', 'sites', 'accounts'],
  articles: [
    'database',
    'web',
    'text',
    'journal',
    'search',
    'statistics',
    'sites',
    'accounts',
    'addresses',
    'media',
  ],
  importing: [
    'database',
    'web',
    'text',
    'journal',
    'search',
    'statistics',
    'sites',
    'addresses',
    'media',
    'articles',
  ],
  syndication: ['web', 'text', 'sites', 'addresses', 'media', 'articles'],
  coordination: ['database', 'web', 'text', 'journal', 'search', 'sites', 'accounts', 'addresses', 'media'],
  administration: ['database', 'web', 'text', 'journal', 'sites', 'accounts', 'addresses', 'media'],
  'public-site': [
    'web',
    'text',
    'search',
    'statistics',
    'sites',
    'addresses',
    'media',
    'articles',
    'coordination',
    'syndication',
  ],
}

const TABLES: Readonly<Record<string, readonly string[]>> = {
  database: ['migration'],
  journal: ['journal_entry', 'journal_head', 'journal_errand'],
  search: ['search_entry', 'search_word', 'search_index'],
  statistics: [
    'statistics_day',
    'statistics_month',
    'statistics_page',
    'statistics_page_month',
    'statistics_subject',
    'statistics_share',
    'statistics_visitor',
    'statistics_key',
    'statistics_entry',
    'statistics_seal',
  ],
  sites: ['site', 'site_host', 'section', 'body', 'body_name', 'body_change', 'body_change_link'],
  coordination: [
    'agenda_item',
    'agreement',
    'agreement_party',
    'agreement_text',
    'attendance',
    'calendar_day',
    'calendar_feed',
    'conclusion',
    'coordination_post',
    'difficulty',
    'duty',
    'evidence',
    'extension',
    'holding',
    'obligation',
    'obligation_rule',
    'progress_note',
    'passage',
    'publication',
    'review_article',
    'provision',
    'reminder',
    'reminder_day',
    'report_draft',
    'report_version',
    'review',
    'statement',
    'task',
  ],
  accounts: [
    'account',
    'account_attempt',
    'account_challenge',
    'account_grant',
    'account_invitation',
    'account_notice',
    'account_passkey',
    'account_recovery',
    'account_session',
  ],
  addresses: ['address'],
  media: ['media_file', 'media_attachment', 'media_recording'],
  articles: [
    'article',
    'article_revision',
    'article_work',
    'article_listing',
    'article_recording',
    'article_shelf',
    'article_tally',
    'article_tag',
    'article_link',
    'article_media',
    'article_note',
    'article_notice',
    'article_presence',
    'article_preview',
  ],
  importing: ['imported_page'],
}

const sources = (folder: string): string[] =>
  readdirSync(folder)
    .flatMap((name) =>
      statSync(join(folder, name)).isDirectory() ? sources(join(folder, name)) : [join(folder, name)],
    )
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
const roomOf = (path: string) => relative('src', path).split('/')[0] ?? ''
const importsOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, to = '']) =>
    normalize(join(dirname(path), to)),
  )

describe('the rooms', () => {
  const inRooms = sources('src').filter((path) => roomOf(path) in MAY_USE)

  it.each(Object.keys(MAY_USE))(
    '%s uses only the rooms that it may use, through their front doors',
    (room) => {
      const own = inRooms.filter((path) => roomOf(path) === room)
      expect(own.length).toBeGreaterThan(0)
      const foreign = own.flatMap((path) =>
        importsOf(path)
          .filter((to) => roomOf(to) !== room)
          .map((to) => `${path} → ${to}`),
      )
      expect(
        foreign.filter(
          (pair) => !(MAY_USE[room] ?? []).some((allowed) => pair.endsWith(`→ src/${allowed}/index.ts`)),
        ),
      ).toEqual([])
    },
  )

  it('the application goes through front doors as well', () => {
    const outside = sources('src').filter((path) => !(roomOf(path) in MAY_USE))
    const pairs = outside.flatMap((path) =>
      importsOf(path)
        .filter((to) => roomOf(to) in MAY_USE)
        .map((to) => `${path} → ${to}`),
    )
    expect(pairs.filter((pair) => !/→ src\/[\w-]+\/index\.ts$/.test(pair))).toEqual([])
  })

  it('only the owner names its tables', () => {
    const named = Object.entries(TABLES).flatMap(([owner, tables]) =>
      tables.flatMap((table) =>
        sources('src')
          .filter(
            (path) =>
              roomOf(path) !== owner &&
              new RegExp(`(?:From|Into|Table|Join)[(]'${table}'`).test(readFileSync(path, 'utf8')),
          )
          .map((path) => `${path} names ${table} of ${owner}`),
      ),
    )
    expect(named).toEqual([])
  })

  it('says the same keys in every language', () => {
    // The types hold this (words.en.ts is typeof words.vi.ts); here only that no room forgot its second language.
    const languages = sources('src').filter((path) => path.endsWith('words.vi.ts'))
    expect(languages.filter((path) => !sources('src').includes(path.replace('.vi.', '.en.')))).toEqual([])
  })
})
