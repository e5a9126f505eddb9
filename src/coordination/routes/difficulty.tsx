import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { historyOf } from '../../journal/index.ts'
import { dayInWords, momentIn } from '../../web/index.ts'
import { agreementFor } from '../agreements/loading.ts'
import { agreementById } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import {
  DIFFICULTY_ACTS,
  DIFFICULTY_STATES,
  type Difficulty,
  type DifficultyAct,
  type DifficultyState,
  OPEN,
} from '../difficulties/difficulty.ts'
import { difficultiesOf, difficultyById } from '../difficulties/queries.ts'
import { joinDifficulty, moveDifficulty, raise, setPublicText } from '../difficulties/raising.ts'
import { standOfDifficulty } from '../difficulties/standing.ts'
import { obligationsOf } from '../duties/queries.ts'
import { heirsAmong, standOfAgreement } from '../duties/standing.ts'
import { bodiesHeld } from '../people/post.ts'
import { can, type Stand, type Verb } from '../people/rights.ts'
import { RaisedDifficulty } from '../reports/report.ts'
import { notYetOn, putOnAgenda } from '../reviews/agenda.ts'
import { lockReview } from '../reviews/holding.ts'
import { partsOf, reviewsOf } from '../reviews/queries.ts'
import { WRITABLE } from '../reviews/review.ts'
import { kept, saidIn, sentTo, unfitIn } from '../said.ts'
import { FactItems } from '../views/fact-list.tsx'
import { Choice, Words as WordsField } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { showAgreement } from './agreement.tsx'

type LoadedDifficulty = {
  difficulty: Difficulty
  stand: Stand
  bodies: Awaited<ReturnType<typeof standOfAgreement>>['bodies']
  heirsOf: (bodyId: string) => string[]
}

async function difficultyFor(
  c: DeskContext,
  { database: { rows } }: Register,
  { actor, today }: Asking,
  verb: Verb,
): Promise<LoadedDifficulty | undefined> {
  const siteId = c.get('site').id
  const difficulty = await difficultyById(rows, siteId, c.req.param('id') ?? '')
  const agreement = difficulty && (await agreementById(rows, siteId, difficulty.agreementId))
  if (!agreement) return undefined
  const { stand, bodies } = await standOfAgreement(rows, agreement, today)
  const ids = (await obligationsOf(rows, agreement.id)).map((each) => each.id)
  const heirsOf = await heirsAmong(rows, ids, today)
  const own = standOfDifficulty(stand, difficulty, heirsOf)
  return can(actor, verb, own, today) ? { difficulty, stand: own, bodies, heirsOf } : undefined
}

