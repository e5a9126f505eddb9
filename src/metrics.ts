import { createServer } from 'node:http'
import { Counter as Count, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { REASONS, type Reason } from './public-site/index.ts'
import type { PageCache } from './web/index.ts'

/** What Prometheus is told of this process: what was counted and what was not, how long commits take, the page cache. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #accepted = new Count({
    name: 'bangtin_views_accepted_total',
    help: 'Views that were counted, and whose transaction has committed.',
    registers: [this.#registry],
  })
  readonly #refused = new Count({
    name: 'bangtin_beacons_not_counted_total',
    help: 'Beacons that were not counted, by reason.',
    labelNames: ['reason'] as const,
    registers: [this.#registry],
  })
  readonly #commits = new Histogram({
    name: 'bangtin_commit_seconds',
    help: 'How long the transactions took that count views together.',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [this.#registry],
  })

  constructor(cache: PageCache) {
    for (const reason of REASONS) this.#refused.inc({ reason }, 0)
    const pages = (outcome: 'hits' | 'misses') =>
      new Gauge({
        name: `bangtin_page_cache_${outcome}`,
        help: `Pages asked for that were ${outcome === 'hits' ? '' : 'not '}in the cache, since the start.`,
        registers: [this.#registry],
        collect() {
          this.set(cache.asked[outcome])
        },
      })
    pages('hits')
    pages('misses')
    collectDefaultMetrics({ register: this.#registry, prefix: 'bangtin_' })
  }

  committed(views: number, seconds: number): void {
    this.#accepted.inc(views)
    this.#commits.observe(seconds)
  }

  refused(reason: Reason): void {
    this.#refused.inc({ reason })
  }

  /** Answers /metrics on a port of its own, which no reader reaches; gives a stop. */
  async listen({ host, port }: { host: string; port: number }): Promise<() => void> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') response.writeHead(404).end()
      else
        this.#registry.metrics().then(
          (told) => response.writeHead(200, { 'content-type': this.#registry.contentType }).end(told),
          () => response.writeHead(500).end(),
        )
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return () => {
      server.closeAllConnections()
      server.close()
    }
  }
}
