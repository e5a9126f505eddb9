import type { Child } from 'hono/jsx'
import type { Mark, Node } from 'prosemirror-model'
import { ATTACHMENTS, type Attachment, type Picture } from '../../media/index.ts'
import { safeUrl } from '../../web/index.ts'
import type { Explainer } from '../glossary.ts'
import type { Words } from '../words.ts'
import { PictureView } from './picture.tsx'

/** What a document needs to be shown: the pictures that it uses and the words around them. */
export type Surroundings = {
  pictures: Map<string, Picture>
  /** The files that it offers; without them only their names are shown. */
  attachments?: Map<string, Attachment>
  words: Words
  dateline: string | null
  /** What abbreviations stand for; without it none is explained. */
  explainer?: Explainer
  /** Where pictures are, for a document that is read elsewhere, such as in a feed. */
  base?: string
}

/** The body of an article. The dateline that opens it is marked where it stands, not printed again. */
export function DocumentView({ document, around }: { document: Node; around: Surroundings }) {
  let opening = around.dateline
  return document.content.content.map((node) => {
    const dateline =
      opening && node.type.name === 'paragraph' && node.textContent.startsWith(opening) ? opening : null
    if (node.type.name === 'paragraph') opening = null
    return dateline ? <p>{opened(node, dateline, around)}</p> : block(node, around)
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
function opened(paragraph: Node, dateline: string, around: Surroundings): Child {
  const [first, ...rest] = paragraph.content.content
  if (!first?.text?.startsWith(dateline) || first.marks.length > 0) return inline(paragraph, around)
  return (
    <>
      <span class="dateline">{dateline}</span>
      {explained(first.text.slice(dateline.length), around)}
      {rest.map((node) => text(node, around))}
    </>
  )
}

function block(node: Node, around: Surroundings): Child {
  const inside = () => node.content.content.map((child) => block(child, around))
  switch (node.type.name) {
    case 'paragraph':
      return <p>{inline(node, around)}</p>
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
    case 'attachment':
      return <AttachmentView id={node.attrs.file} title={node.attrs.title} around={around} />
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
  around: { pictures, words, base = '' },
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
          base={base}
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

/** A file to take home: what it is called, and what to expect before it is opened. */
function AttachmentView({
  id,
  title,
  around: { attachments, words, base = '' },
}: {
  id: string
  title: string | null
  around: Surroundings
}) {
  const found = attachments?.get(id)
  if (!found) return title ? <p class="attachment">{title}</p> : null
  const { hash, kind, name, bytes, pages } = found
  const size = [ATTACHMENTS[kind].name, words.bytes(bytes), pages && words.pagesOf(pages)]
  return (
    <p class="attachment">
      <a href={`${base}/media/${hash}.${kind}`}>{title || name}</a>{' '}
      <span>({size.filter(Boolean).join(', ')})</span>
    </p>
  )
}

function inline(node: Node, around?: Surroundings): Child[] {
  return node.content.content.map((child) => text(child, around))
}

function text(node: Node, around?: Surroundings): Child {
  if (node.type.name === 'hardBreak') return <br />
  const words = node.text ?? ''
  const plain = node.marks.every(({ type }) => type.name === 'bold' || type.name === 'italic')
  const inner = plain && around ? explained(words, around) : words
  return node.marks.reduceRight<Child>((inside, mark) => marked(inside, mark), inner)
}

/** The first use of an abbreviation says what it stands for, also to those who tap it or reach it by keyboard. */
function explained(words: string, { explainer }: Surroundings): Child {
  return (
    explainer?.explained(words, (short, long) => (
      <abbr title={long} tabindex={0}>
        {short}
      </abbr>
    )) ?? words
  )
}

function marked(inner: Child, { type, attrs }: Mark): Child {
  if (type.name === 'bold') return <strong>{inner}</strong>
  if (type.name === 'italic') return <em>{inner}</em>
  if (type.name === 'abbreviation')
    return (
      <abbr title={String(attrs.title)} tabindex={0}>
        {inner}
      </abbr>
    )
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
