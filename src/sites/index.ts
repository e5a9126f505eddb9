export { applyPlan, type HostTaken, type SiteChange } from './applying.ts'
export { type Arrangement, arrangeSections, removeSection } from './arranging.ts'
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
export { allSites, placeOf, sectionsOf, settingsOf, siteByHost } from './queries.ts'
export { Block, SHARE_TARGETS, SiteSettings, Topic } from './settings.ts'
export { hasEnded, type Section, type Site } from './site.ts'
export { migrations as siteMigrations } from './tables.ts'
export { TEMPLATES, type Template } from './templates.ts'
