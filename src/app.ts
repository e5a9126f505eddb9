import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lookUp, pathsOf } from './addresses/index.ts'
import {
  countArticles,
  daysOf,
  isHeard,
  isShown,
  newestArticles,
  newestNotices,
  publishedArticle,
  tagName,
  tagsOf,
  titlesById,
  translationsOf,
  withdrawnArticle,
} from './articles/index.ts'
import { publicationAt, publicationsShown, slugsOf } from './coordination/index.ts'
import { createDesk } from './desk.ts'
import type { House } from './house.ts'
import {
  attachmentNamed,
  attachmentsOf,
  pictureNamed,
  picturesOf,
  recordingOf,
  renditionOf,
} from './media/index.ts'
import {
  beacon,
  emblemAddress,
  type Portal,
  plainAddress,
  previewer,
  publicSite,
  type Reason,
  siteShower,
  styleAt,
} from './public-site/index.ts'
import { find, nearestTo, suggest } from './search/index.ts'
import { allSites, lifeOf, sectionsOf, siteByHost } from './sites/index.ts'
import { Counter, type CounterEvents, mostRead, pageSeals, report, viewsOf } from './statistics/index.ts'
import { type Application, atHost, loadAssets, type Proxies } from './web/index.ts'

/** Where the build puts the browser's files: beside the server's, in the folder that holds `package.json`. */
const CLIENT = join(projectFolder(import.meta.dirname), 'dist/client')

function projectFolder(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : projectFolder(dirname(from))
}

/** What the process was told and what is told of it. */
export type Surroundings = {
  publicUrl?: string | undefined
  proxies?: Proxies | undefined
  counter?: CounterEvents
  /** Is told of each beacon that was not counted. */
  refused?: (reason: Reason) => void
}

export type App = Application & {
  site: ReturnType<typeof publicSite>
  desk: ReturnType<typeof createDesk>
  publicUrlOf: Portal['publicUrl']
  /** Finishes what is being counted. */
  stop: () => Promise<void>
}

/** The application: every room handed what it may use. */
export async function createApp(
  { database, storage, clock }: House,
  { publicUrl, proxies, counter: events = {}, refused = () => undefined }: Surroundings = {},
): Promise<App> {
  const { rows } = database
  const counter = new Counter(database, clock, events)
  const seals = await pageSeals(rows)
  // A portal that was not running at midnight has yesterday's keys still.
  await counter.forget()
  const first = (await allSites(rows))[0]?.id
  const assets = loadAssets(CLIENT)
  const portal: Portal = {
    siteByHost: (host) => siteByHost(rows, host),
    lifeOf: (site) =>
      lifeOf(
        rows,
        site,
        (other) => portal.publicUrl(other) ?? (other.host ? `http://${other.host}` : undefined),
      ),
    sectionsOf: (siteId) => sectionsOf(rows, siteId),
    lookUp: (siteId, host, path) => lookUp(rows, siteId, host, path),
    pathsOf: (ids) => pathsOf(rows, ids),
    article: (siteId, id) => publishedArticle(rows, siteId, id),
    withdrawn: (siteId, id) => withdrawnArticle(rows, siteId, id),
    notices: (siteId, limit) => newestNotices(rows, siteId, limit),
    versions: (article) => translationsOf(rows, article),
    headlines: (siteId, ids) => titlesById(rows, siteId, ids),
    newest: (siteId, part) => newestArticles(rows, siteId, part),
    countArticles: (siteId, part) => countArticles(rows, siteId, part),
    daysOf: (siteId, part) => daysOf(rows, siteId, part),
    tagsOf: (siteId, limit) => tagsOf(rows, siteId, limit),
    tagName: (siteId, slug) => tagName(rows, siteId, slug),
    mostRead: ({ id, zone }, days, limit) => mostRead(rows, { siteId: id, zone, at: clock(), days, limit }),
    find: (question, search) => find(rows, question, search),
    nearest: (question, search) => nearestTo(rows, question, search),
    suggest: (question, siteId, limit) => suggest(rows, question, siteId, limit),
    picturesOf: (siteId, ids) => picturesOf(rows, siteId, ids),
    pictureNamed: (siteId, hash) => pictureNamed(rows, siteId, hash),
    isShown: (siteId, mediaId) => isShown(rows, siteId, mediaId, clock()),
    rendition: (hash, width, format) => renditionOf(storage, hash, width, format),
    attachmentsOf: (siteId, ids) => attachmentsOf(rows, siteId, ids),
    attachment: (siteId, hash) => attachmentNamed(rows, siteId, hash),
    file: (name, first, last) => storage.stream(name, first, last),
    recording: (siteId, by) => recordingOf(rows, siteId, by),
    isHeard: (siteId, recordingId) => isHeard(rows, siteId, recordingId),
    report: (site) => report(rows, site, clock()),
    viewsOf: (siteId, subject) => viewsOf(rows, siteId, subject),
    agreements: (siteId) => publicationsShown(rows, siteId),
    agreementSlugs: (ids) => slugsOf(rows, ids),
    agreement: (siteId, slug) => publicationAt(rows, siteId, slug),
    figures: (site) => counter.figures(site),
    countView: (view) => counter.count(view),
    seal: (page) => seals.seal(page),
    isSealed: (page, seal) => seals.isOurs(page, seal),
    // The further sites of an installation are reached in the same way as the first, at hosts of their own.
    publicUrl: ({ id, host }) => (id === first ? publicUrl : publicUrl && atHost(publicUrl, host)),
    now: clock,
    assets,
  }
  const site = publicSite(portal)
  const desk = createDesk(
    { database, clock, assets, proxies },
    {
      storage,
      show: previewer(portal),
      showSite: siteShower(portal),
      styleAt: (path) => styleAt(assets, path),
      emblemAt: emblemAddress,
    },
  )
  return {
    site,
    desk,
    publicUrlOf: portal.publicUrl,
    fetch: (request, env) => (isOfDesk(request) ? desk : site).fetch(request, env),
    plainAddress: (host, address) => plainAddress(portal, host, address),
    beacon: beacon({ ...portal, proxies, refused }),
    stop: () => counter.stop(),
  }
}

function isOfDesk({ url }: Request): boolean {
  return /^\/desk(?:\/|$)/.test(new URL(url).pathname)
}
