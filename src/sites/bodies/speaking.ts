import type { Rows } from '../../database/index.ts'
import { dayInWords } from '../../web/index.ts'
import { allSites } from '../queries.ts'
import type { SiteSettings } from '../settings.ts'
import type { Site } from '../site.ts'
import { own } from '../tables.ts'
import type { BodyChange } from './body.ts'
import { bodiesOn, changesOfBodies, lineageOf, namesOfBody } from './queries.ts'

/** From when until when the body of a site is there, whom it followed and who took over. */
export type Life = SiteSettings['body']

/**
 * The life of the body that a site speaks for: as the register of bodies has it, where the site says by which name it stands there;
 * else as its settings say. `urlOf` gives the address of a site for its readers.
 */
export async function lifeOf(
  rows: Rows,
  { id, settings }: Pick<Site, 'id' | 'settings'>,
  urlOf: (site: Site) => string | undefined,
): Promise<Life> {
  if (settings.registeredAs === '') return settings.body
  const sites = await allSites(rows)
  // Only its own register and that of the body above speak for it.
  const above = sites.find(({ hosts }) => settings.parent !== '' && hosts.includes(settings.parent))
  const registers = [id, ...(above ? [above.id] : [])]
  const registered = await bodyCalled(rows, settings.registeredAs, registers)
  if (!registered) return settings.body
  const { siteId, bodyId } = registered
  const [body] = await bodiesOn(rows, siteId, '', [bodyId])
  if (!body) return settings.body
  const { predecessors, successors } = lineageOf(await changesOfBodies(rows, siteId), bodyId)
  // And only sites of the same register are led to.
  const register = sites.find((each) => each.id === siteId)
  const ofRegister = sites.filter(
    (each) => each.id === siteId || register?.hosts.includes(each.settings.parent),
  )
  const relatives = async (steps: readonly { change: BodyChange; bodyIds: string[] }[]) => {
    const told: Life['successors'] = []
    for (const { change, bodyIds } of steps)
      for (const { id: other, name } of await bodiesOn(rows, siteId, change.on, bodyIds)) {
        const names = new Set((await namesOfBody(rows, siteId, other)).map((span) => span.name))
        const site = ofRegister.find((each) => names.has(each.settings.registeredAs))
        const url = site && urlOf(site)
        told.push({ name, decision: inWords(change), ...(url ? { url } : {}) })
      }
    return told
  }
  return {
    since: body.since,
    ...(body.until === null ? {} : { until: body.until }),
    predecessors: await relatives(predecessors),
    successors: await relatives(successors),
  }
}

function inWords({ decision: { number, on, issuer } }: BodyChange): string {
  return `${number}, ${dayInWords(on)}, ${issuer}`
}

/** The body of some sites' registers that is, or was, called so; of several the one that was called so last. */
async function bodyCalled(rows: Rows, name: string, siteIds: readonly string[]) {
  const found = await own(rows)
    .selectFrom('body_name')
    .innerJoin('body', 'body.id', 'body_name.body_id')
    .select(['body.site_id', 'body_id'])
    .where('name', '=', name.normalize('NFC'))
    .where('body.site_id', 'in', siteIds)
    .orderBy('body_name.since', 'desc')
    .orderBy('body_id')
    .executeTakeFirst()
  return found && { siteId: found.site_id, bodyId: found.body_id }
}
