import type { Child } from 'hono/jsx'
import { type DeskContext, deskPage, IssueList, namesOf } from '../../accounts/index.ts'
import { newId } from '../../database/index.ts'
import { existsOn } from '../../sites/index.ts'
import { dayInWords } from '../../web/index.ts'
import type { Asking, Register } from '../desk.ts'
import { type Dispute, disputesOf } from '../duties/disputing.ts'
import { explanationsOf } from '../duties/explaining.ts'
import { type Extension, extensionsOf } from '../duties/extending.ts'
import { isClosed } from '../duties/obligation.ts'
import { type Standing, standingOf } from '../duties/standing.ts'
import { evidenceOf } from '../evidence.ts'
import { namedFor } from '../people/delegating.ts'
import { accountsAt } from '../people/posts.ts'
import { can, isOnlyParty, relationsOf, VERBS, type Verb } from '../people/rights.ts'
import { noteSeen, urgedOf } from '../reminders/urging.ts'
import { type TypedReport, typedOf } from '../reports/form.ts'
import { draftOf, firstBrokenVersion, reportBefore, versionsOf } from '../reports/queries.ts'
import { ReportContent, wordsAgain } from '../reports/report.ts'
import { NOTHING_SENT, type Sent } from '../said.ts'
import { periodInWords } from '../saying.ts'
import { statusOf } from '../status.ts'
import { daysBetween } from '../time/calendar.ts'
import { DecisionForm, PaperForm, SetAsideForm } from '../views/duty-acts.tsx'
import { DisputePart, ExplanationPart } from '../views/duty-voices.tsx'
import { ExtensionPart } from '../views/extension-part.tsx'
import { FactItems } from '../views/fact-list.tsx'
import { UploadForm } from '../views/files.tsx'
import { ReportForm } from '../views/report-form.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { StandingMark } from '../views/standing.tsx'
import { Content, Versions } from '../views/versions.tsx'
import { type Words, wordsIn } from '../words.ts'

export type Issue = { field: string; says: string }

/** What of a page is not as it is stored: what stands against a form, and what was written in it, or the words of the report before. */
export type Shown = {
  issues?: readonly Issue[]
  written?: TypedReport
  sent?: Sent
  conflict?: boolean
  copiesBefore?: boolean
}

/** A duty for somebody who wants to do something with it; nothing where they may not, as where there is none. */
export async function dutyFor(
  c: DeskContext,
  { database }: Pick<Register, 'database'>,
  { actor, today }: Asking,
  verb: Verb,
): Promise<Standing | undefined> {
  const standing = await standingOf(database.rows, c.get('site').id, c.req.param('id') ?? '', today)
  return standing && can(actor, verb, standing.stand, today) ? standing : undefined
}

/** What one body owes for one period: how it stands, its report, and what can be decided about it. */
export async function dutyPage(c: DeskContext, register: Register, asking: Asking) {
  const standing = await dutyFor(c, register, asking, 'see-standing')
  if (!standing) return c.notFound()
  await noteOpened(register, asking, standing)
  return showDuty(c, register, asking, standing, { copiesBefore: c.req.query('copy') === 'before' })
}

/** Somebody of the body has opened what it was urged to do. */
async function noteOpened({ database }: Register, { actor, today }: Asking, { duty, stand }: Standing) {
  if (!can(actor, 'write-report', stand, today)) return
  const urged = await urgedOf(database.rows, [duty.bodyId])
  if (urged.some(({ dutyId, seenOn }) => dutyId === duty.id && seenOn === null))
    await database.transact((rows) => noteSeen(rows, [duty.id], today))
}

