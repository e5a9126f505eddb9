import type { Server } from 'node:http'
import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import pino from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { proveLetters } from './coordination/index.ts'
import { keepFresh } from './freshness.ts'
import type { House } from './house.ts'
import { smtpMailer } from './mailing.ts'
import { Metrics } from './metrics.ts'
import type { Site } from './sites/index.ts'
import { createPortalServer, PageCache } from './web/index.ts'
import {
  keepCheckingLinks,
  keepListing,
  keepMailing,
  keepPublishing,
  keepReminding,
  keepSending,
} from './worker.ts'

/** A portal that answers, and how to let it finish. */
export type Running = { url: string; stop: () => Promise<void> }

/** Starts to listen; rejects with the system's error where the port cannot be had. */
export async function serve(house: House, config: Config): Promise<Running> {
  proveLetters()
  const log = pino({ level: config.logLevel }, stderr())
  const cache = new PageCache()
  const metrics = new Metrics(cache)
  const app = await createApp(house, {
    publicUrl: config.publicUrl,
    proxies: config.proxies,
    counter: {
      committed: (views, seconds) => metrics.committed(views, seconds),
      failed: (_views, error) => log.error(error),
    },
    refused: (reason) => metrics.refused(reason),
  })
  const server = createPortalServer(app, cache, (error) => log.error(error))
  const broken: ErrorHandler = (error, c) => {
    log.error(error)
    if (error instanceof HTTPException) return c.text(error.message, error.status)
    return c.text(
      'Cổng đang gặp sự cố. Xin thử lại sau ít phút.\nSomething went wrong. Please try again in a few minutes.',
      500,
    )
  }
  app.site.onError(broken)
  app.desk.onError(broken)
  const stopMetrics = config.metrics && (await metrics.listen(config.metrics))
  await listen(server, config).catch((error: unknown) => {
    stopMetrics?.()
    throw error
  })
  const stopLooking = await keepFresh(house.database, cache, (error) => log.error(error))
  const publicUrl = (site: Site) => app.publicUrlOf(site) ?? `https://${site.host}`
  const stopSending = keepSending(house.database, house.clock, {
    indexNow: config.indexNowUrl,
    publicUrl,
    log: (problem) => log.error(problem),
  })
  const stopMailing = keepMailing(house.database, house.clock, {
    mailer: config.mail && smtpMailer(config.mail.smtpUrl, config.mail.from),
    publicUrl,
    log: (problem) => log.error(problem),
  })
  const stopChecking = keepCheckingLinks(house.database, house.clock, (problem) => log.error(problem))
  const stopListing = keepListing(house.database, house.clock, (problem) => log.error(problem))
  const stopReminding = keepReminding(house.database, house.clock, (problem) => log.error(problem))
  const stopPublishing = keepPublishing(house.database, house.clock, (problem) => log.error(problem))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  log.debug({ host, port }, 'listening')
  return {
    url: `http://${host}:${port}`,
    stop: () =>
      drain(
        server,
        house,
        [
          stopLooking,
          stopSending,
          stopMailing,
          stopChecking,
          stopListing,
          stopPublishing,
          stopReminding,
          ...(stopMetrics ? [stopMetrics] : []),
        ],
        app.stop,
      ),
  }
}

/** Whoever read the log may have gone; that must not end the portal. */
function stderr() {
  const destination = pino.destination(2)
  destination.on('error', () => undefined)
  return destination
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Takes no new requests, finishes those under way for at most ten seconds, closes the data. */
async function drain(
  server: Server,
  house: House,
  background: readonly (() => Promise<void> | void)[],
  stopCounting: () => Promise<void>,
): Promise<void> {
  const stopped = Promise.allSettled(background.map(async (stop) => stop()))
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(late)
  await stopCounting()
  await stopped
  await house.database.close()
}
