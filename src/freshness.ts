import type { Database } from './database/index.ts'
import { changesAfter, lastPosition } from './journal/index.ts'
import type { PageCache } from './web/index.ts'

const EVERY_MS = 1000

/**
 * Drops pages that show what changed, also when another process changed it (an import on the command line, a second
 * server): every act leaves an entry in the journal, so a look at its end once a second tells all. Gives a stop.
 */
export async function keepFresh(
  database: Database,
  cache: PageCache,
  log: (error: unknown) => void,
): Promise<() => void> {
  let position = await lastPosition(database.rows)
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      const changes = await changesAfter(database.rows, position)
      if (changes.position > position)
        cache.drop([
          ...changes.siteIds.map((id) => `site-${id}`),
          ...changes.subjects.map((id) => `article-${id}`),
        ])
      position = changes.position
    } catch (error) {
      log(error) // pages are still served, and none is older than a minute
    } finally {
      looking = false
    }
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
