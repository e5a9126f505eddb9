export { applyPlan, type HostTaken, type SiteChange } from './applying.ts'
export { type Arrangement, arrangeSections, removeSection } from './arranging.ts'
export {
  BODY_KINDS,
  type Body,
  type BodyChange,
  type BodyKind,
  CHANGE_KINDS,
  type ChangeKind,
  type Decision,
  ENDING,
  existsOn,
  SIDES,
  type Side,
} from './bodies/body.ts'
export { bodiesOn, changesOfBodies, lineageOf, namesOfBody } from './bodies/queries.ts'
export { addBody, type ChangeIssue, changeBodies, type NewBody } from './bodies/registering.ts'
export { type Life, lifeOf } from './bodies/speaking.ts'
export { type Change, changed, changeSite, siteForChange } from './changing.ts'
export {
  addHost,
  addSection,
  type Founding,
  foundInPlace,
  foundSite,
  type NewSite,
  STAND_IN_HOST,
} from './founding.ts'
export { type PlanMistake, readPlan, type SitePlan } from './plan.ts'
export { allSites, placeOf, sectionsOf, settingsOf, siteByHost, zoneOf } from './queries.ts'
export { Block, SHARE_TARGETS, SiteSettings, Topic } from './settings.ts'
export type { Section, Site } from './site.ts'
export { migrations as siteMigrations } from './tables.ts'
export { TEMPLATES, type Template } from './templates.ts'
