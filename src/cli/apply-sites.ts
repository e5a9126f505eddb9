import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { showAll } from '../articles/index.ts'
import type { Rows } from '../database/index.ts'
import type { House } from '../house.ts'
import { holdsPicture, keepPicture } from '../media/index.ts'
import { applyPlan, readPlan, type SiteChange, type SitePlan } from '../sites/index.ts'
import { UsageError } from './arguments.ts'
import { BY, print } from './command.ts'
import { type Emblems, readEmblems } from './emblems.ts'
import { openForCommand } from './open.ts'
import { language, words } from './words.ts'

/** Makes sites be as a settings file says, all or none; a preview does the same and takes it back. */
export async function applySites(path: string | undefined, dryRun: boolean): Promise<number> {
  if (path === undefined) throw new UsageError(words.noPlan)
  const json = jsonIn(path)
  const emblems = await readEmblems(json, dirname(path))
  const plan = planIn(path, json)
  const house = await openForCommand()
  try {
    if (!dryRun) await emblems.store(house.storage)
    const changes = await change(house, plan, emblems, dryRun)
    for (const { host, kind, what } of changes)
      if (kind !== 'same') print(words.siteChange[kind](host, what.join(', ')))
    const count = (kind: SiteChange['kind']) => changes.filter((each) => each.kind === kind).length
    print(words.sitesApplied(count('founded'), count('changed'), count('same'), dryRun))
    if (!dryRun)
      for (const { siteId, sectionsMoved } of changes)
        if (sectionsMoved) await showAll(house.database, siteId)
    return 0
  } finally {
    await house.database.close()
  }
}

function planIn(path: string, json: unknown): SitePlan[] {
  const read = readPlan(json, language)
  if ('mistakes' in read)
    throw new UsageError(
      [words.badPlan(path), ...read.mistakes.map(({ at, why }) => `  ${at}: ${why}`)].join('\n'),
    )
  return read.sites
}

function jsonIn(path: string): unknown {
  let text: string
  try {
    // Some editors begin a file with a mark of its byte order.
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    throw new UsageError(words.noSuchFile(path))
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(words.noJson(path, error instanceof Error ? error.message : ''))
  }
}

/** Thrown to take a preview back. */
class Preview extends Error {}

async function change(
  { database, clock }: House,
  sites: readonly SitePlan[],
  emblems: Emblems,
  dryRun: boolean,
): Promise<SiteChange[]> {
  const changes: SiteChange[] = []
  try {
    await database.transact(async (rows) => {
      for (const site of sites) {
        const made = await applyPlan(rows, site, BY, clock())
        if ('outcome' in made) throw new UsageError(words.hostTaken(made.host))
        await keepEmblem(rows, made.siteId, site, emblems, clock())
        changes.push(made)
      }
      if (dryRun) throw new Preview()
    })
  } catch (error) {
    if (!(error instanceof Preview)) throw error
  }
  return changes
}

/** An emblem named by its file is the site's from now on; one named by its SHA-256 must have been before. */
async function keepEmblem(
  rows: Rows,
  siteId: string,
  { hosts: [host = ''], settings: { emblemPicture: hash } }: SitePlan,
  { byHash }: Emblems,
  at: string,
): Promise<void> {
  if (!hash) return
  const read = byHash.get(hash)
  if (read) await keepPicture(rows, siteId, read, BY, at)
  else if (!(await holdsPicture(rows, siteId, hash))) throw new UsageError(words.unknownEmblem(host))
}
