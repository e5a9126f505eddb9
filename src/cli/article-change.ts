import { lookUp } from '../addresses/index.ts'
import { type Article, type Changed, publishedArticle } from '../articles/index.ts'
import type { Rows } from '../database/index.ts'
import type { Storage } from '../media/index.ts'
import { allSites } from '../sites/index.ts'
import { UsageError } from './arguments.ts'
import { print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

/** Runs an act on the published article at a path, in one transaction, and says what became of it. */
export async function change(
  [address]: readonly string[],
  host: string | undefined,
  act: (to: { rows: Rows; storage: Storage }, article: Article, at: string) => Promise<Changed>,
): Promise<number> {
  if (address === undefined) throw new UsageError(words.needsPath)
  // Whoever copies the address from the browser has the host before it.
  const path = /^https?:/i.test(address) ? (URL.parse(address)?.pathname ?? address) : address
  const { database, storage, clock } = await openForCommand()
  try {
    const outcome = await database.transact(async (rows) => {
      const sites = await allSites(rows)
      const site = host ? sites.find(({ hosts }) => hosts.includes(host)) : sites[0]
      const known = site && (await lookUp(rows, site.id, '', path))
      const article =
        known?.kind === 'current' && (await publishedArticle(rows, site?.id ?? '', known.subject))
      if (!article) throw new UsageError(words.noArticleAt(path))
      return (await act({ rows, storage }, article, clock())).outcome
    })
    const refused = outcome === 'issues' ? words.notAllowedText : words.notChanged(path)
    print(outcome === 'done' ? words.changedInPublic(path) : refused)
    return outcome === 'done' ? 0 : 1
  } finally {
    await database.close()
  }
}
