import { z } from 'zod'
import { networks } from '../web/index.ts'

/** The networks a reader can be sent to with an article's address. */
export const SHARE_TARGETS = ['facebook', 'zalo', 'x', 'telegram', 'email', 'copy'] as const

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100)
const name = z.string().trim().min(1).max(300)
/** An address of the web, or a path of the site itself. */
const address = z
  .string()
  .max(2000)
  .regex(/^(?:https?:\/\/[^\s]+|\/(?![/\\])[^\s]*)$/)
const colour = z.string().regex(/^#[0-9a-f]{6}$/i)
const link = z.object({ name, url: address })
const count = z.number().int().min(1).max(30)

/** A block of the home page. `from-parent` shows what the body above has put on one of its sections. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead') }),
  z.object({ kind: z.literal('newest'), count: count.default(8) }),
  z.object({ kind: z.literal('section'), slug, count: count.default(4) }),
  z.object({ kind: z.literal('topic'), slug, count: count.default(4) }),
  z.object({ kind: z.literal('notices'), slug, count: count.default(5) }),
  z.object({ kind: z.literal('from-parent'), slug, title: name, count: count.default(4) }),
  z.object({
    kind: z.literal('most-read'),
    days: z.number().int().min(1).max(90).default(7),
    count: count.default(5),
  }),
  z.object({ kind: z.literal('links'), title: name.optional(), links: z.array(link).max(60) }),
  z.object({ kind: z.literal('visits') }),
])
export type Block = z.infer<typeof Block>

/** A running event: the articles that carry its tag, told as a line in time. */
export const Topic = z.object({ slug, title: name, lead: z.string().max(2000).default(''), tag: name })
export type Topic = z.infer<typeof Topic>

/** An abbreviation of the body's language and what it stands for. */
const Abbreviation = z.object({ short: z.string().min(2).max(20), long: name })

/** A body that came before or after, by whose decision. */
const Relative = z.object({ name, url: address.optional(), decision: z.string().max(300).default('') })

const day = z.iso.date()

/** What a body decides about its own portal. */
export const SiteSettings = z.object({
  share: z.array(z.enum(SHARE_TARGETS)).default([...SHARE_TARGETS]),
  visitorBlock: z.boolean().default(true),
  responsible: z.string().max(300).default(''),
  contact: z.string().max(500).default(''),
  /** The body's colour; what is written in it, or on it, is made darker or lighter until it can be read. */
  colour: colour.default('#1d3a63'),
  accent: colour.default('#e3a21a'),
  /** Letters in a disc where the body has no emblem drawn for it; empty means the hills of the house. */
  emblem: z.string().max(3).default(''),
  /** The file of a picture that stands for the body in place of letters, by the SHA-256 that the room media gave it. */
  emblemPicture: z
    .string()
    .regex(/^(?:[0-9a-f]{64})?$/)
    .default(''),
  /** Links in the menu after the sections, and in the foot. */
  menu: z.array(link).max(20).default([]),
  foot: z.array(link).max(30).default([]),
  home: z.object({ main: z.array(Block).max(30), beside: z.array(Block).max(30) }).default({
    main: [{ kind: 'lead' }, { kind: 'newest', count: 12 }],
    beside: [{ kind: 'most-read', days: 7, count: 5 }, { kind: 'visits' }],
  }),
  topics: z.array(Topic).max(100).default([]),
  glossary: z.array(Abbreviation).max(1000).default([]),
  /** Whether somebody may approve what they wrote themselves; the article stays marked until another has read it. */
  selfApproval: z.boolean().default(false),
  /** Whether people of the desk need a second factor besides their password. */
  secondFactor: z.boolean().default(false),
  /** Names that are written here again and again, by which misspelt ones are found. */
  directory: z.array(name).max(2000).default([]),
  /** Languages besides the site's own in which its articles are to be had; a missing translation is said. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(20)
    .default([]),
  /** The key by which search engines are told of changes (IndexNow); empty means that they are not. */
  indexNow: z
    .string()
    .regex(/^(?:[a-zA-Z0-9-]{8,128})?$/)
    .default(''),
  /** Addresses and networks, such as the body's own, whose views are not counted. */
  notCounted: z
    .array(z.string().refine((written) => networks([written]) !== undefined))
    .max(200)
    .default([]),
  feeds: z.enum(['full', 'summary']).default('full'),
  /** A host of the body above, whose blocks this site may show. */
  parent: z.string().max(253).default(''),
  /** The name by which the body stands in the register of bodies, which then tells what became of it; empty where it does not. */
  registeredAs: z.string().max(300).default(''),
  body: z
    .object({
      since: day.optional(),
      until: day.optional(),
      predecessors: z.array(Relative).max(20).default([]),
      successors: z.array(Relative).max(20).default([]),
    })
    .default({ predecessors: [], successors: [] }),
})
export type SiteSettings = z.infer<typeof SiteSettings>
