import { z } from 'zod'
import { hostName } from '../web/index.ts'
import { SiteSettings } from './settings.ts'

type SectionPlan = { slug: string; name: string; sections: SectionPlan[] }
const SectionPlan: z.ZodType<SectionPlan> = z.lazy(() =>
  z.object({
    slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    name: z.string().trim().min(1).max(200),
    sections: z.array(SectionPlan).default([]),
  }),
)

const host = z
  .string()
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/)
  .refine((name) => hostName(name) === name)

const language = z.string().regex(/^[a-z]{2,3}$/)
const zone = z.string().refine((name) => {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
})

/** A slug that stands twice would be two sections at one address, or a section above itself. */
function haveSlugsOfTheirOwn(sections: readonly SectionPlan[]): boolean {
  const slugs = (list: readonly SectionPlan[]): string[] =>
    list.flatMap(({ slug, sections }) => [slug, ...slugs(sections)])
  const all = slugs(sections)
  return new Set(all).size === all.length
}

/** A site as a settings file describes it; the first host tells which site it is. */
const SitePlan = z.strictObject({
  hosts: z.array(host).min(1),
  formerHosts: z.array(host).default([]),
  name: z.string().trim().min(1).max(200),
  bodyName: z.string().trim().min(1).max(200),
  language: language.optional(),
  zone: zone.optional(),
  settings: SiteSettings.partial().strict().default({}),
  sections: z
    .array(SectionPlan)
    .default([])
    .refine(haveSlugsOfTheirOwn, 'Each section needs a slug of its own'),
})
export type SitePlan = z.infer<typeof SitePlan>

/** A settings file: what all its sites have in common, and the sites. A site's own word goes before the common one. */
const Plan = z.object({
  common: z
    .object({
      language: language.optional(),
      zone: zone.optional(),
      settings: SiteSettings.partial().strict().default({}),
      sections: z.array(SectionPlan).default([]),
    })
    .default({ settings: {}, sections: [] }),
  sites: z.array(z.record(z.string(), z.unknown())).min(1).max(2000),
})

/** Where a plan is wrong: the place in the file, as "sites.3.hosts.0". */
export type PlanMistake = { at: string; why: string }

/** Reads a plan from anybody's JSON; every mistake is named with its place, in the language of who reads it. */
export function readPlan(
  json: unknown,
  language: 'vi' | 'en' = 'vi',
): { sites: SitePlan[] } | { mistakes: PlanMistake[] } {
  const unreadable = unreadableIn(json, language)
  if (unreadable.length > 0) return { mistakes: unreadable }
  const spoken = { error: z.locales[language]().localeError }
  const plan = Plan.safeParse(json, spoken)
  if (!plan.success) return { mistakes: mistakesIn(plan.error.issues, '') }
  const { common } = plan.data
  const raw = json as { common?: { settings?: object; sections?: unknown[] } }
  const sites: SitePlan[] = []
  const mistakes: PlanMistake[] = []
  for (const [index, own] of plan.data.sites.entries()) {
    const merged = {
      ...(common.language ? { language: common.language } : {}),
      ...(common.zone ? { zone: common.zone } : {}),
      ...(raw.common?.sections ? { sections: raw.common.sections } : {}),
      ...own,
      settings: mergedSettings(raw.common?.settings, own.settings),
    }
    const read = SitePlan.safeParse(merged, spoken)
    if (read.success) sites.push({ ...read.data, settings: onlyGiven(read.data.settings, merged.settings) })
    else mistakes.push(...mistakesIn(read.error.issues, `sites.${index}`))
  }
  mistakes.push(...sharedHosts(sites))
  return mistakes.length > 0 ? { mistakes } : { sites }
}

const DEEPEST = 30
const UNREADABLE = {
  vi: { signs: 'có ký tự điều khiển hoặc ký tự hỏng', deep: `lồng nhau quá ${DEEPEST} tầng` },
  en: { signs: 'holds control characters or broken ones', deep: `is nested more than ${DEEPEST} deep` },
} as const

/** What one of the databases could not store, or no reader of the file could follow; told before anything else is read. */
function unreadableIn(json: unknown, language: 'vi' | 'en'): PlanMistake[] {
  const mistakes: PlanMistake[] = []
  const waiting: { at: string[]; value: unknown }[] = [{ at: [], value: json }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, value } = next
    const why = UNREADABLE[language]
    if (typeof value === 'string' && (!value.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(value)))
      mistakes.push({ at: at.join('.'), why: why.signs })
    else if (typeof value === 'object' && value !== null && at.length >= DEEPEST)
      return [{ at: at.join('.'), why: why.deep }]
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) waiting.push({ at: [...at, name], value: each })
  }
  return mistakes
}

/** What is no group of settings goes on as it is, so that it is named as a mistake. */
function mergedSettings(common: object | undefined, own: unknown): object {
  return typeof own === 'object' || own === undefined ? { ...common, ...own } : (own as object)
}

/** What the file does not name is left as it is, so a default must not slip in. */
function onlyGiven(settings: Partial<SiteSettings>, given: object): Partial<SiteSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in given))
}

function mistakesIn(issues: readonly z.core.$ZodIssue[], before: string): PlanMistake[] {
  return issues.map(({ path, message }) => ({
    at: [before, ...path.map(String)].filter(Boolean).join('.'),
    why: message,
  }))
}

/** Each host stands once in a plan: two sites cannot share one, and none is of today and of former times. */
function sharedHosts(sites: readonly SitePlan[]): PlanMistake[] {
  const seen = new Set<string>()
  const mistakes: PlanMistake[] = []
  for (const [index, { hosts, formerHosts }] of sites.entries())
    for (const host of [...hosts, ...formerHosts]) {
      if (seen.has(host)) mistakes.push({ at: `sites.${index}.hosts`, why: host })
      seen.add(host)
    }
  return mistakes
}
