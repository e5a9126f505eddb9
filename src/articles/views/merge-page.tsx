import { type Desk, type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Piece } from '../../text/index.ts'
import type { Choice, Clash } from '../merging.ts'
import { type Words, wordsIn } from '../words.ts'
import type { Work } from '../work.ts'
import type { Content } from '../writing.ts'
import { Pieces } from './comparison-page.tsx'

export type MergeProps = {
  c: DeskContext
  desk: Desk
  work: Work
  mine: Content
  clashes: readonly Clash[]
  /** Who saved the other text. */
  writer: string
}

/** Two texts side by side, word by word; for each part that differs one is chosen, or both. */
export function MergePage({ c, desk, work, mine, clashes, writer }: MergeProps) {
  const words = wordsIn(c.get('language'))
  const address = `/desk/articles/${work.articleId}`
  return (
    <DeskShell c={c} desk={desk} title={words.conflict(writer)}>
      <p class="way">
        <a href={address}>{work.revision.title || words.untitled}</a>
      </p>
      <h1>{words.conflict(writer)}</h1>
      <p class="lead-in">{words.conflictLead}</p>
      {clashes.length === 0 && <p>{words.noDifference}</p>}
      <form method="post" action={`${address}/merge`}>
        <input type="hidden" name="version" value={String(work.version)} />
        <textarea name="mine" hidden readonly>
          {JSON.stringify(mine)}
        </textarea>
        {clashes.map((clash) => (
          <ClashView clash={clash} writer={writer} words={words} />
        ))}
        <p class="buttons">
          <button type="submit" class="main-act">
            {words.mergeSave}
          </button>
        </p>
      </form>
    </DeskShell>
  )
}

function ClashView({
  clash: { name, part, pieces },
  writer,
  words,
}: {
  clash: Clash
  writer: string
  words: Words
}) {
  const without = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind !== kind)
  const side = (choice: Choice, title: string, shown: readonly Piece[]) => (
    <div>
      <label class="choice">
        <input type="radio" name={`choose-${name}`} value={choice} checked={choice === 'mine'} /> {title}
      </label>
      <p class="difference">{shown.length > 0 ? <Pieces pieces={shown} /> : <em>{words.mergeNothing}</em>}</p>
    </div>
  )
  return (
    <fieldset class="clash">
      <legend>
        {part === 'sectionId' ? words.section : part === 'slug' ? words.slug : words.parts[part]}
      </legend>
      <div class="two-sides">
        {side('mine', words.mergeMine, without('removed'))}
        {side('theirs', words.mergeTheirs(writer), without('added'))}
      </div>
      {part === 'body' && (
        <label class="choice">
          <input type="radio" name={`choose-${name}`} value="both" /> {words.mergeBoth}
        </label>
      )}
    </fieldset>
  )
}
