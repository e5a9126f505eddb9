export { addHost, addSection, foundSite, type NewSite } from './founding.ts'
export { allSites, sectionsOf, siteByHost } from './queries.ts'
export { type Section, SHARE_TARGETS, type Site, SiteSettings } from './site.ts'
export { migrations as siteMigrations } from './tables.ts'
