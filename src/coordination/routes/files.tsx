import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import { ATTACHMENTS, dispositionOf } from '../../media/index.ts'
import { agreementFor } from '../agreements/loading.ts'
import type { Asking, Register } from '../desk.ts'
import { standingOf } from '../duties/standing.ts'
import { type Brought, bringEvidence, type Evidence, evidenceById, fileOf } from '../evidence.ts'
import { accountsAt } from '../people/posts.ts'
import { can, isOnlyParty } from '../people/rights.ts'
import { isHandedIn, removeEvidence } from '../removing-evidence.ts'
import { versionsOf } from '../reports/queries.ts'
import { kept, NOTHING_SAID, type Said, saidIn, unfitIn } from '../said.ts'
import { Field } from '../views/fields.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

/** A file of the register, for whoever may read the record to which it belongs. */
export async function evidenceFile(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const found = await evidenceById(rows, c.get('site').id, c.req.param('file') ?? '')
  if (!found || found.removedAt !== null || !(await mayRead(c, register, asking, found))) return c.notFound()
  const [type, asked] =
    found.kind === 'webp'
      ? (['image/webp', { kind: 'pdf', name: found.name }] as const)
      : ([ATTACHMENTS[found.kind].type, { kind: found.kind, name: found.name }] as const)
  return c.body(register.storage.stream(fileOf(found), 0, found.bytes - 1), 200, {
    ...{ 'content-type': type, 'content-length': String(found.bytes) },
    // A photograph is shown, as a PDF is; everything else is saved.
    'content-disposition': dispositionOf(asked),
  })
}

async function mayRead(
  c: DeskContext,
  { database: { rows } }: Register,
  { actor, today }: Asking,
  { id, ownerKind, ownerId, addedBy }: Evidence,
): Promise<boolean> {
  const siteId = c.get('site').id
  if (ownerKind === 'agreement')
    return (await agreementFor(rows, actor, 'read-agreement', siteId, ownerId, today)) !== undefined
  const standing = await standingOf(rows, siteId, ownerId, today)
  if (!standing || !can(actor, 'read-report', standing.stand, today)) return false
  // What belongs to a draft is its writers' alone until it is handed in; what the office brought, the office's.
  const theirs = await accountsAt(rows, siteId, standing.duty.bodyId)
  if (theirs.has(addedBy) && can(actor, 'write-report', standing.stand, today)) return true
  if (addedBy === actor.accountId && can(actor, 'enter-paper', standing.stand, today)) return true
  // Whoever is only party to the agreement sees what was accepted, at most.
  const seesLess = isOnlyParty(actor, standing.stand, today)
  return (await versionsOf(rows, ownerId)).some(
    ({ content, state }) =>
      content.files.includes(id) && (!seesLess || state === 'accepted' || state === 'replaced'),
  )
}

/** Brings the signed document of a draft. */
export async function bringSignedFile(c: DeskContext, register: Register, asking: Asking) {
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const { rows } = register.database
  const loaded = await agreementFor(rows, asking.actor, 'write-agreement', siteId, id, asking.today)
  if (loaded?.agreement.state !== 'draft') return c.notFound()
  return bring(c, register, asking, { ownerKind: 'agreement', ownerId: id }, `${HOME}/agreements/${id}`)
}

/** Brings what proves a report that is being written. */
export async function bringDutyFile(c: DeskContext, register: Register, asking: Asking) {
  const [siteId, id] = [c.get('site').id, c.req.param('id') ?? '']
  const standing = await standingOf(register.database.rows, siteId, id, asking.today)
  const mayWrite = (['write-report', 'enter-paper'] as const).some(
    (verb) => standing && can(asking.actor, verb, standing.stand, asking.today),
  )
  if (!mayWrite) return c.notFound()
  return bring(c, register, asking, { ownerKind: 'duty', ownerId: id }, `${HOME}/duties/${id}`)
}

/** A way to take a file away, with what follows from it. */
export async function removalPage(c: DeskContext, register: Register, asking: Asking) {
  const found = await removable(c, register, asking)
  return found ? showRemoval(c, register, asking, found) : c.notFound()
}

