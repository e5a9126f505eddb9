import { z } from 'zod'
import { type Change, SHARE_TARGETS, type Site, SiteSettings } from '../sites/index.ts'
import { readLines, writeLines } from './lines.ts'

/** How a field of a part is filled in. */
export type FieldKind = 'text' | 'paragraph' | 'colour' | 'lines' | 'check' | 'checks' | 'choice'

/** A field of a part of the settings: how it is shown, and how it is read back. `undefined` is what cannot be read. */
export type Field = {
  name: FieldName
  kind: FieldKind
  /** What can be chosen. */
  choices?: readonly string[]
  /** What stands in it, or what is chosen. */
  shown: (site: Site) => string | readonly string[]
  /** The change that it makes; else which lines cannot be read, none where it is no field of lines. */
  read: (values: readonly string[]) => { change: Change } | { wrong: number[] }
}

export type FieldName =
  | 'name'
  | 'bodyName'
  | 'responsible'
  | 'contact'
  | 'registeredAs'
  | 'colour'
  | 'accent'
  | 'emblem'
  | 'share'
  | 'visitorBlock'
  | 'feeds'
  | 'languages'
  | 'menu'
  | 'foot'
  | 'topics'
  | 'glossary'
  | 'directory'
  | 'selfApproval'
  | 'secondFactor'
  | 'notCounted'
  | 'indexNow'

/** A part of what a site has decided, on a page of its own. `shownAt` is the public page on which a change can be seen before. */
export type Part = { slug: PartSlug; fields: readonly Field[]; shownAt?: string | ((site: Site) => string) }
export type PartSlug = 'face' | 'menu' | 'topics' | 'glossary' | 'directory' | 'rules'

const Name = z.string().trim().min(1).max(200)

function named(name: 'name' | 'bodyName'): Field {
  return {
    name,
    kind: 'text',
    shown: (site) => site[name],
    read: ([value = '']) => {
      const read = Name.safeParse(value.normalize('NFC'))
      return read.success ? { change: { [name]: read.data } } : { wrong: [] }
    },
  }
}

/** A setting as the schema of the settings reads it. */
function setting<Key extends keyof SiteSettings & FieldName>(
  name: Key,
  kind: FieldKind,
  from: (values: readonly string[]) => unknown,
  shown: (value: SiteSettings[Key]) => string | readonly string[],
  choices?: readonly string[],
): Field {
  return {
    name,
    kind,
    ...(choices ? { choices } : {}),
    shown: ({ settings }) => shown(settings[name]),
    read: (values) => {
      const read = SiteSettings.shape[name].safeParse(from(values))
      return read.success ? { change: { settings: { [name]: read.data } } } : { wrong: [] }
    },
  }
}

const text = (
  name: 'responsible' | 'contact' | 'registeredAs' | 'emblem' | 'indexNow' | 'colour' | 'accent',
  kind: FieldKind = 'text',
) => setting(name, kind, ([value = '']) => value.normalize('NFC').trim(), String)

const check = (name: 'visitorBlock' | 'selfApproval' | 'secondFactor') =>
  setting(
    name,
    'check',
    ([value]) => value === 'yes',
    (is) => (is ? 'yes' : ''),
  )

/** A setting that is a list: a line for each. */
function lines<
  Key extends 'menu' | 'foot' | 'topics' | 'glossary' | 'directory' | 'notCounted' | 'languages',
>(
  name: Key,
  itemOf: (columns: readonly string[]) => unknown,
  columnsOf: (item: SiteSettings[Key][number]) => readonly (string | undefined)[],
): Field {
  const schema = SiteSettings.shape[name]
  return {
    name,
    kind: 'lines',
    shown: ({ settings }) => writeLines((settings[name] as SiteSettings[Key][number][]).map(columnsOf)),
    read: ([value = '']) => {
      const read = readLines(value, (columns) => {
        const one = schema.safeParse([itemOf(columns)])
        return one.success ? (one.data as unknown[])[0] : undefined
      })
      if ('wrong' in read) return { wrong: read.wrong.map(({ line }) => line) }
      const all = schema.safeParse(read.items)
      return all.success ? { change: { settings: { [name]: all.data } } } : { wrong: [] }
    },
  }
}

const links = (name: 'menu' | 'foot') =>
  lines(
    name,
    ([title, url]) => ({ name: title, url }),
    (link) => [link.name, link.url],
  )

export const PARTS: readonly Part[] = [
  {
    slug: 'face',
    shownAt: '/',
    fields: [
      named('name'),
      named('bodyName'),
      text('responsible'),
      text('contact'),
      text('registeredAs'),
      text('colour', 'colour'),
      text('accent', 'colour'),
      text('emblem'),
      setting(
        'share',
        'checks',
        (values) => values,
        (chosen) => chosen,
        SHARE_TARGETS,
      ),
      check('visitorBlock'),
      setting('feeds', 'choice', ([value]) => value, String, ['full', 'summary']),
      lines(
        'languages',
        ([language]) => language,
        (language) => [language],
      ),
    ],
  },
  { slug: 'menu', shownAt: '/', fields: [links('menu'), links('foot')] },
  {
    slug: 'topics',
    shownAt: ({ settings: { topics } }) => (topics[0] ? `/dong-su-kien/${topics[0].slug}` : '/'),
    fields: [
      lines(
        'topics',
        ([title, slug, tag, lead]) => ({ title, slug, tag: tag || title, ...(lead ? { lead } : {}) }),
        ({ title, slug, tag, lead }) => [title, slug, tag, lead],
      ),
    ],
  },
  {
    slug: 'glossary',
    shownAt: '/viet-tat',
    fields: [
      lines(
        'glossary',
        ([short, long]) => ({ short, long }),
        ({ short, long }) => [short, long],
      ),
    ],
  },
  {
    slug: 'directory',
    fields: [
      lines(
        'directory',
        ([name]) => name,
        (name) => [name],
      ),
    ],
  },
  {
    slug: 'rules',
    fields: [
      check('selfApproval'),
      check('secondFactor'),
      lines(
        'notCounted',
        ([network]) => network,
        (network) => [network],
      ),
      text('indexNow'),
    ],
  },
]

/** What was sent of a part: the change, or the fields that cannot be read, with their lines where they have some. */
export type PartRead = { change: Change } | { mistakes: { field: FieldName; lines: number[] }[] }

/** Reads what was sent of a part. */
export function readPart({ fields }: Part, sent: (name: string) => readonly string[]): PartRead {
  const mistakes: { field: FieldName; lines: number[] }[] = []
  let change: Change = {}
  for (const field of fields) {
    const read = field.read(sent(field.name))
    if ('wrong' in read) mistakes.push({ field: field.name, lines: read.wrong })
    else {
      const settings = { ...change.settings, ...read.change.settings }
      change = { ...change, ...read.change, settings }
    }
  }
  return mistakes.length > 0 ? { mistakes } : { change }
}
