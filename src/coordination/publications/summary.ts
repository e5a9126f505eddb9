import type { Rows } from '../../database/index.ts'
import {
  type Body,
  type BodyChange,
  bodiesOn,
  changesOfBodies,
  existsOn,
  lineageOf,
} from '../../sites/index.ts'
import { type Agreement, type Party, stateOn } from '../agreements/agreement.ts'
import { textOn } from '../agreements/amending.ts'
import { isBound, membersOn } from '../agreements/parties.ts'
import { partiesOf, provisionsOf, textsOf } from '../agreements/queries.ts'
import { OPEN } from '../difficulties/difficulty.ts'
import { difficultiesOf } from '../difficulties/queries.ts'
import { obligationsOf } from '../duties/queries.ts'
import { figuresOf, type Tally } from '../figures.ts'
import { matrixOf } from '../matrix/matrix.ts'
import { articlesOfReviews } from '../reviews/article-links.ts'
import { partsOf, reviewsOf } from '../reviews/queries.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import type { PublicFigures, PublicMember, PublicParty, PublicReview, PublicSummary } from './publication.ts'

/** What the public would be told of an agreement today: of duties only counts, of conclusions only the public ones, its text if so wished. */
export async function summaryOf(
  rows: Rows,
  agreement: Agreement,
  today: string,
  { withText = false } = {},
): Promise<PublicSummary> {
  const { siteId, id, title, number, issuedOn, issuer, form, subject, termLabel, since, until } = agreement
  const state = stateOn(agreement, today)
  const obligations = (await obligationsOf(rows, id)).filter((each) => each.state !== 'draft')
  const ids = obligations.map((each) => each.id)
  const matrix = await matrixOf(rows, ids, [], { from: since, until: today }, today)
  const difficulties = await difficultiesOf(rows, siteId, id)
  return {
    ...{ asOf: today, title, number, issuedOn, issuer, form, subject, termLabel, since, until, state },
    parties: await partiesThenAndNow(rows, agreement, today),
    duties: obligations.map((each) => ({
      ...{ title: each.title, output: each.output, figures: counted(matrix.ofObligation(each.id)) },
    })),
    total: counted(matrix.total),
    difficulties: difficulties
      .filter(({ state, sameAs }) => OPEN.includes(state) && sameAs === null)
      .map(({ publicText }) => publicText)
      .filter((text) => text !== ''),
    reviews: await publicReviews(rows, siteId, id),
    ...(withText ? { provisions: await textToday(rows, id, today) } : {}),
  }
}

async function textToday(rows: Rows, agreementId: string, today: string) {
  const inForce = textOn(await textsOf(rows, agreementId), today)
  const provisions = await provisionsOf(rows, agreementId, inForce?.id)
  return provisions.map(({ path, heading, content }) => ({ path, heading, content }))
}

function counted(tally: Tally): PublicFigures {
  const { due, done, onTime, overdue } = figuresOf(tally)
  // What passed to another body is counted there.
  return { due, done, onTime, overdue, setAside: tally.waived + tally.suspended }
}

/** Who was bound when each party came in, by the names of that day, and who that is today. */
async function partiesThenAndNow(
  rows: Rows,
  { siteId, id, until }: Agreement,
  today: string,
): Promise<PublicParty[]> {
  const parties = await partiesOf(rows, id)
  const now = await bodiesOn(rows, siteId, today)
  const changes = await changesOfBodies(rows, siteId)
  const shown: PublicParty[] = []
  // Hundreds of communes may have come in on one day.
  const known = new Map<string, Body[]>()
  for (const party of parties) {
    const then = known.get(party.since) ?? (await bodiesOn(rows, siteId, party.since))
    known.set(party.since, then)
    const first = new Set(membersOn(party, then, party.since))
    const members = then
      .filter((body) => first.has(body.id))
      .map((body): PublicMember => ({ was: body.name, now: nowOf(body.id, now, changes, today) }))
    const later = joinedLater(party, now, first, until !== null && until < today ? until : today)
    const { side, role, label, since } = party
    const joined = later.map((name) => ({ was: name, now: [name] }))
    shown.push({ side, roles: [role], label, since, members: [...members, ...joined] })
  }
  return together(shown)
}

/** Those who came in together in one role stand together; whoever has several roles stands once. */
function together(parties: readonly PublicParty[]): PublicParty[] {
  const joined = [
    ...Map.groupBy(parties, ({ side, roles, label, since }) => [side, roles, label, since].join('|')),
  ]
    .map(
      ([, [first, ...rest]]) =>
        first && { ...first, members: [first, ...rest].flatMap(({ members }) => members) },
    )
    .filter((party) => party !== undefined)
  const same = ({ side, label, since, members }: PublicParty) => JSON.stringify([side, label, since, members])
  return [...Map.groupBy(joined, same).values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, roles: [first, ...rest].flatMap(({ roles }) => roles) }] : [],
  )
}

/** The names of those who came to be bound by a group after it was. */
function joinedLater(
  party: Party,
  bodies: readonly Body[],
  first: ReadonlySet<string>,
  day: string,
): string[] {
  if (!isBound(party, day)) return []
  return membersOn(party, bodies, day)
    .filter((id) => !first.has(id))
    .map((id) => bodies.find((body) => body.id === id)?.name ?? '')
}

/** The names of a body today, or of those who took it over, and over again. */
function nowOf(
  bodyId: string,
  bodies: readonly Body[],
  changes: readonly BodyChange[],
  today: string,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const body = bodies.find(({ id }) => id === bodyId)
  if (!body || seen.has(bodyId)) return []
  if (existsOn(body, today)) return [body.name]
  const next = new Set([...seen, bodyId])
  const heirs = lineageOf(changes, bodyId).successors.flatMap(({ bodyIds }) => bodyIds)
  return [...new Set(heirs.flatMap((id) => nowOf(id, bodies, changes, today, next)))]
}

async function publicReviews(rows: Rows, siteId: string, agreementId: string): Promise<PublicReview[]> {
  const signed = (await reviewsOf(rows, siteId, agreementId)).filter(({ state }) => state === 'signed')
  const articles = await articlesOfReviews(
    rows,
    signed.map(({ id }) => id),
  )
  const shown: PublicReview[] = []
  for (const { id, kind, heldOn, place, noticeNumber, noticeOn } of signed) {
    const [{ conclusions }, tasks] = [await partsOf(rows, id), await tasksOfReview(rows, id)]
    const given = (conclusionId: string) =>
      tasks.filter(
        (task) => task.conclusionId === conclusionId && task.parentId === null && task.state !== 'cancelled',
      )
    shown.push({
      ...{ kind, heldOn: heldOn ?? '', place, noticeNumber, noticeOn },
      conclusions: conclusions
        .filter(({ isPublic }) => isPublic)
        .map(({ id: conclusion, number, text }) => ({
          ...{ number, text, given: given(conclusion).length },
          closed: given(conclusion).filter(({ state }) => state === 'closed').length,
        })),
      articleIds: articles.filter(({ reviewId }) => reviewId === id).map(({ articleId }) => articleId),
    })
  }
  return shown
}
