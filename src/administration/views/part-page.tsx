import { type DeskContext, IssueList } from '../../accounts/index.ts'
import type { Office } from '../desk.ts'
import type { Field, Part } from '../parts.ts'
import type { Mistakes } from '../routes/part.tsx'
import { type Words, wordsIn } from '../words.ts'
import { OfficePage, SaveOrSee } from './shell.tsx'

export type PartProps = {
  c: DeskContext
  office: Office
  part: Part
  version: string
  /** What was sent and not kept. */
  sent?: (name: string) => readonly string[]
  mistakes?: Mistakes
  isStale?: boolean
}

/** A part of what the site has decided, as a form. */
export function PartPage({ c, office, part, version, sent, mistakes = [], isStale = false }: PartProps) {
  const words = wordsIn(c.get('language'))
  const site = c.get('site')
  const issues = mistakes.map(({ field, lines }) => ({
    field,
    says: words.cannotRead(words.fields[field], lines),
  }))
  return (
    <OfficePage c={c} office={office} title={words.parts[part.slug]}>
      <p class="lead-in">{words.partLeads[part.slug]}</p>
      {isStale && (
        <p class="issues" role="alert" tabindex={-1}>
          {words.stale}
        </p>
      )}
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`/desk/site/${part.slug}`}>
        <input type="hidden" name="version" value={version} />
        {part.fields.map((field) => (
          <FieldView
            field={field}
            values={sent ? sent(field.name) : [field.shown(site)].flat()}
            isWrong={mistakes.some((mistake) => mistake.field === field.name)}
            words={words}
          />
        ))}
        <SaveOrSee c={c} preview={part.shownAt && `/desk/site/${part.slug}/preview`} />
      </form>
    </OfficePage>
  )
}

function FieldView({
  field: { name, kind, choices = [] },
  values,
  isWrong,
  words,
}: {
  field: Field
  values: readonly string[]
  isWrong: boolean
  words: Words
}) {
  const label = words.fields[name]
  const hint = words.hints[name as keyof Words['hints']]
  const [value = ''] = values
  const told = {
    'aria-describedby': hint && `${name}-hint`,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  }
  const hinted = hint && (
    <p class="hint" id={`${name}-hint`}>
      {hint}
    </p>
  )
  if (kind === 'check')
    return (
      <>
        <label class="choice">
          <input type="checkbox" id={name} name={name} value="yes" checked={value === 'yes'} {...told} />{' '}
          {label}
        </label>
        {hinted}
      </>
    )
  if (kind === 'checks')
    return (
      <fieldset id={name} tabindex={-1}>
        <legend>{label}</legend>
        {choices.map((choice) => (
          <label class="choice">
            <input type="checkbox" name={name} value={choice} checked={values.includes(choice)} />{' '}
            {words.choices[choice as keyof Words['choices']]}
          </label>
        ))}
      </fieldset>
    )
  return (
    <>
      <label for={name}>{label}</label>
      {kind === 'choice' ? (
        <select id={name} name={name} {...told}>
          {choices.map((choice) => (
            <option value={choice} selected={choice === value}>
              {words.choices[choice as keyof Words['choices']]}
            </option>
          ))}
        </select>
      ) : kind === 'lines' || kind === 'paragraph' ? (
        <textarea
          id={name}
          name={name}
          rows={Math.min(20, Math.max(5, value.split('\n').length + 2))}
          {...told}
        >
          {value}
        </textarea>
      ) : (
        <input id={name} name={name} type={kind === 'colour' ? 'color' : 'text'} value={value} {...told} />
      )}
      {hinted}
    </>
  )
}
