import { bodyOf, publishNew } from '../../articles/index.ts'
import { acts } from '../../coordination/index.ts'
import type { House } from '../../house.ts'
import { changeSite, type Section, type Site } from '../../sites/index.ts'
import { BY, CHAIR_BY, type ExampleRegister, foundRegister, morningOf } from './founding.ts'
import { reportOn } from './reporting.ts'
import { holdFinal, holdInterim, passToCommunes } from './reviewing.ts'
import { AGREEMENT, FINAL, INTERIM, SUCCESSION } from './story.ts'

/** Tells the whole story of the example's register, from the signing to the last review, with what the public saw of it. */
export async function buildRegister(house: House, site: Site, section: Section): Promise<void> {
  const register = await foundRegister(house, site.id)
  await reportOn(house, register, AGREEMENT.since, INTERIM.coversUntil)
  const interim = await holdInterim(house, register)
  await publishArticle(house, { site, section }, register, interim)
  await publish(house, register, acts.addDays(INTERIM.plannedOn, 4))
  await reportOn(house, register, acts.addDays(INTERIM.coversUntil, 1), acts.addDays(SUCCESSION.on, -1))
  await passToCommunes(house, register)
  await reportOn(house, register, SUCCESSION.on, FINAL.coversUntil)
  await holdFinal(house, register)
  await publish(house, register, acts.addDays(FINAL.plannedOn, 4))
  const foot = [...site.settings.foot, { name: 'Quy chế phối hợp', url: '/quy-che' }]
  await house.database.transact((rows) => changeSite(rows, site, { settings: { foot } }, BY, house.clock()))
}

/** Lets readers see what stands, drafted by one and approved by another. */
async function publish(house: House, { siteId, agreementId }: ExampleRegister, on: string): Promise<void> {
  await house.database.transact(async (rows) => {
    const agreement = await acts.agreementById(rows, siteId, agreementId)
    if (!agreement) return
    const id = await acts.draftPublication(rows, agreement, on, BY, morningOf(on))
    await acts.approvePublication(rows, agreement, id, CHAIR_BY, morningOf(on))
  })
}

/** The news of the review, as the register drafts it, signed by the newsroom. */
async function publishArticle(
  house: House,
  { site, section }: { site: Site; section: Section },
  register: ExampleRegister,
  review: string,
): Promise<void> {
  await house.database.transact(async (rows) => {
    const drafted = await acts.draftOf(rows, register.siteId, review, site.language)
    if (!drafted) return
    const at = morningOf(INTERIM.plannedOn)
    const article = {
      ...{ siteId: site.id, sectionId: section.id, language: site.language, title: drafted.title },
      appeared: { at, precision: 'minute' as const, basis: 'printed' as const },
      ...{ lead: drafted.lead, dateline: null, source: null, tags: [] },
      bylines: [{ role: 'text' as const, name: 'Ban biên tập' }],
      body: bodyOf(drafted.body),
    }
    const published = await publishNew(rows, article, BY, at)
    if (published.outcome !== 'done') throw new Error('The article of the example review is none')
    await acts.linkArticle(rows, review, published.id, at)
  })
}
