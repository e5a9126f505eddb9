import type { Body } from '../../sites/index.ts'
import type { Evidence } from '../evidence.ts'
import { DIFFICULTIES, type TypedReport } from '../reports/form.ts'
import { CAUSES, DIFFICULTY_KINDS, VERSION_KINDS } from '../reports/report.ts'
import type { Sent } from '../said.ts'
import type { Words } from '../words.ts'
import { DUTY_WORDS } from './duty-acts.tsx'
import { Choice, Field, Words as WordsField } from './fields.tsx'

/** What one body says of one duty: written, kept as a draft, handed in. */
export function ReportForm({
  at,
  words,
  typed,
  version,
  unit,
  files,
  handedIn,
  bodies,
  sendKey,
  follows,
  writer,
  sent,
}: {
  at: string
  words: Words
  typed: TypedReport
  /** Of the draft that is shown. */
  version: number
  unit: string
  files: readonly Evidence[]
  /** What went with a report already stays with it. */
  handedIn: ReadonlySet<string>
  bodies: readonly Body[]
  sendKey: string
  /** Whether a version was handed in before. */
  follows: boolean
  /** Whose device keeps what the server has not taken. */
  writer: string
  sent: Sent
}) {
  const said = sent(`${at}/submission`)
  return (
    <report-draft
      data-writer={writer}
      data-saving={words.saving}
      data-saved={words.draftSaved}
      data-unsaved={words.unsaved}
      data-failed={words.saveFailed}
      data-signed-out={words.signedOut}
      data-restored={words.restored}
    >
      <form method="post" action={`${at}/draft`}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="key" value={sendKey} />
        <fieldset id="did">
          <legend>{words.did}</legend>
          {(['done', 'partly', 'not'] as const).map((did) => (
            <label class="choice">
              <input type="radio" name="did" value={did} checked={typed.did === did} />
              {words.dids[did]}
            </label>
          ))}
        </fieldset>
        {unit && <Field name="figure" label={words.figure(unit)} value={typed.figure} max={24} />}
        <WordsField name="results" label={words.results} value={typed.results} />
        <WordsField name="limits" label={words.limits} value={typed.limits} />
        <fieldset>
          <legend>{words.difficulties}</legend>
          <p class="hint">{words.difficultyHint}</p>
          {Array.from({ length: DIFFICULTIES }, (_, index) => (
            <DifficultyFields {...{ words, bodies, index }} raised={typed.difficulties[index]} />
          ))}
        </fieldset>
        <WordsField name="proposals" label={words.proposals} value={typed.proposals} />
        <WordsField name="plan" label={words.plan} value={typed.plan} />
        {files.length > 0 && (
          <fieldset>
            <legend>{words.evidence}</legend>
            {files.map(({ id, name }) => (
              <p class="with-act">
                <label class="choice">
                  <input type="checkbox" name="files" value={id} checked={typed.files.includes(id)} />
                  {name}
                </label>
                {!handedIn.has(id) && (
                  <a
                    href={`/desk/coordination/evidence/${id}/removal`}
                    aria-label={words.removeFileNamed(name)}
                  >
                    {words.removeFile}
                  </a>
                )}
              </p>
            ))}
          </fieldset>
        )}
        {follows && (
          <fieldset>
            <legend>{words.follows}</legend>
            <p class="hint">{words.followsLead}</p>
            <Choice
              name="kind"
              label={words.versionKind}
              options={VERSION_KINDS.filter((kind) => kind !== 'first').map((kind) => [
                kind,
                words.versionKinds[kind],
              ])}
              chosen={said.one('kind')}
            />
            <WordsField
              name="reason"
              label={words.reason}
              value={said.one('reason')}
              rows={2}
              max={DUTY_WORDS.reason}
            />
          </fieldset>
        )}
        <p class="hint" role="status" data-status />
        <p class="buttons">
          <button type="submit" class="main-act" formaction={`${at}/submission`}>
            {words.submit}
          </button>
          <button type="submit">{words.saveDraft}</button>
        </p>
      </form>
    </report-draft>
  )
}

function DifficultyFields({
  words,
  bodies,
  index,
  raised,
}: {
  words: Words
  bodies: readonly Body[]
  index: number
  raised: TypedReport['difficulties'][number] | undefined
}) {
  const name = `difficulty-${index}`
  return (
    <details open={index === 0 || raised !== undefined}>
      <summary>{words.difficulty(index + 1)}</summary>
      <WordsField
        name={name}
        label={words.difficulty(index + 1)}
        value={raised?.text ?? ''}
        rows={3}
        max={4000}
      />
      <Choice
        name={`${name}-kind`}
        label={words.difficultyKind}
        options={DIFFICULTY_KINDS.map((kind) => [kind, words.difficultyKinds[kind]])}
        chosen={raised?.kind ?? 'obstacle'}
      />
      <Choice
        name={`${name}-cause`}
        label={words.cause}
        options={CAUSES.map((cause) => [cause, words.causes[cause]])}
        chosen={raised?.cause}
      />
      <Choice
        name={`${name}-ask`}
        label={words.askOf}
        options={bodies.map(({ id, name }) => [id, name])}
        chosen={raised?.askOf}
      >
        <option value="">{words.askNobody}</option>
      </Choice>
    </details>
  )
}
