import { type DeskContext, IssueList } from '../../accounts/index.ts'
import { BLOCK_KINDS, type BlockFields, fieldsOfBlock, rowsOf } from '../blocks.ts'
import type { Office } from '../desk.ts'
import { type Words, wordsIn } from '../words.ts'
import { OfficePage, SaveOrSee } from './shell.tsx'

export const SIDES = ['main', 'beside'] as const
export type Side = (typeof SIDES)[number]

const EMPTY: BlockFields = { kind: '', slug: '', title: '', count: '', days: '', links: '', order: '' }
/** Rows for what is still to come. */
const FREE = 2

export type HomeProps = {
  c: DeskContext
  office: Office
  version: string
  sent?: (name: string) => string
  wrong?: readonly { side: Side; row: number }[]
  isStale?: boolean
  sections: readonly { slug: string; name: string }[]
}

/** The blocks of the home page, in the middle and beside it. */
export function HomePage({ c, office, version, sent, wrong = [], isStale = false, sections }: HomeProps) {
  const words = wordsIn(c.get('language'))
  const { home, topics } = c.get('site').settings
  const events = topics.map(({ slug, title }) => ({ slug, name: title }))
  const names = new Map([...sections, ...events].map(({ slug, name }) => [slug, name]))
  const issues = wrong.map(({ side, row }) => ({
    field: `${side}-${row - 1}`,
    says: words.blockWrong(words.sides[side], row),
  }))
  return (
    <OfficePage c={c} office={office} title={words.parts.home}>
      <p class="lead-in">{words.partLeads.home}</p>
      {isStale && (
        <p class="issues" role="alert" tabindex={-1}>
          {words.stale}
        </p>
      )}
      <IssueList title={words.mistakes} issues={issues} />
      <form method="post" action="/desk/site/home">
        <input type="hidden" name="version" value={version} />
        {SIDES.map((side) => {
          const rows = sent
            ? rowsOf(side, sent)
            : home[side].map((block, index) => fieldsOfBlock(block, index + 1))
          return (
            <section>
              <h2>{words.sides[side]}</h2>
              {[...rows, ...Array.from({ length: FREE }, () => EMPTY)].map((fields, index) => (
                <BlockRow {...{ side, index, fields, names, words }} />
              ))}
            </section>
          )
        })}
        <datalist id="slugs">
          {[...names].map(([slug, name]) => (
            <option value={slug}>{name}</option>
          ))}
        </datalist>
        <SaveOrSee c={c} preview="/desk/site/home/preview" />
      </form>
    </OfficePage>
  )
}

function BlockRow({
  side,
  index,
  fields,
  names,
  words,
}: {
  side: Side
  index: number
  fields: BlockFields
  names: ReadonlyMap<string, string>
  words: Words
}) {
  const name = (field: string) => `${side}.${index}.${field}`
  const kinds = words.blockKinds
  const title = fields.kind ? kinds[fields.kind as keyof typeof kinds] : words.blockNew
  const input = (field: 'order' | 'count' | 'days' | 'slug' | 'title', isNumber: boolean) => (
    <p>
      <label for={name(field)}>{words.blockFields[field]}</label>
      <input
        id={name(field)}
        name={name(field)}
        inputmode={isNumber ? 'numeric' : undefined}
        list={field === 'slug' ? 'slugs' : undefined}
        value={fields[field] || (field === 'order' && fields.kind ? String(index + 1) : '')}
      />
    </p>
  )
  return (
    <details class="block-row" id={`${side}-${index}`}>
      <summary>
        {fields.kind && `${index + 1}. `}
        {[title, fields.title || names.get(fields.slug) || fields.slug]
          .filter((said) => said !== '')
          .join(': ')}
      </summary>
      <div class="filter">
        <p>
          <label for={name('kind')}>{words.blockFields.kind}</label>
          <select id={name('kind')} name={name('kind')}>
            <option value="">{words.blockNone}</option>
            {BLOCK_KINDS.map((kind) => (
              <option value={kind} selected={kind === fields.kind}>
                {kinds[kind]}
              </option>
            ))}
          </select>
        </p>
        {input('order', true)}
        {input('slug', false)}
        {input('count', true)}
        {input('days', true)}
        {input('title', false)}
      </div>
      <label for={name('links')}>{words.blockFields.links}</label>
      <textarea id={name('links')} name={name('links')} rows={3}>
        {fields.links}
      </textarea>
    </details>
  )
}
