import type { Selectable } from 'kysely'
import type { Rows } from '../../database/index.ts'
import { own, type Tables } from '../tables.ts'
import type { Difficulty } from './difficulty.ts'

/** The difficulties of an agreement, or of several, the oldest first. */
export async function difficultiesOf(
  rows: Rows,
  siteId: string,
  agreementIds: string | readonly string[],
): Promise<Difficulty[]> {
  const found = await own(rows)
    .selectFrom('difficulty')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('agreement_id', 'in', [agreementIds].flat())
    .orderBy('first_raised_on')
    .orderBy('id')
    .execute()
  return found.map(asDifficulty)
}

/** A difficulty of a site. */
export async function difficultyById(
  rows: Rows,
  siteId: string,
  id: string,
): Promise<Difficulty | undefined> {
  const found = await own(rows)
    .selectFrom('difficulty')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst()
  return found && asDifficulty(found)
}

function asDifficulty(row: Selectable<Tables['difficulty']>): Difficulty {
  const { id, kind, cause, text, state } = row
  return {
    ...{ id, siteId: row.site_id, agreementId: row.agreement_id, obligationId: row.obligation_id },
    ...{ raisedBy: row.raised_by, kind, cause, text, askOf: row.ask_of, versionId: row.version_id, state },
    ...{ firstRaisedOn: row.first_raised_on, sameAs: row.same_as, publicText: row.public_text },
  }
}
