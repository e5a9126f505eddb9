import { type DeskContext, deskPage, IssueList, rolesOn } from '../../accounts/index.ts'
import type { Rows } from '../../database/index.ts'
import { bodiesOn, existsOn, sectionsOf } from '../../sites/index.ts'
import { dayInWords, momentIn } from '../../web/index.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { type Evidence, evidenceOf } from '../evidence.ts'
import { type FileRights, fileRights } from '../file-owners.ts'
import { namedFor } from '../people/delegating.ts'
import { can, type Verb } from '../people/rights.ts'
import { type Found, foundIn } from '../publications/checking.ts'
import { isHandedIn } from '../removing-evidence.ts'
import { openMatters } from '../reviews/agenda.ts'
import { linesOf } from '../reviews/article.ts'
import { articlesOfReviews } from '../reviews/article-links.ts'
import { draftOf } from '../reviews/drafting.ts'
import { factsAt } from '../reviews/facts.ts'
import { PAPERS } from '../reviews/holding.ts'
import { partsOf, peopleAt, type ReviewParts, reviewById, reviewsOf } from '../reviews/queries.ts'
import { type Review, WRITABLE } from '../reviews/review.ts'
import { NOTHING_SENT, type Sent } from '../said.ts'
import { nameOfReview } from '../saying.ts'
import { tasksOfReview } from '../tasks/queries.ts'
import { AgendaPart } from '../views/agenda-part.tsx'
import { ArticlePart } from '../views/article-part.tsx'
import { Files, UploadForm } from '../views/files.tsx'
import { ConclusionsPart } from '../views/review-conclusions.tsx'
import { FactsPart } from '../views/review-facts.tsx'
import { nameIn } from '../views/review-parts.tsx'
import { PeoplePart, StatementsPart } from '../views/review-people.tsx'
import { TurnForms } from '../views/review-turns.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

export type Issue = { field: string; says: string }
export type LoadedReview = Loaded & { review: Review }

/** A review for somebody who wants to do something with it; nothing where they may not, as where there is none. */
export async function reviewFor(
  c: DeskContext,
  { database: { rows } }: Pick<Register, 'database'>,
  { actor, today }: Asking,
  verb: Verb,
): Promise<LoadedReview | undefined> {
  const siteId = c.get('site').id
  const review = await reviewById(rows, siteId, c.req.param('id') ?? '')
  const loaded = review && (await agreementFor(rows, actor, verb, siteId, review.agreementId, today))
  return loaded && { ...loaded, review }
}

/** What a drafted article would say that should perhaps not be public: the chair and whoever may be quoted are. */
async function foundInArticle(
  rows: Rows,
  { id, siteId, agreementId }: Review,
  { attendance, statements }: ReviewParts,
  language: string,
): Promise<Found[]> {
  const draft = await draftOf(rows, siteId, id, language)
  if (!draft) return []
  const chairs = attendance.filter(({ part }) => part === 'chair').map(({ name }) => name)
  const meant = [...chairs, ...statements.filter(({ quotable }) => quotable).map(({ speaker }) => speaker)]
  const known = await peopleAt(rows, siteId, agreementId)
  return foundIn(linesOf(draft).join('\n'), known).filter(
    ({ text }) => !meant.some((name) => name.includes(text)),
  )
}

/** What was brought for a review, and a way to bring more while it is taken. */
function PapersPart({
  c,
  words,
  at,
  papers,
  rights,
  handedIn,
}: {
  c: DeskContext
  words: Words
  at: string
  papers: readonly Evidence[]
  rights: FileRights
  handedIn: boolean
}) {
  if (papers.length === 0 && !rights.mayBring) return null
  return (
    <section>
      <h2 id="papers">{words.papers}</h2>
      <Files files={papers} {...{ c, words }} removable={(file) => rights.mayRemove(file, handedIn)} />
      {rights.mayBring && <UploadForm action={`${at}/papers`} words={words} />}
    </section>
  )
}

/** Who signed a review, for whom where somebody let them, and when; undefined while nobody has. */
async function signerOf(
  rows: Rows,
  { siteId, signedBy, signedAt }: Review,
  leading: readonly string[],
  zone: string,
  words: Words,
) {
  if (signedBy === null || signedAt === null) return undefined
  const who = await namedFor(rows, siteId, [signedBy], leading, words.onBehalf)
  const day = momentIn(zone, signedAt, 'day')
  return [who({ accountId: signedBy, day: day.machine }), day.written].filter(Boolean).join(', ')
}

/** A review: its figures, who is there, what is on the agenda, what is said, what is concluded. */
export async function reviewPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await reviewFor(c, register, asking, 'read-review')
  return loaded ? showReview(c, register, asking, loaded) : c.notFound()
}