export async function showDuty(
  c: DeskContext,
  register: Register,
  asking: Asking,
  standing: Standing,
  { issues = [], written, sent = NOTHING_SENT, conflict = false, copiesBefore = false }: Shown = {},
) {
  const { rows } = register.database
  const { duty, obligation, agreement, stand, bodies } = standing
  const words = wordsIn(c.get('language'))
  const may = new Set(VERBS.filter((verb) => can(asking.actor, verb, stand, asking.today)))
  const versions = may.has('read-report') ? await versionsOf(rows, duty.id) : []
  // Other parties see what was accepted, at most.
  const seesAll =
    relationsOf(asking.actor, stand, asking.today).size > 0 && !isOnlyParty(asking.actor, stand, asking.today)
  const shown = seesAll
    ? versions
    : versions.filter(({ state }) => state === 'accepted' || state === 'replaced')
  const files = await evidenceOf(rows, agreement.siteId, duty.id)
  const draft = may.has('write-report') ? await draftOf(rows, duty.id) : undefined
  // Other parties see how it stands, not why somebody needs more time.
  const extensions = seesAll ? await extensionsOf(rows, duty.id) : []
  // What was asked and answered is between the body and those who oversee it.
  const [explanations, disputes] = seesAll
    ? [await explanationsOf(rows, duty.id), await disputesOf(rows, duty.id)]
    : [[], []]
  const names = await namesOf(rows, [...new Set(versions.map(({ submittedBy }) => submittedBy))])
  const who = await namedFor(
    rows,
    agreement.siteId,
    [
      ...extensions.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? '']),
      ...explanations.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy ?? '']),
      ...disputes.flatMap(({ raisedBy, decidedBy }) => [raisedBy, decidedBy ?? '']),
    ],
    stand.leading,
    words.onBehalf,
  )
  const body = bodies.find(({ id }) => id === duty.bodyId)
  const newest = versions.at(-1)
  const at = `${HOME}/duties/${duty.id}`
  // What waits or was accepted is read; whoever wants to send a later version opens the form.
  const isOver = newest !== undefined && newest.state !== 'returned' && issues.length === 0 && !draft
  const isOpen = !isClosed(duty)
  const seesBefore = may.has('decide-report') || may.has('write-report')
  const before = seesBefore ? await reportBefore(rows, duty) : undefined
  const language = c.get('language')
  const copied = copiesBefore && before && may.has('write-report') ? wordsAgain(before) : undefined
  const content = copied ?? draft?.content ?? newest?.content ?? ReportContent.parse({})
  const theirs = await accountsAt(rows, agreement.siteId, duty.bodyId)
  const present = files.filter(({ removedAt }) => removedAt === null)
  const brought = present.filter(({ addedBy }) => theirs.has(addedBy))
  // What came since the words were kept has not been taken out of them: it belongs to the report.
  const since = draft?.changedAt ?? newest?.submittedAt ?? ''
  const added = brought.filter(({ addedAt }) => addedAt > since).map(({ id }) => id)
  const typed = written ?? {
    ...typedOf(content, language),
    files: [...new Set([...content.files, ...added])],
  }
  const voices = { at, duty, who, may, words, sent, reader: asking.actor.accountId }
  // What waits for somebody's answer is not left under a long form.
  const mustExplain = may.has('explain') && explanations.some(({ answeredOn }) => answeredOn === null)
  const explained = <ExplanationPart {...voices} {...{ explanations }} today={asking.today} />
  const broken = shown.length > 0 ? await firstBrokenVersion(rows, duty.id) : undefined
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={`${obligation.title}, ${periodInWords(duty.period, words)}`}
      way={{ href: `${HOME}/agreements/${agreement.id}`, name: agreement.title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <Facts {...{ c, standing, asking, extensions, disputes, words }} name={body?.name ?? ''} />
      {mustExplain && explained}
      {shown.length > 0 && (
        <section>
          <h2>{words.versions}</h2>
          <Versions
            {...{ c, names, bodies, files, words, before, at, sent }}
            versions={shown}
            unit={obligation.unit}
            removable={may.has('withhold')}
          />
          <p class={broken === undefined ? 'hint' : 'wrong'}>
            {broken === undefined ? words.chainHolds : words.chainBroken(broken)}
          </p>
        </section>
      )}
      {newest?.state === 'submitted' && may.has('decide-report') && (
        <DecisionForm {...{ at, words, sent }} number={newest.number} />
      )}
      {may.has('write-report') && isOpen && (
        <section>
          <h2 id="report">{words.report}</h2>
          {conflict && draft && (
            <details open>
              <summary>{words.theirDraft}</summary>
              <Content {...{ c, words, bodies }} unit={obligation.unit} content={draft.content} />
            </details>
          )}
          {before && !draft && versions.length === 0 && !written && !copied && (
            <p>
              <a href={`${at}?copy=before#report`}>{words.copyBefore}</a>
            </p>
          )}
          <Folded summary={isOver ? words.follows : undefined}>
            <ReportForm
              {...{ at, words, typed, sent }}
              handedIn={new Set(versions.flatMap((version) => version.content.files))}
              files={present.filter(
                ({ id }) => brought.some((file) => file.id === id) || typed.files.includes(id),
              )}
              version={draft?.version ?? 0}
              unit={obligation.unit}
              bodies={bodies.filter((each) => each.id !== duty.bodyId && existsOn(each, asking.today))}
              sendKey={newId()}
              follows={versions.length > 0}
              writer={asking.actor.accountId}
            />
            <UploadForm action={`${at}/evidence`} words={words} />
          </Folded>
        </section>
      )}
      <ExtensionPart
        {...{ at, duty, extensions, disputes, who, may, words, asking, sent, language }}
        zone={c.get('site').zone}
      />
      {!mustExplain && explained}
      <DisputePart {...voices} {...{ disputes }} />
      {may.has('enter-paper') && isOpen && (
        <PaperForm
          scans={present.filter(({ addedBy }) => addedBy === asking.actor.accountId)}
          {...{ c, at, words, sent }}
          unit={obligation.unit}
          today={asking.today}
          follows={versions.length > 0}
          sendKey={newId()}
        />
      )}
      {may.has('set-aside') && isOpen && (duty.handedInOn === null || duty.setAside !== null) && (
        <SetAsideForm {...{ at, words, duty, sent }} />
      )}
    </RegisterPage>,
    conflict ? 409 : issues.length > 0 ? 422 : 200,
  )
}

