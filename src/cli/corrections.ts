import { lookUp } from '../addresses/index.ts'
import { type Article, type Changed, correct, publishedArticle, withdraw } from '../articles/index.ts'
import type { Rows } from '../database/index.ts'
import { allSites } from '../sites/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, print } from './command.ts'
import { openForCommand } from './open.ts'
import { words } from './words.ts'

const BY = 'command-line'

/** Takes an article off the public site; its address says that it left, and why. */
export const withdrawCommand: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    { site: { type: 'string' }, reason: { type: 'string' } },
    { names: true },
  )
  if (values.help) return help(words.withdrawHelp)
  const reason = given(values.reason, words.needsReason)
  return change(positionals, values.site, (rows, article, at) => withdraw(rows, article, reason, BY, at))
}

/** Puts a passage of a published article right, with a note that readers see. */
export const correctCommand: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    {
      site: { type: 'string' },
      note: { type: 'string' },
      replace: { type: 'string' },
      with: { type: 'string' },
    },
    { names: true },
  )
  if (values.help) return help(words.correctHelp)
  const note = given(values.note, words.needsNote)
  const passage = given(values.replace, words.needsPassage)
  const right = (values.with ?? '').normalize('NFC')
  return change(positionals, values.site, (rows, article, at) => {
    const { title, lead, body } = article.revision
    const changes = {
      title: title.replaceAll(passage, () => right),
      lead: lead?.replaceAll(passage, () => right) ?? null,
      body: replacedIn(body, passage, right),
    }
    if (JSON.stringify(changes) === JSON.stringify({ title, lead, body }))
      throw new UsageError(words.noPassage(passage))
    return correct(rows, article, changes, note, BY, at)
  })
}

function help(text: string): number {
  print(text)
  return 0
}

function given(text: string | undefined, missing: string): string {
  if (!text?.trim()) throw new UsageError(missing)
  return text.normalize('NFC')
}

async function change(
  [path]: readonly string[],
  host: string | undefined,
  act: (rows: Rows, article: Article, at: string) => Promise<Changed>,
): Promise<number> {
  if (path === undefined) throw new UsageError(words.needsPath)
  const { database, clock } = await openForCommand()
  try {
    const outcome = await database.transact(async (rows) => {
      const sites = await allSites(rows)
      const site = host ? sites.find(({ hosts }) => hosts.includes(host)) : sites[0]
      const known = site && (await lookUp(rows, site.id, '', path))
      const article =
        known?.kind === 'current' && (await publishedArticle(rows, site?.id ?? '', known.subject))
      if (!article) throw new UsageError(words.noArticleAt(path))
      return (await act(rows, article, clock())).outcome
    })
    const refused = outcome === 'issues' ? words.notAllowedText : words.notChanged(path)
    print(outcome === 'done' ? words.changedInPublic(path) : refused)
    return outcome === 'done' ? 0 : 1
  } finally {
    await database.close()
  }
}

/** The document with a passage replaced in each of its texts. */
function replacedIn(node: object, passage: string, right: string): object {
  return JSON.parse(JSON.stringify(node), (key, value) =>
    typeof value === 'string' && (key === 'text' || key === 'caption')
      ? value.replaceAll(passage, () => right)
      : value,
  )
}
