import { accountByEmail, namesOf } from '../accounts/index.ts'
import { firstBrokenEntry, lastEntries, lastPosition } from '../journal/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, complain, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

const SHOWN = 20

/** Shows the newest entries of the journal, or proves that none was removed or changed. */
export const journalCommand: Command = async (args) => {
  const text = { type: 'string' } as const
  const { values } = readArguments(args, {
    verify: { type: 'boolean' },
    by: text,
    subject: text,
    limit: text,
  })
  if (values.help) {
    print(words.journalHelp)
    return 0
  }
  const limit = values.limit === undefined ? SHOWN : Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100_000) throw new UsageError(words.needsLimit)
  const { database } = await openForCommand()
  const { rows } = database
  try {
    if (values.verify) return await verify(rows)
    const by = values.by === undefined ? undefined : (await accountByEmail(rows, values.by))?.id
    if (values.by !== undefined && by === undefined) throw new UsageError(words.noSuchAccount(values.by))
    const found = await lastEntries(rows, { by, subject: values.subject, limit })
    const names = await namesOf(rows, [...new Set(found.map((entry) => entry.by))])
    for (const { position, at, act, subject, by: actor, details } of found)
      print(
        `${position}  ${at}  ${names.get(actor) ?? actor}  ${act}  ${subject}  ${JSON.stringify(details)}`,
      )
    return 0
  } finally {
    await database.close()
  }
}

async function verify(rows: Parameters<typeof firstBrokenEntry>[0]): Promise<number> {
  const broken = await firstBrokenEntry(rows)
  if (broken !== undefined) {
    complain(words.brokenJournal(broken))
    return 1
  }
  print(words.wholeJournal(await lastPosition(rows)))
  return 0
}
