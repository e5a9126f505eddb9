import type { Child } from 'hono/jsx'
import type { Mark, Node } from 'prosemirror-model'
import type { Picture } from '../../media/index.ts'
import { safeUrl } from '../../web/index.ts'
import type { Words } from '../words.ts'
import { PictureView } from './picture.tsx'

/** What a document needs to be shown: the pictures that it uses and the words around them. */
export type Surroundings = { pictures: Map<string, Picture>; words: Words; dateline: string | null }

/** The body of an article. The dateline that opens it is marked where it stands, not printed again. */
export function DocumentView({ document, around }: { document: Node; around: Surroundings }) {
  let opening = around.dateline
  return document.content.content.map((node) => {
    const dateline =
      opening && node.type.name === 'paragraph' && node.textContent.startsWith(opening) ? opening : null
    if (node.type.name === 'paragraph') opening = null
    return dateline ? <p>{opened(node, dateline)}</p> : block(node, around)
  })
}

/** A text with its opening dateline set apart for the eye. */
export function withDateline(text: string, dateline: string | null): Child {
  if (!dateline || !text.startsWith(dateline)) return text
  return (
    <>
      <span class="dateline">{dateline}</span>
      {text.slice(dateline.length)}
    </>
  )
}

/** The first paragraph, marked as far as the dateline goes; one with marks inside its dateline is shown as it is. */
function opened(paragraph: Node, dateline: string): Child {
  const [first, ...rest] = paragraph.content.content
  if (!first?.text?.startsWith(dateline) || first.marks.length > 0) return inline(paragraph)
  return (
    <>
      {withDateline(first.text, dateline)}
      {rest.map(text)}
    </>
  )
}

function block(node: Node, around: Surroundings): Child {
  const inside = () => node.content.content.map((child) => block(child, around))
  switch (node.type.name) {
    case 'paragraph':
      return <p>{inline(node)}</p>
    case 'heading':
      return node.attrs.level === 2 ? <h2>{inline(node)}</h2> : <h3>{inline(node)}</h3>
    case 'bulletList':
      return <ul>{inside()}</ul>
    case 'orderedList':
      return <ol>{inside()}</ol>
    case 'listItem':
      return <li>{inside()}</li>
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>
    case 'table':
      return (
        <div class="scroll" tabindex={0}>
          <table>{inside()}</table>
        </div>
      )
    case 'tableRow':
      return <tr>{inside()}</tr>
    case 'tableCell':
      return <td {...spans(node)}>{inside()}</td>
    case 'tableHeader':
      return (
        <th scope="col" {...spans(node)}>
          {inside()}
        </th>
      )
    case 'figure':
      return <FigureView figure={node.attrs as FigureAttributes} around={around} />
    default:
      return <hr />
  }
}

function spans({ attrs }: Node) {
  return {
    ...(attrs.colspan > 1 ? { colspan: attrs.colspan as number } : {}),
    ...(attrs.rowspan > 1 ? { rowspan: attrs.rowspan as number } : {}),
  }
}

type FigureAttributes = {
  media: string | null
  caption: string | null
  credit: string | null
  alternative: string | null
}

function FigureView({
  figure,
  around: { pictures, words },
}: {
  figure: FigureAttributes
  around: Surroundings
}) {
  const picture = figure.media && pictures.get(figure.media)
  return (
    <figure>
      {picture ? (
        <PictureView
          picture={picture}
          alternative={figure.alternative ?? ''}
          sizes="(max-width: 44rem) 100vw, 42rem"
        />
      ) : (
        <div class="no-picture">{words.noPicture}</div>
      )}
      {(figure.caption || figure.credit) && (
        <figcaption>
          {[figure.caption, figure.credit && words.pictureBy(figure.credit)].filter(Boolean).join(' ')}
        </figcaption>
      )}
    </figure>
  )
}

function inline(node: Node): Child[] {
  return node.content.content.map(text)
}

function text(node: Node): Child {
  if (node.type.name === 'hardBreak') return <br />
  return node.marks.reduceRight<Child>((inner, mark) => marked(inner, mark), node.text ?? '')
}

function marked(inner: Child, { type, attrs }: Mark): Child {
  if (type.name === 'bold') return <strong>{inner}</strong>
  if (type.name === 'italic') return <em>{inner}</em>
  if (type.name === 'abbreviation') return <abbr title={String(attrs.title)}>{inner}</abbr>
  if (type.name === 'foreign') return <span lang={String(attrs.language)}>{inner}</span>
  const href = safeUrl(String(attrs.href))
  return href ? (
    <a href={href} rel="noopener">
      {inner}
    </a>
  ) : (
    inner
  )
}