/** A difficulty: who raised it, since when, whom they ask, and what became of it. */
export async function difficultyPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await difficultyFor(c, register, asking, 'read-difficulty')
  return loaded ? show(c, register, asking, loaded) : c.notFound()
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { difficulty, stand, bodies, heirsOf }: LoadedDifficulty,
  issues: readonly { field: string; says: string }[] = [],
  said: (name: string) => string = () => '',
) {
  const words = wordsIn(c.get('language'))
  const mayHandle = can(asking.actor, 'handle-difficulty', stand, asking.today)
  const nameOf = (id: string) => bodies.find((body) => body.id === id)?.name ?? ''
  const acts = (Object.keys(DIFFICULTY_ACTS) as DifficultyAct[]).filter((act) =>
    (DIFFICULTY_ACTS[act].from as readonly string[]).includes(difficulty.state),
  )
  const all = await difficultiesOf(register.database.rows, difficulty.siteId, difficulty.agreementId)
  const earlier = all.filter(
    ({ id, sameAs, state, firstRaisedOn }) =>
      id !== difficulty.id &&
      firstRaisedOn <= difficulty.firstRaisedOn &&
      sameAs === null &&
      OPEN.includes(state),
  )
  const first = all.find(
    (each) =>
      each.id === difficulty.sameAs &&
      can(asking.actor, 'read-difficulty', standOfDifficulty(stand, each, heirsOf), asking.today),
  )
  const at = `${HOME}/difficulties/${difficulty.id}`
  const history = await historyOf(register.database.rows, difficulty.siteId, difficulty.id)
  const turns = history.filter(({ act }) => DIFFICULTY_STATES.includes(stateIn(act)))
  const facts = [
    [words.raisedBy, nameOf(difficulty.raisedBy)],
    [words.difficultyKind, words.difficultyKinds[difficulty.kind]],
    [words.cause, words.causes[difficulty.cause]],
    [words.sinceReview(''), dayInWords(difficulty.firstRaisedOn)],
    ...(difficulty.askOf ? [[words.askOf, nameOf(difficulty.askOf)]] : []),
  ]
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.difficultyText}
      way={{ href: `${HOME}/agreements/${difficulty.agreementId}`, name: words.agreements }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p>
        <strong class={`state ${difficulty.state}`}>{words.difficultyStates[difficulty.state]}</strong>
      </p>
      <p class="said">{difficulty.text}</p>
      <dl class="facts">
        <FactItems facts={facts} />
        {first && (
          <>
            <dt>{words.sameAs}</dt>
            <dd>
              <a href={`${HOME}/difficulties/${first.id}`}>{first.text}</a>
            </dd>
          </>
        )}
      </dl>
      <section>
        <h2>{words.progress}</h2>
        <ol class="timeline">
          {turns.map(({ at: moment, act, details }) => (
            <li>
              <time>{momentIn(c.get('site').zone, moment, 'minute').written}</time>{' '}
              <strong>{words.difficultyStates[stateIn(act)]}</strong>
              {typeof details.note === 'string' && details.note && <p>{details.note}</p>}
            </li>
          ))}
        </ol>
      </section>
      {mayHandle && (
        <>
          <form method="post" action={at}>
            <WordsField name="note" label={words.reason} value={said('note')} rows={2} max={LONGEST.note} />
            <p class="buttons">
              {acts.map((act) => (
                <button type="submit" formaction={`${at}/acts/${act}`}>
                  {words.difficultyActs[act]}
                </button>
              ))}
            </p>
          </form>
          {earlier.length > 0 && (
            <form method="post" action={`${at}/joining`}>
              <Choice
                name="earlier"
                label={words.sameAs}
                options={earlier.map((each) => [
                  each.id,
                  `${nameOf(each.raisedBy)}: ${each.text.slice(0, 80)}`,
                ])}
              />
              <p class="buttons">
                <button type="submit">{words.join}</button>
              </p>
            </form>
          )}
          <form method="post" action={`${at}/wording`}>
            <WordsField
              name="publicText"
              label={words.publicText}
              value={said('publicText') || difficulty.publicText}
              hint={words.publicTextHint}
              rows={2}
              max={LONGEST.publicText}
            />
            <p class="buttons">
              <button type="submit">{words.save}</button>
            </p>
          </form>
        </>
      )}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** The state to which an act of the journal led, as "difficulty-declined" says. */
function stateIn(act: string): DifficultyState {
  return act.replace('difficulty-', '') as DifficultyState
}

/** In signs. */
const LONGEST = { note: 1000, publicText: 2000 }

/** Does what the address says with a difficulty. */
export async function handleDifficulty(c: DeskContext, register: Register, asking: Asking) {
  const named = Object.keys(DIFFICULTY_ACTS).find((each) => each === c.req.param('act')) as
    | DifficultyAct
    | undefined
  const [loaded, field] = [await difficultyFor(c, register, asking, 'handle-difficulty'), await fieldsOf(c)]
  if (!loaded || !field || !named) return c.notFound()
  const words = wordsIn(c.get('language'))
  const { siteId, id } = loaded.difficulty
  const [by, at] = [asking.person.account.id, register.clock()]
  const [note, unfit] = [kept(field('note')), unfitIn({ one: field }, LONGEST, words)]
  if (unfit) return show(c, register, asking, loaded, [unfit], field)
  const moved = await register.database.transact(async (rows) =>
    named === 'put-on-agenda'
      ? await discuss(rows, loaded.difficulty, by, at)
      : await moveDifficulty(rows, siteId, id, named, note, by, at),
  )
  if (moved.outcome === 'noReview')
    return show(c, register, asking, loaded, [{ field: 'note', says: words.noReviewToCome }], field)
  if (moved.outcome === 'done') return c.redirect(`${HOME}/difficulties/${id}?saved=yes`, 303)
  const says = moved.outcome === 'noteMissing' ? words.reviewIssues.reasonMissing : words.decideConflict
  return show(c, register, asking, loaded, [{ field: 'note', says }], field)
}

/** Puts a difficulty on the agenda of the agreement's next review, where one is called. */
async function discuss(
  rows: Rows,
  { id, siteId, agreementId, state, text: said }: Difficulty,
  by: string,
  at: string,
): Promise<{ outcome: 'done' | 'noReview' | 'conflict' }> {
  const mayCome: readonly DifficultyState[] = DIFFICULTY_ACTS['put-on-agenda'].from
  if (!mayCome.includes(state)) return { outcome: 'conflict' }
  const called = (await reviewsOf(rows, siteId, agreementId)).filter(({ state }) => WRITABLE.has(state))
  const next = called.at(-1) && (await lockReview(rows, siteId, called.at(-1)?.id ?? ''))
  if (!next || !WRITABLE.has(next.state)) return { outcome: 'noReview' }
  const { agenda } = await partsOf(rows, next.id)
  const matter = { kind: 'difficulty' as const, refId: id, text: said }
  await putOnAgenda(rows, siteId, next.id, notYetOn(agenda, [matter]), by, at)
  return { outcome: 'done' }
}

/** Says that a difficulty is an earlier one again. */
export async function joinToEarlier(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, field] = [await difficultyFor(c, register, asking, 'handle-difficulty'), await fieldsOf(c)]
  if (!loaded || !field) return c.notFound()
  const { siteId, id } = loaded.difficulty
  const [by, at] = [asking.person.account.id, register.clock()]
  const joined = await register.database.transact((rows) =>
    joinDifficulty(rows, siteId, id, field('earlier'), by, at),
  )
  return joined.outcome === 'done' ? c.redirect(`${HOME}/difficulties/${id}?saved=yes`, 303) : c.notFound()
}

