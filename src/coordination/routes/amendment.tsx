import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import { readCount } from '../../web/index.ts'
import {
  type Amended,
  AmendmentFields,
  amend,
  linesOf,
  provisionsIn,
  signAmendment,
} from '../agreements/amending.ts'
import { inForceFor, type Loaded } from '../agreements/loading.ts'
import { provisionsOf, textsOf } from '../agreements/queries.ts'
import type { Asking, Register } from '../desk.ts'
import { bringEvidence } from '../evidence.ts'
import { NOTHING_SAID, type Said, saidIn } from '../said.ts'
import { issuesIn } from '../saying.ts'
import { Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'
import { refusalOf } from './files.tsx'

type Issue = { field: string; says: string }

/** A form for the next text of an agreement, with every provision as it reads now. */
export async function amendmentPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await load(c, register, asking)
  return loaded ? show(c, register, asking, loaded, [], NOTHING_SAID) : c.notFound()
}

function load(c: DeskContext, { database }: Register, { actor, today }: Asking) {
  return inForceFor(database.rows, actor, c.get('site').id, c.req.param('id') ?? '', today)
}

async function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement }: Loaded,
  issues: readonly Issue[],
  { one }: Said,
) {
  const words = wordsIn(c.get('language'))
  const { rows } = register.database
  const newest = (await textsOf(rows, agreement.id)).at(-1)
  const provisions = await provisionsOf(rows, agreement.id, newest?.id)
  const at = `${HOME}/agreements/${agreement.id}`
  return deskPage(
    c,
    <RegisterPage {...{ c, register, asking }} title={words.amend} way={{ href: at, name: agreement.title }}>
      <p class="lead-in">{words.amendLead}</p>
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`${at}/amendments`} enctype="multipart/form-data">
        <input type="hidden" name="seen" value={one('seen') || String(newest?.number ?? 0)} />
        <Field name="since" type="date" label={words.since} value={one('since')} required />
        <Field
          name="changes"
          label={words.amendChanges}
          hint={words.amendChangesHint}
          value={one('changes')}
          max={2000}
          required
        />
        <label for="provisions">{words.provisions}</label>
        <textarea id="provisions" name="provisions" rows={14} aria-describedby="provisions-hint">
          {one('provisions') || linesOf(provisions)}
        </textarea>
        <p class="hint" id="provisions-hint">
          {words.amendProvisionsHint}
        </p>
        <label for="file">{words.signedFile}</label>
        <input id="file" name="file" type="file" required />
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.amend}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Amends an agreement: the next text, with its signed document. */
export async function amendAgreement(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, said] = [await load(c, register, asking), await saidIn(c)]
  if (!loaded || !said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const refuse = (issues: Issue[]) => show(c, register, asking, loaded, issues, said)
  const { provisions, wrong } = provisionsIn(said.one('provisions'))
  if (wrong.length > 0) return refuse([{ field: 'provisions', says: words.amendLines(wrong) }])
  const read = AmendmentFields.safeParse({
    ...{ since: said.one('since'), changes: said.one('changes'), provisions },
    seen: readCount(said.one('seen')),
  })
  if (!read.success)
    return refuse(issuesIn(read.error, { ...words.unfit, provisions: words.amendEmpty }, words))
  const file = (await c.req.formData()).get('file')
  if (!(file instanceof File) || file.size === 0)
    return refuse([{ field: 'file', says: words.activationIssues.fileMissing }])
  const { agreement } = loaded
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [by, at] = [asking.person.account.id, register.clock()]
  const owner = { ownerKind: 'agreement' as const, ownerId: agreement.id }
  const brought = await bringEvidence(register, agreement.siteId, owner, { name: file.name, bytes }, by, at)
  if (brought.outcome !== 'done') return refuse([{ field: 'file', says: refusalOf(brought.outcome, words) }])
  const amended: Amended = await register.database.transact(async (rows) => {
    const done = await amend(rows, agreement, read.data, by, at)
    if (done.outcome === 'done') await signAmendment(rows, done.id, brought.evidence.id)
    return done
  })
  if (amended.outcome === 'done') return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
  if (amended.outcome === 'notAllowed') return c.notFound()
  return refuse(
    amended.issues.map((key) => ({
      field: key === 'tooEarly' ? 'since' : 'provisions',
      says: words.amendIssues[key],
    })),
  )
}
