import type { DeskContext } from '../../accounts/index.ts'
import type { Body } from '../../sites/index.ts'
import { dayInWords, formatNumber, momentIn } from '../../web/index.ts'
import type { Evidence } from '../evidence.ts'
import { paragraphsOf, type ReportContent, type ReportVersion } from '../reports/report.ts'
import { NOTHING_SAID, type Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { DUTY_WORDS } from './duty-acts.tsx'
import { Files } from './files.tsx'

/** Everything that was handed in for a duty, the latest first and open. */
export function Versions({
  c,
  versions,
  names,
  bodies,
  files,
  unit,
  words,
  before,
  removable,
  at,
  sent,
}: {
  c: DeskContext
  /** Whether whoever looks may take files away. */
  removable: boolean
  at: string
  sent: Sent
  versions: readonly ReportVersion[]
  names: ReadonlyMap<string, string>
  bodies: readonly Body[]
  files: readonly Evidence[]
  unit: string
  words: Words
  /** What was said in the period before, for whoever is to see what was only copied. */
  before?: ReportContent | undefined
}) {
  const language = c.get('language')
  const momentOf = ({ submittedAt }: ReportVersion) =>
    momentIn(c.get('site').zone, submittedAt, 'minute').written
  return (
    <>
      {versions.toReversed().map((version, index) => (
        <details open={index === 0} class="version">
          <summary>
            <strong>{words.versionNo(formatNumber(version.number, language))}</strong>{' '}
            {version.kind !== 'first' && `· ${words.versionKinds[version.kind]} `}·{' '}
            {words.versionStates[version.state]} ·{' '}
            {words.versionReceived(dayInWords(version.receivedOn), words.vias[version.receivedVia])}
          </summary>
          <p class="hint">
            {version.receivedVia === 'system'
              ? words.versionBy(names.get(version.submittedBy) ?? '', version.bodyName, momentOf(version))
              : words.versionEntered(names.get(version.submittedBy) ?? '', momentOf(version))}
          </p>
          {version.reason && (
            <p>
              {words.reason}: {version.reason}
            </p>
          )}
          {version.returnReason && (
            <p class="wrong">
              {words.returnReason}: {version.returnReason}
            </p>
          )}
          {version.withheldBasis && <p class="hint">{words.withheld(version.withheldBasis)}</p>}
          <Content {...{ c, unit, words, bodies, before }} content={version.content} />
          <Files
            {...{ c, words, removable }}
            files={files.filter(({ id }) => version.content.files.includes(id))}
          />
          {removable && !version.withheldBasis && (
            <WithholdForm {...{ at, words, sent }} number={version.number} />
          )}
        </details>
      ))}
    </>
  )
}

/** Showing nobody the words of a version any more, by a decision. */
function WithholdForm({ at, number, words, sent }: { at: string; number: number; words: Words; sent: Sent }) {
  const action = `${at}/versions/${number}/withholding`
  const said = sent(action)
  return (
    <details open={said !== NOTHING_SAID}>
      <summary>{words.withhold}</summary>
      <form method="post" action={action}>
        <p class="hint">{words.withholdLead}</p>
        <label for={`withhold-${number}`}>{words.asideBasis}</label>
        <input
          id={`withhold-${number}`}
          name="withholdBasis"
          value={said.one('withholdBasis')}
          maxlength={DUTY_WORDS.withholdBasis}
          required
        />
        <p class="buttons">
          <button type="submit">{words.withhold}</button>
        </p>
      </form>
    </details>
  )
}

/** What a report says, without what it leaves empty. */
export function Content({
  c,
  content,
  unit,
  words,
  bodies,
  before,
}: {
  c: DeskContext
  content: ReportContent
  unit: string
  words: Words
  bodies: readonly Body[]
  before?: ReportContent | undefined
}) {
  const { did, figure, results, limits, difficulties, proposals, plan } = content
  const parts = [
    [words.did, did ? words.dids[did] : ''],
    [words.figure(unit), figure === null ? '' : formatNumber(figure, c.get('language'))],
    ...[
      [words.results, results],
      [words.limits, limits],
    ],
    ...difficulties.map(({ text, kind, cause, askOf }, index) => {
      const asked = bodies.find(({ id }) => id === askOf)?.name
      const about = [words.difficultyKinds[kind], words.causes[cause], asked && `${words.askOf}: ${asked}`]
      return [words.difficulty(index + 1), `${text}\n(${about.filter(Boolean).join('; ')})`]
    }),
    ...[
      [words.proposals, proposals],
      [words.plan, plan],
    ],
  ]
  const said = before && [before.results, before.limits, before.proposals, before.plan].join('\n')
  return (
    <dl class="facts report">
      {parts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{marked(value, words, said)}</dd>
          </>
        ))}
    </dl>
  )
}

/** A text with a mark on each paragraph that stood in the report before. */
function marked(value: string | undefined, words: Words, before: string | undefined) {
  if (value === undefined || before === undefined) return value
  return paragraphsOf(value, before).map(({ text, isUnchanged }, index) => (
    <>
      {index > 0 && '\n'}
      {text}
      {isUnchanged && <span class="hint"> ({words.asBefore})</span>}
    </>
  ))
}
