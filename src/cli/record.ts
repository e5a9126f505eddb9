import { readFile, stat } from 'node:fs/promises'
import { attachRecording } from '../articles/index.ts'
import { keepRecording, storeRecording } from '../media/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { change } from './article-change.ts'
import { BY, type Command, print } from './command.ts'
import { words } from './words.ts'

/** In bytes: some four hours of speech. */
const LARGEST = 200_000_000

/** Lets a recording be heard with a published article. */
export const recordCommand: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    { site: { type: 'string' }, file: { type: 'string' } },
    { names: true },
  )
  if (values.help) {
    print(words.recordHelp)
    return 0
  }
  if (!values.file) throw new UsageError(words.needsRecording)
  const bytes = await soundIn(values.file)
  return change(positionals, values.site, async ({ rows, storage }, article, at) => {
    const stored = await storeRecording(storage, bytes)
    if (!stored) throw new UsageError(words.noSound(values.file ?? ''))
    const recording = await keepRecording(rows, article.siteId, stored, BY, at)
    return attachRecording(rows, article, recording, BY, at)
  })
}

async function soundIn(path: string): Promise<Buffer> {
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) throw new UsageError(words.noSuchFile(path))
  if (file.size > LARGEST) throw new UsageError(words.recordingTooLarge(path, LARGEST / 1_000_000))
  return readFile(path).catch(() => {
    throw new UsageError(words.noSuchFile(path))
  })
}