/** Writes what of a difficulty may be said in public. */
export async function wordDifficulty(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, field] = [await difficultyFor(c, register, asking, 'handle-difficulty'), await fieldsOf(c)]
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const unfit = unfitIn({ one: field }, LONGEST, words)
  if (unfit) return show(c, register, asking, loaded, [unfit], field)
  const { siteId, id } = loaded.difficulty
  const [by, at] = [asking.person.account.id, register.clock()]
  await register.database.transact((rows) =>
    setPublicText(rows, siteId, id, kept(field('publicText')), by, at),
  )
  return c.redirect(`${HOME}/difficulties/${id}?saved=yes`, 303)
}

/** Raises a difficulty by hand, for the body at which somebody holds a post. */
export async function raiseByHand(c: DeskContext, register: Register, asking: Asking) {
  const { rows, transact } = register.database
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const loaded = await agreementFor(rows, asking.actor, 'raise-difficulty', siteId, id, asking.today)
  const said = await saidIn(c)
  const raisedBy = bodiesHeld(asking.actor.posts, asking.today).find((bodyId) =>
    loaded?.stand.parties.includes(bodyId),
  )
  if (!loaded || !said || !raisedBy || loaded.agreement.state === 'draft') return c.notFound()
  const askOf = loaded.bodies.some((body) => body.id === said.one('askOf')) ? said.one('askOf') : ''
  const read = RaisedDifficulty.safeParse({
    ...{ kind: said.one('kind'), cause: said.one('cause'), text: said.one('text'), askOf },
  })
  if (!read.success) {
    const words = wordsIn(c.get('language'))
    const { says } = unfitIn(said, { text: 4000 }, words) ?? { says: words.difficultyUnfit }
    return showAgreement(
      c,
      register,
      asking,
      loaded,
      [{ field: 'difficulties', says }],
      sentTo(c.req.path, said),
    )
  }
  const origin = { siteId, agreementId: id, obligationId: null, versionId: null, raisedBy, on: asking.today }
  const [by, at] = [asking.person.account.id, register.clock()]
  const raised = await transact((open) => raise(open, origin, read.data, by, at))
  return c.redirect(`${HOME}/difficulties/${raised}?saved=yes`, 303)
}
