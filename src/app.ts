import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lookUp, pathsOf } from './addresses/index.ts'
import { countArticles, newestArticles, publishedArticle } from './articles/index.ts'
import type { House } from './house.ts'
import { holdsPicture, picturesOf, renditionOf } from './media/index.ts'
import { type Portal, plainAddress, publicSite } from './public-site/index.ts'
import { allSites, sectionsOf, siteByHost } from './sites/index.ts'
import { countView, figuresOf } from './statistics/index.ts'
import { type Application, loadAssets } from './web/index.ts'

/** Where the build puts the browser's files: beside the server's, in the folder that holds `package.json`. */
const CLIENT = join(projectFolder(import.meta.dirname), 'dist/client')

function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : projectFolder(dirname(from))
}

/** The application: every room handed what it may use. */
export async function createApp(
  { database, storage, clock }: House,
  publicUrl?: string,
): Promise<Application & { site: ReturnType<typeof publicSite> }> {
  const { rows } = database
  const first = (await allSites(rows))[0]?.id
  const portal: Portal = {
    siteByHost: (host) => siteByHost(rows, host),
    sectionsOf: (siteId) => sectionsOf(rows, siteId),
    lookUp: (siteId, host, path) => lookUp(rows, siteId, host, path),
    pathsOf: (ids) => pathsOf(rows, ids),
    article: (siteId, id) => publishedArticle(rows, siteId, id),
    newest: (siteId, which) => newestArticles(rows, siteId, which),
    countArticles: (siteId, sectionId) => countArticles(rows, siteId, sectionId),
    picturesOf: (siteId, ids) => picturesOf(rows, siteId, ids),
    holdsPicture: (siteId, hash) => holdsPicture(rows, siteId, hash),
    rendition: (hash, width, format) => renditionOf(storage, hash, width, format),
    figures: (site) => figuresOf(rows, site.id, site.zone, clock()),
    countView: (site, visitor) =>
      countView(database, { siteId: site.id, zone: site.zone, at: clock(), ...visitor }),
    publicUrl: (site, host) => (site.id === first ? publicUrl : publicUrl && atHost(publicUrl, host)),
    now: clock,
    assets: loadAssets(CLIENT),
  }
  const site = publicSite(portal)
  return {
    site,
    fetch: (request, env) => site.fetch(request, env),
    plainAddress: (host, address) => plainAddress(portal, host, address),
  }
}

/** The further sites of an installation are reached in the same way as the first, at hosts of their own. */
function atHost(publicUrl: string, host: string): string {
  const url = new URL(publicUrl)
  url.hostname = host
  return url.origin
}
