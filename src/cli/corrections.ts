import { correct, withdraw } from '../articles/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { change } from './article-change.ts'
import { BY, type Command, print } from './command.ts'
import { words } from './words.ts'

/** Takes an article off the public site; its address says that it left, and why. */
export const withdrawCommand: Command = async (args) => {
  const { values, positionals } = readArguments(
    args,
    { site: { type: 'string' }, reason: { type: 'string' } },
    { names: true },
  )
  if (values.help) return help(words.withdrawHelp)
  const reason = given(values.reason, words.needsReason)
  return change(positionals, values.site, ({ rows }, article, at) => withdraw(rows, article, reason, BY, at))
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
      all: { type: 'boolean' },
    },
    { names: true },
  )
  if (values.help) return help(words.correctHelp)
  const note = given(values.note, words.needsNote)
  const passage = given(values.replace, words.needsPassage)
  const right = (values.with ?? '').normalize('NFC')
  if (passage === right) throw new UsageError(words.samePassage)
  return change(positionals, values.site, ({ rows }, article, at) => {
    const { title, lead, body } = article.revision
    let places = 0
    const putRight = (text: string) =>
      text.replaceAll(passage, () => {
        places += 1
        return right
      })
    const changes = {
      title: putRight(title),
      lead: lead === null ? null : putRight(lead),
      body: withTexts(body, putRight),
    }
    if (places === 0) throw new UsageError(words.noPassage(passage))
    if (places > 1 && !values.all) throw new UsageError(words.severalPlaces(passage, places))
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

/** The document with each of its texts changed. */
function withTexts(node: object, change: (text: string) => string): object {
  return JSON.parse(JSON.stringify(node), (key, value) =>
    typeof value === 'string' && (key === 'text' || key === 'caption') ? change(value) : value,
  )
}