/** A file that somebody may take away: what was not handed in yet whoever writes the report, what was handed in the office. */
async function removable(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const { actor, today } = asking
  const siteId = c.get('site').id
  const file = await evidenceById(rows, siteId, c.req.param('file') ?? '')
  if (!file || file.removedAt !== null || !(await mayRead(c, register, asking, file))) return undefined
  const handedIn = await isHandedIn(rows, file)
  if (file.ownerKind === 'agreement') {
    const loaded = await agreementFor(rows, actor, 'write-agreement', siteId, file.ownerId, today)
    return loaded && { file, handedIn, back: `${HOME}/agreements/${file.ownerId}` }
  }
  const standing = await standingOf(rows, siteId, file.ownerId, today)
  if (!standing) return undefined
  const isOffices = can(actor, 'withhold', standing.stand, today)
  const isTheirs = !handedIn && (can(actor, 'write-report', standing.stand, today) || isOffices)
  const may = handedIn ? isOffices : isTheirs
  return may ? { file, handedIn, back: `${HOME}/duties/${file.ownerId}` } : undefined
}

type Removable = NonNullable<Awaited<ReturnType<typeof removable>>>

/** By which decision a file goes, in so many signs at most. */
const REMOVAL = { removalBasis: 300 } as const

function showRemoval(
  c: DeskContext,
  register: Register,
  asking: Asking,
  { file, handedIn, back }: Removable,
  issues: readonly { field: string; says: string }[] = [],
  said: Said = NOTHING_SAID,
) {
  const words = wordsIn(c.get('language'))
  const page = (
    <RegisterPage
      {...{ c, register, asking }}
      title={words.removeFileNamed(file.name)}
      way={{ href: back, name: words.back }}
    >
      <IssueList title={words.mistakes} issues={issues} />
      <p>{handedIn ? words.removeHandedIn : words.removeDraft}</p>
      <form method="post" action={`${HOME}/evidence/${file.id}/removal`}>
        {handedIn && (
          <Field
            name="removalBasis"
            label={words.endBasis}
            value={said.one('removalBasis')}
            max={REMOVAL.removalBasis}
            required
          />
        )}
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.removeFile}
          </button>
        </p>
      </form>
    </RegisterPage>
  )
  return deskPage(c, page, issues.length > 0 ? 422 : 200)
}

/** Takes a file away. */
export async function removeFile(c: DeskContext, register: Register, asking: Asking) {
  const [found, said] = [await removable(c, register, asking), await saidIn(c)]
  if (!found || !said) return c.notFound()
  const words = wordsIn(c.get('language'))
  const unfit = unfitIn(said, REMOVAL, words)
  if (unfit) return showRemoval(c, register, asking, found, [unfit], said)
  const [by, at] = [asking.person.account.id, register.clock()]
  const basis = kept(said.one('removalBasis'))
  const removed = await removeEvidence(register, c.get('site').id, found.file, basis, by, at)
  if (removed.outcome === 'done') return c.redirect(`${found.back}?saved=yes`, 303)
  if (removed.outcome === 'notAllowed') return c.notFound()
  const issue = { field: 'removalBasis', says: words.asideBasisMissing }
  return showRemoval(c, register, asking, found, [issue], said)
}

/** Why a file is not taken, in words. */
export function refusalOf(outcome: Exclude<Brought['outcome'], 'done'>, words: Words): string {
  if (outcome === 'classified') return words.classified
  return outcome === 'tooLarge' ? words.fileLarge : words.fileRefused
}

async function bring(
  c: DeskContext,
  register: Register,
  asking: Asking,
  owner: Pick<Evidence, 'ownerKind' | 'ownerId'>,
  to: string,
) {
  const words = wordsIn(c.get('language'))
  const form = await c.req.formData().catch(() => undefined)
  const file = form?.get('file')
  if (!(file instanceof File)) return c.notFound()
  const bytes = new Uint8Array(await file.arrayBuffer())
  const [by, at] = [asking.person.account.id, register.clock()]
  const brought = await bringEvidence(register, c.get('site').id, owner, { name: file.name, bytes }, by, at)
  if (brought.outcome === 'done') return c.redirect(`${to}?saved=yes`, 303)
  const says = refusalOf(brought.outcome, words)
  const page = (
    <RegisterPage {...{ c, register, asking }} title={words.addFile} way={{ href: to, name: words.change }}>
      <IssueList title={words.mistakes} issues={[{ field: 'file', says }]} at={to} />
    </RegisterPage>
  )
  return deskPage(c, page, 422)
}
