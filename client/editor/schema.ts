import { Mark, Node } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'

// The schema of src/articles/document.ts: what it does not know cannot be typed, pasted or saved.

export const SAFE = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s]+$/i

const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    media: {
      default: null,
      // A document that was brought in names its pictures by what the library called them.
      parseHTML: (element: HTMLElement) => /^media:(.+)/.exec(element.getAttribute('src') ?? '')?.[1] ?? null,
    },
    caption: { default: null },
    credit: { default: null },
    alternative: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('alt') || null },
  }),
  parseHTML: () => [{ tag: 'img[src^="media:"]' }],
  renderHTML: ({ node }) => ['figure', {}, ['figcaption', {}, node.attrs.caption ?? '']],
})
const Attachment = Node.create({
  name: 'attachment',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ file: { default: '' }, title: { default: null } }),
  renderHTML: ({ node }) => ['p', {}, node.attrs.title ?? ''],
})
const Abbreviation = Mark.create({
  name: 'abbreviation',
  addAttributes: () => ({ title: { default: '' } }),
  parseHTML: () => [{ tag: 'abbr[title]' }],
  renderHTML: ({ HTMLAttributes }) => ['abbr', HTMLAttributes, 0],
})
const Foreign = Mark.create({
  name: 'foreign',
  addAttributes: () => ({
    language: {
      default: 'en',
      parseHTML: (element: HTMLElement) => element.lang || 'en',
      renderHTML: ({ language }: { language: string }) => ({ lang: language }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[lang]',
      // Word says of every piece of text that it is Vietnamese.
      getAttrs: (element: HTMLElement) => /^(?!vi\b)[a-z]{2,3}\b/i.test(element.lang) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
// A quotation holds paragraphs and nothing else.
const Quotation = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
  addCommands: () => ({
    toggleBlockquote:
      () =>
      ({ commands }) =>
        commands.toggleWrap('blockquote'),
  }),
})

/** Everything that can be written, with figures and attachments as `figure` and `attachment` show them. */
export function extensions(views: {
  figure: NonNullable<ReturnType<typeof Node.create>['config']['addNodeView']>
  attachment: NonNullable<ReturnType<typeof Node.create>['config']['addNodeView']>
}) {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      blockquote: false,
      link: { openOnClick: false, autolink: false, isAllowedUri: (address) => SAFE.test(address) },
    }),
    Quotation,
    TableKit.configure({ table: { resizable: false } }),
    Figure.extend({ addNodeView: views.figure }),
    Attachment.extend({ addNodeView: views.attachment }),
    Abbreviation,
    Foreign,
  ]
}