/** Folded up under a summary where there is one. */
function Folded({ summary, children }: { summary: string | undefined; children?: Child }) {
  if (summary === undefined) return <>{children}</>
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

function Facts({
  c,
  standing: { duty, obligation, bodies },
  asking,
  extensions,
  disputes,
  words,
  name,
}: {
  c: DeskContext
  standing: Standing
  asking: Asking
  extensions: readonly Extension[]
  disputes: readonly Dispute[]
  words: Words
  name: string
}) {
  const status = statusOf(duty, asking.today)
  const isOpen = status === 'not-due' || status === 'due-soon' || status === 'overdue'
  const recipients = obligation.recipients.map((id) => bodies.find((body) => body.id === id)?.name ?? '')
  const pending = extensions.some(({ state }) => state === 'asked')
  const facts = [
    [words.body, name],
    ...(obligation.output ? [[words.output, obligation.output]] : []),
    [words.toWhom, recipients.join(', ')],
    [words.window, `${dayInWords(duty.windowFrom)} – ${dayInWords(duty.windowClose)}`],
    ...(duty.dueOriginal ? [[words.dueOriginal, dayInWords(duty.dueOriginal)]] : []),
    ...(duty.dueCurrent && duty.dueCurrent !== duty.dueOriginal
      ? [[words.dueCurrent, dayInWords(duty.dueCurrent)]]
      : []),
  ]
  return (
    <>
      <p data-standing>
        <StandingMark status={status} words={words} />
        {isOpen && duty.dueCurrent && ` · ${words.daysLeft(daysBetween(asking.today, duty.dueCurrent))}`}
        {pending && ` · ${words.extension}: ${words.extensionStates.asked}`}
        {disputes.some(({ state }) => state === 'open') && ` · ${words.disputeOpen}`}
        {duty.setAside && ` · ${words.asideBy(duty.setAsideBasis)}`}
      </p>
      <dl class="facts" lang={c.get('language')}>
        <FactItems facts={facts} />
      </dl>
    </>
  )
}
