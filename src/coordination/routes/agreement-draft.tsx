import { type DeskContext, deskPage, fieldsOf, IssueList } from '../../accounts/index.ts'
import { readCount } from '../../web/index.ts'
import { discardAgreement, removeProvision, rewriteAgreement } from '../agreements/drafting.ts'
import { agreementFor, type Loaded } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { dropBytes } from '../removing-evidence.ts'
import { issuesIn } from '../saying.ts'
import { AgreementForm, agreementIn, saidOf } from '../views/agreement-form.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { wordsIn } from '../words.ts'

/** A draft for somebody who keeps it; nothing where it is in force, or they may not. */
async function draftFor(
  c: DeskContext,
  { database }: Register,
  { actor, today }: Asking,
): Promise<Loaded | undefined> {
  const id = c.req.param('id') ?? ''
  const loaded = await agreementFor(database.rows, actor, 'write-agreement', c.get('site').id, id, today)
  return loaded?.agreement.state === 'draft' ? loaded : undefined
}

/** What is said of a draft, to be said otherwise. */
export async function particularsPage(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await draftFor(c, register, asking)
  return loaded ? show(c, register, asking, loaded, [], saidOf(loaded.agreement)) : c.notFound()
}

function show(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { agreement }: Loaded,
  issues: readonly { field: string; says: string }[],
  said: (name: string) => string,
) {
  const words = wordsIn(c.get('language'))
  const at = `${HOME}/agreements/${agreement.id}`
  return deskPage(
    c,
    <RegisterPage
      {...{ c, register, asking }}
      title={words.rewriteAgreement}
      way={{ href: at, name: agreement.title }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action={`${at}/particulars`}>
        <input type="hidden" name="version" value={said('version') || String(agreement.version)} />
        <AgreementForm {...{ words, said }} />
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.save}
          </button>
        </p>
      </form>
    </RegisterPage>,
    issues.length > 0 ? 422 : 200,
  )
}

/** Says otherwise what is said of a draft. */
export async function changeParticulars(c: DeskContext, register: Register, asking: Asking) {
  const [loaded, field] = [await draftFor(c, register, asking), await fieldsOf(c)]
  if (!loaded || !field) return c.notFound()
  const words = wordsIn(c.get('language'))
  const refuse = (issues: { field: string; says: string }[]) =>
    show(c, register, asking, loaded, issues, field)
  const read = agreementIn(field)
  if (!read.success) return refuse(issuesIn(read.error, words.unfit, words))
  const [by, at] = [asking.person.account.id, register.clock()]
  const seen = { ...loaded.agreement, version: readCount(field('version')) }
  const done = await register.database.transact((rows) => rewriteAgreement(rows, seen, read.data, by, at))
  if (done.outcome === 'known') return refuse([{ field: 'number', says: words.agreementKnown }])
  if (done.outcome === 'endsBefore') return refuse([{ field: 'until', says: words.endsBefore }])
  if (done.outcome === 'conflict') return refuse([{ field: 'title', says: words.stale }])
  return c.redirect(`${HOME}/agreements/${seen.id}?saved=yes`, 303)
}

/** Takes a provision out of a draft. */
export async function strikeProvision(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await draftFor(c, register, asking)
  if (!loaded) return c.notFound()
  const [by, at] = [asking.person.account.id, register.clock()]
  const { agreement } = loaded
  const gone = await register.database.transact((rows) =>
    removeProvision(rows, agreement, c.req.param('provision') ?? '', by, at),
  )
  if (gone.outcome === 'notAllowed') return c.notFound()
  return c.redirect(`${HOME}/agreements/${agreement.id}?saved=yes`, 303)
}

/** Throws a draft away. */
export async function discardDraft(c: DeskContext, register: Register, asking: Asking) {
  const loaded = await draftFor(c, register, asking)
  if (!loaded) return c.notFound()
  const [by, at] = [asking.person.account.id, register.clock()]
  const gone = await register.database.transact(async (rows) => {
    const discarded = await discardAgreement(rows, loaded.agreement, by, at)
    if (discarded.outcome === 'done')
      for (const file of discarded.files) await dropBytes(rows, register.storage, file)
    return discarded
  })
  if (gone.outcome === 'notAllowed') return c.notFound()
  return c.redirect(`${HOME}/agreements?saved=yes`, 303)
}
