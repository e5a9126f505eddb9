import { type DeskContext, deskPage, IssueList } from '../../accounts/index.ts'
import { ATTACHMENTS, dispositionOf } from '../../media/index.ts'
import type { Asking, Register } from '../desk.ts'
import { type Brought, bringEvidence, type Evidence, evidenceById, fileOf } from '../evidence.ts'
import { fileRights } from '../file-owners.ts'
import { isHandedIn, removeEvidence } from '../removing-evidence.ts'
import { kept, NOTHING_SAID, type Said, saidIn, unfitIn } from '../said.ts'
import { Field } from '../views/fields.tsx'
import { UploadForm } from '../views/files.tsx'
import { HOME, RegisterPage } from '../views/shell.tsx'
import { type Words, wordsIn } from '../words.ts'

/** A file of the register, for whoever may read the record to which it belongs. */
export async function evidenceFile(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const found = await evidenceById(rows, c.get('site').id, c.req.param('file') ?? '')
  if (!found || found.removedAt !== null) return c.notFound()
  if (!(await rightsTo(c, register, asking, found)).mayRead(found)) return c.notFound()
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

/** Whose files an address is about, and the page to go back to. */
const OWNERS = {
  agreements: 'agreement',
  duties: 'duty',
  reviews: 'review',
  tasks: 'task',
} as const satisfies Record<string, Evidence['ownerKind']>

const PAGES = { agreement: 'agreements', duty: 'duties', review: 'reviews', task: 'tasks' } as const
const pageOf = ({ ownerKind, ownerId }: Pick<Evidence, 'ownerKind' | 'ownerId'>) =>
  `${HOME}/${PAGES[ownerKind]}/${ownerId}`

function rightsTo(
  c: DeskContext,
  { database: { rows } }: Register,
  { actor, today }: Asking,
  owner: Pick<Evidence, 'ownerKind' | 'ownerId'>,
) {
  return fileRights({ rows, siteId: c.get('site').id, actor, today }, owner)
}

/** Brings a file of a record: a signed document, what proves a report or a task, a paper of a review. */
function bringing(folder: keyof typeof OWNERS) {
  return async (c: DeskContext, register: Register, asking: Asking) => {
    const owner = { ownerKind: OWNERS[folder], ownerId: c.req.param('id') ?? '' }
    const { mayBring } = await rightsTo(c, register, asking, owner)
    return mayBring ? bring(c, register, asking, owner, pageOf(owner)) : c.notFound()
  }
}

export const bringSignedFile = bringing('agreements')
export const bringDutyFile = bringing('duties')
export const bringReviewPaper = bringing('reviews')
export const bringTaskFile = bringing('tasks')

/** A way to take a file away, with what follows from it. */
export async function removalPage(c: DeskContext, register: Register, asking: Asking) {
  const found = await removable(c, register, asking)
  return found ? showRemoval(c, register, asking, found) : c.notFound()
}

/** A file that somebody may take away: what was not handed in yet whoever brought it, what was handed in the office. */
async function removable(c: DeskContext, register: Register, asking: Asking) {
  const { rows } = register.database
  const file = await evidenceById(rows, c.get('site').id, c.req.param('file') ?? '')
  if (!file || file.removedAt !== null) return undefined
  const [rights, handedIn] = [await rightsTo(c, register, asking, file), await isHandedIn(rows, file)]
  if (!rights.mayRead(file) || !rights.mayRemove(file, handedIn)) return undefined
  return { file, handedIn, back: pageOf(file) }
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
      <IssueList title={words.mistakes} issues={[{ field: 'upload', says }]} />
      <UploadForm action={c.req.path} words={words} />
    </RegisterPage>
  )
  return deskPage(c, page, 422)
}
