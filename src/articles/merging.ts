import { diffArrays } from 'diff'
import type { Section } from '../sites/index.ts'
import { differencesWithin, type Piece } from '../text/index.ts'
import { PATIENCE_MS } from './comparing.ts'
import { parseDocument, textOf } from './document.ts'
import type { Work } from './work.ts'
import { Content } from './writing.ts'

/** A part in which two texts differ: its name, and the words of both. Parts of the body are runs of blocks. */
export type Clash = { name: string; part: FieldName | 'body'; pieces: Piece[] }
export type FieldName = (typeof FIELDS)[number]

/** Which text a part is taken from; of the body both can be kept, one after the other. */
export type Choice = 'mine' | 'theirs' | 'both'

const FIELDS = ['title', 'lead', 'dateline', 'sectionId', 'slug', 'bylines', 'source', 'tags'] as const

/** What is saved, in the form in which a writer sends it. */
export function contentOf({ revision, sectionId, slug, language, originalId }: Work): Content {
  const { title, lead, dateline, bylines, source, tags, body } = revision
  return Content.parse({
    ...{ title, sectionId, bylines, tags, body },
    lead: lead ?? '',
    dateline: dateline ?? '',
    slug: slug ?? '',
    source: source ?? { name: '' },
    language,
    originalId: originalId ?? '',
  })
}

/** Where what somebody wrote differs from what another has saved meanwhile, in the order of the page. */
export function clashesOf(mine: Content, theirs: Content, sections: readonly Section[]): Clash[] {
  const difference = differencesWithin(PATIENCE_MS)
  const fields = FIELDS.flatMap((part) => {
    const [before, after] = [said(theirs, part, sections), said(mine, part, sections)]
    return before === after ? [] : [{ name: part, part, pieces: difference(before, after) }]
  })
  const runs = runsOf(mine.body, theirs.body).flatMap((run, index) =>
    run.isSame
      ? []
      : [
          {
            name: `body-${index}`,
            part: 'body' as const,
            pieces: difference(wordsOf(run.theirs), wordsOf(run.mine)),
          },
        ],
  )
  return [...fields, ...runs]
}

/** One text of two, part by part as somebody chose. */
export function merged(mine: Content, theirs: Content, choose: (name: string) => Choice): Content {
  const fields = Object.fromEntries(
    FIELDS.map((part) => [part, choose(part) === 'theirs' ? theirs[part] : mine[part]]),
  )
  const content = runsOf(mine.body, theirs.body).flatMap((run, index) => {
    if (run.isSame) return run.mine
    const choice = choose(`body-${index}`)
    if (choice === 'both') return [...run.theirs, ...run.mine]
    return choice === 'theirs' ? run.theirs : run.mine
  })
  const body = { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
  return { ...mine, ...fields, body }
}

function said(content: Content, part: FieldName, sections: readonly Section[]): string {
  if (part === 'bylines') return content.bylines.map(({ role, name }) => `${name} (${role})`).join('\n')
  if (part === 'source') return Object.values(content.source).filter(Boolean).join('\n')
  if (part === 'tags') return content.tags.join(', ')
  if (part === 'sectionId') return sections.find(({ id }) => id === content.sectionId)?.name ?? ''
  return content[part]
}

/** Blocks that follow one another and are the same in both, or differ. */
type Run = { isSame: boolean; mine: object[]; theirs: object[] }

function runsOf(mine: unknown, theirs: unknown): Run[] {
  const runs: Run[] = []
  for (const { added, removed, value } of diffArrays(blocksOf(theirs), blocksOf(mine), {
    timeout: PATIENCE_MS,
  }) ?? all(theirs, mine)) {
    const blocks = value.map((block) => JSON.parse(block) as object)
    const last = runs.at(-1)
    if (!added && !removed) runs.push({ isSame: true, mine: blocks, theirs: blocks })
    else if (last && !last.isSame) last[added ? 'mine' : 'theirs'].push(...blocks)
    else runs.push({ isSame: false, mine: added ? blocks : [], theirs: added ? [] : blocks })
  }
  return runs
}

/** Where the smallest difference is too long to look for. */
function all(theirs: unknown, mine: unknown) {
  return [
    { removed: true, added: false, value: blocksOf(theirs) },
    { removed: false, added: true, value: blocksOf(mine) },
  ]
}

/** As the schema writes them, so that what is the same is the same to the letter. */
function blocksOf(body: unknown): string[] {
  const document = parseDocument(body)
  return document ? document.content.content.map((block) => JSON.stringify(block.toJSON())) : []
}

function wordsOf(blocks: readonly object[]): string {
  const document = parseDocument({ type: 'doc', content: blocks })
  return document ? textOf(document) : ''
}
