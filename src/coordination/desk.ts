import { type Desk, type DeskContext, type Person, rolesOn } from '../accounts/index.ts'
import type { Rows } from '../database/index.ts'
import type { Storage } from '../media/index.ts'
import { momentIn } from '../web/index.ts'
import { actorOf } from './people/posts.ts'
import type { Actor } from './people/rights.ts'
import type { DraftedArticle } from './reviews/article.ts'

/** What the register's pages stand on. */
export type Register = Desk & {
  storage: Storage
  /** Begins an article of the newsroom with what the register has drafted, in the caller's transaction; gives its id. */
  draftArticle: (
    rows: Rows,
    drafted: { siteId: string; sectionId: string; language: string; byline: string } & DraftedArticle,
    by: string,
    at: string,
  ) => Promise<string>
}

/** Who asks the register, on which day where the site is, and whether they look after the site. */
export type Asking = { actor: Actor; person: Person; today: string; isAdministrator: boolean }

type Page = (c: DeskContext, register: Register, asking: Asking) => Response | Promise<Response>

/** A page for whoever has, or had, a post at a body of the register, or looks after the site; for others nothing is there. */
export function forColleagues(page: Page) {
  return async (c: DeskContext, register: Register, person: Person) => {
    const asking = await askingFor(c, register, person)
    return asking ? page(c, register, asking) : c.notFound()
  }
}

/** A page for those who look after the site: bodies, posts and days are theirs, what is reported is not. */
export function forRegistrars(page: Page) {
  return forColleagues((c, register, asking) =>
    asking.isAdministrator ? page(c, register, asking) : c.notFound(),
  )
}

/** How somebody may ask the register; undefined where it is none of theirs. */
export async function askingFor(
  c: DeskContext,
  { database, clock }: Pick<Register, 'database' | 'clock'>,
  person: Person,
): Promise<Asking | undefined> {
  const site = c.get('site')
  const actor = await actorOf(database.rows, site.id, person.account.id)
  const isAdministrator = rolesOn(person, site.id).has('administrator')
  const today = momentIn(site.zone, clock(), 'day').machine
  return actor.posts.length > 0 || isAdministrator ? { actor, person, today, isAdministrator } : undefined
}
