import type { Dirent } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { continueFrom } from './opening-balance.ts'
import { asJson } from './reading/as-json.ts'
import { LARGEST_PAGE, type Refusal, readPage } from './reading/read-page.ts'
import { type Destination, storeReading } from './storing.ts'
import type { words as vietnamese } from './words.vi.ts'

/** How a batch is to be read, and who hears of it. Without a destination nothing is stored. */
export type BatchOptions = {
  capturedAt?: string
  to?: Destination
  openingBalance?: boolean
  words: typeof vietnamese
  report: (outcome: FileOutcome, count: { done: number; of: number }) => void
}

/** What became of one file: a sentence for people, and the object for machines. */
export type FileOutcome = {
  kind: 'done' | 'already' | 'failed'
  sentence: string
  json: Record<string, unknown>
}

type Unread = { path: string; refusal: Refusal | 'unreadable' | 'notFound' | 'notAFile' }

/** Reads every page of the files and folders, one transaction each; a bad one is named and the rest goes on. */
export async function importBatch(
  paths: readonly string[],
  options: BatchOptions,
): Promise<{ done: number; already: number; failed: number }> {
  const files = (await Promise.all(paths.map((path) => expand(path)))).flat()
  const counts = { done: 0, already: 0, failed: 0 }
  for (const [index, file] of files.entries()) {
    const outcome = 'refusal' in file ? refused(file, options.words) : await importFile(file.path, options)
    counts[outcome.kind] += 1
    options.report(outcome, { done: index + 1, of: files.length })
  }
  return counts
}

/** The pages under a path, in the order of their names. */
async function expand(path: string): Promise<({ path: string } | Unread)[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ path }]
    const entries = (await readdir(path, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
    return (
      await Promise.all(
        entries
          .filter(isPageOrFolder)
          // A link to a folder may lead back to where it came from.
          .map((entry) =>
            entry.isDirectory() ? expand(join(path, entry.name)) : [{ path: join(path, entry.name) }],
          ),
      )
    ).flat()
  } catch (error) {
    return [{ path, refusal: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'notFound' : 'unreadable' }]
  }
}

function isPageOrFolder(entry: Dirent): boolean {
  if (entry.isDirectory()) return !entry.name.startsWith('.') && !entry.name.endsWith('_files')
  return /\.(?:txt|html?|xhtml)$/i.test(entry.name)
}

async function importFile(path: string, options: BatchOptions): Promise<FileOutcome> {
  const bytes = await readPageBytes(path)
  if ('refusal' in bytes) return refused(bytes, options.words)
  const page = readWhatever(bytes.bytes, options.capturedAt)
  if ('refusal' in page) return refused({ path, refusal: page.refusal }, options.words)
  const { words, to } = options
  const json = { file: path, ...asJson(page.reading) }
  const doubts = page.reading.warnings.map((warning) => `\n  ! ${words.warnings[warning]}`).join('')
  if (!to)
    return {
      kind: 'done',
      sentence:
        words.read(
          path,
          page.reading.title ?? '—',
          (json as { paragraphs?: string[] }).paragraphs?.length ?? 0,
        ) + doubts,
      json,
    }
  const stored = await storeReading(to, page.reading, { path, bytes: bytes.bytes })
  if (stored.outcome === 'issues')
    return {
      kind: 'failed',
      sentence: words.failed(path, words.refusals.notAllowed),
      json: { file: path, error: words.refusals.notAllowed },
    }
  const opened = options.openingBalance
    ? await continueFrom(to.database, to.site, page.reading.statistics, words.balanceNote(path), to.by, to.at)
    : []
  const balance = opened.length > 0 ? `\n  ${words.balance(opened.length)}` : ''
  const told =
    stored.outcome === 'done'
      ? words.stored(path, stored.address) + doubts
      : words.already(path, stored.address)
  return { kind: stored.outcome, sentence: told + balance, json: { ...json, address: stored.address } }
}

/** Markup can be nested in ways that a count of its marks does not see; then the parser runs out of stack. */
function readWhatever(bytes: Uint8Array, capturedAt: string | undefined): ReturnType<typeof readPage> {
  try {
    return readPage(bytes, capturedAt)
  } catch (error) {
    if (error instanceof RangeError) return { refusal: 'tooDeep' }
    throw error
  }
}

/** A page's bytes; a file that is too large is not read at all. */
async function readPageBytes(path: string): Promise<{ bytes: Uint8Array } | Unread> {
  try {
    const file = await stat(path)
    if (!file.isFile()) return { path, refusal: 'notAFile' }
    if (file.size > LARGEST_PAGE) return { path, refusal: 'tooLarge' }
    return { bytes: await readFile(path) }
  } catch (error) {
    return { path, refusal: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'notFound' : 'unreadable' }
  }
}

function refused({ path, refusal }: Unread, words: typeof vietnamese): FileOutcome {
  const why = words.refusals[refusal]
  return { kind: 'failed', sentence: words.failed(path, why), json: { file: path, error: why } }
}