export async function showReview(
  c: DeskContext,
  register: Register,
  asking: Asking,
  loaded: LoadedReview,
  issues: readonly Issue[] = [],
  sent: Sent = NOTHING_SENT,
) {
  const { rows } = register.database
  const { review, agreement, stand, bodies } = loaded
  const words = wordsIn(c.get('language'))
  const mayWrite = can(asking.actor, 'write-review', stand, asking.today)
  const maySign = can(asking.actor, 'sign-review', stand, asking.today)
  const writable = mayWrite && WRITABLE.has(review.state)
  const parts = await partsOf(rows, review.id)
  const tasks = await tasksOfReview(rows, review.id)
  const known = await reviewsOf(rows, review.siteId, agreement.id)
  const supplemented = known.find(({ id }) => id === review.supplements)
  const supplements = known.filter((each) => each.supplements === review.id)
  // Names as they were on the day; who came after it, or is no more, is named too.
  const day = review.heldOn ?? asking.today
  const named = await bodiesOn(rows, review.siteId, day)
  const at = `${HOME}/reviews/${review.id}`
  const shown = {
    words,
    at,
    bodies: named,
    there: named.filter((body) => existsOn(body, day)),
    writable,
    sent,
  }
  // Who is only party sees what is concluded, once it is signed; papers and figures of others are the office's.
  const seesAll = mayWrite || maySign
  const papers = await evidenceOf(rows, review.siteId, review.id)
  const rights = await fileRights(
    { rows, siteId: review.siteId, actor: asking.actor, today: asking.today },
    { ownerKind: 'review', ownerId: review.id },
  )
  const handedIn = papers[0] !== undefined && (await isHandedIn(rows, papers[0]))
  const signer = await signerOf(rows, review, stand.leading, c.get('site').zone, words)
  const facts = seesAll ? await factsAt(rows, agreement, review, bodies, asking.today) : undefined
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={nameOfReview(review, words)}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p>
        <strong class={`state ${review.state}`}>{words.reviewStates[review.state]}</strong>
        {review.reason && ` · ${review.reason}`}
      </p>
      <dl class="facts">
        <dt>{review.heldOn ? words.heldOn : words.plannedOn}</dt>
        <dd>{dayInWords(review.heldOn ?? review.plannedOn)}</dd>
        <dt>{words.place}</dt>
        <dd>{review.place}</dd>
        {signer && (
          <>
            <dt>{words.signedFact}</dt>
            <dd>{signer}</dd>
          </>
        )}
        <dt>{words.host}</dt>
        <dd>{nameIn(named, review.hostId)}</dd>
        {PAPERS.map((paper) => {
          const on = review[`${paper}On`]
          if (on === null) return null
          return (
            <>
              <dt>{words.paperNumbers[paper]}</dt>
              <dd>
                {review[`${paper}Number`]}, {dayInWords(on)}
              </dd>
            </>
          )
        })}
        {review.nextOn && (
          <>
            <dt>{words.nextReviewOn}</dt>
            <dd>{dayInWords(review.nextOn)}</dd>
          </>
        )}
        {supplemented && (
          <>
            <dt>{words.supplementsReview}</dt>
            <dd>
              <a href={`${HOME}/reviews/${supplemented.id}`}>{nameOfReview(supplemented, words)}</a>
            </dd>
          </>
        )}
        {supplements.map((each) => (
          <>
            <dt>{words.supplementedBy}</dt>
            <dd>
              <a href={`${HOME}/reviews/${each.id}`}>{nameOfReview(each, words)}</a>
            </dd>
          </>
        ))}
      </dl>
      {(seesAll || review.state === 'signed') && (
        <p>
          {words.documents}:{' '}
          {seesAll && (
            <>
              {words.reportDocument} (<a href={`${at}/documents/report.docx`}>DOCX</a>,{' '}
              <a href={`${at}/documents/report.pdf`}>PDF</a>) ·{' '}
            </>
          )}
          {words.noticeDocument} (<a href={`${at}/documents/notice.docx`}>DOCX</a>,{' '}
          <a href={`${at}/documents/notice.pdf`}>PDF</a>)
        </p>
      )}
      {mayWrite && review.state === 'signed' && (
        <ArticlePart
          {...{ words, at }}
          zone={c.get('site').zone}
          sections={await sectionsOf(rows, review.siteId)}
          drafted={await articlesOfReviews(rows, [review.id])}
          found={await foundInArticle(rows, review, parts, c.get('site').language)}
          mayOpen={[...rolesOn(asking.person, review.siteId)].some((role) => role !== 'member')}
        />
      )}
      <TurnForms {...{ words, at, review, mayWrite, maySign, today: asking.today, sent }} />
      <PapersPart {...{ c, words, at, papers, rights, handedIn }} />
      <PeoplePart {...shown} attendance={parts.attendance} />
      <AgendaPart
        {...shown}
        agenda={parts.agenda.filter(({ kind }) => seesAll || kind === 'free')}
        matters={writable ? await openMatters(rows, review.siteId, review) : []}
      />
      {facts && <FactsPart facts={facts} words={words} language={c.get('language')} />}
      {seesAll && <StatementsPart {...shown} statements={parts.statements} />}
      {(seesAll || review.state === 'signed') && <ConclusionsPart {...shown} {...parts} tasks={tasks} />}
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}
