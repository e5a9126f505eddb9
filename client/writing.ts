import { Editor, type JSONContent, Mark, Node } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'

// The schema of src/articles/document.ts: what it does not know cannot be typed, pasted or saved.
const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    media: { default: null },
    caption: { default: null },
    credit: { default: null },
    alternative: { default: null },
  }),
  renderHTML: ({ node }) => [
    'figure',
    { class: 'figure' },
    ...(/^[0-9a-f]{64}$/.test(String(node.attrs.media))
      ? ([
          ['img', { src: `/media/${node.attrs.media}-640.webp`, alt: node.attrs.alternative ?? '' }],
        ] as const)
      : []),
    ['figcaption', {}, [node.attrs.caption, node.attrs.credit].filter(Boolean).join(' – ')],
  ],
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
  parseHTML: () => [{ tag: 'span[lang]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

const SAFE = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s]+$/i

type Tool = { act: (editor: Editor) => void; isOn?: (editor: Editor) => boolean }

const TOOLS: Readonly<Record<string, Tool>> = {
  heading2: {
    act: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (e) => e.isActive('heading', { level: 2 }),
  },
  heading3: {
    act: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (e) => e.isActive('heading', { level: 3 }),
  },
  bold: { act: (e) => e.chain().focus().toggleBold().run(), isOn: (e) => e.isActive('bold') },
  italic: { act: (e) => e.chain().focus().toggleItalic().run(), isOn: (e) => e.isActive('italic') },
  bulletList: {
    act: (e) => e.chain().focus().toggleBulletList().run(),
    isOn: (e) => e.isActive('bulletList'),
  },
  orderedList: {
    act: (e) => e.chain().focus().toggleOrderedList().run(),
    isOn: (e) => e.isActive('orderedList'),
  },
  blockquote: {
    act: (e) => e.chain().focus().toggleBlockquote().run(),
    isOn: (e) => e.isActive('blockquote'),
  },
  table: { act: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
  horizontalRule: { act: (e) => e.chain().focus().setHorizontalRule().run() },
  undo: { act: (e) => e.chain().focus().undo().run() },
  redo: { act: (e) => e.chain().focus().redo().run() },
}

/** The text of an article in an editor, with its tools. */
export class Writing {
  readonly #inside: HTMLElement
  readonly #changed: () => void
  #editor!: Editor

  constructor(inside: HTMLElement, changed: () => void) {
    this.#inside = inside
    this.#changed = changed
  }

  open(content: JSONContent): void {
    const element = this.#find('[data-body]')
    this.#editor = new Editor({
      element,
      content,
      injectCSS: false,
      extensions: [
        StarterKit.configure({
          heading: { levels: [2, 3] },
          code: false,
          codeBlock: false,
          strike: false,
          underline: false,
          blockquote: false,
          link: { openOnClick: false, autolink: false, isAllowedUri: (address) => SAFE.test(address) },
        }),
        // A quotation holds paragraphs and nothing else.
        Node.create({
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
        }),
        TableKit.configure({ table: { resizable: false } }),
        Figure,
        Abbreviation,
        Foreign,
      ],
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': element.dataset.label ?? '' },
      },
      onUpdate: () => this.#changed(),
      onTransaction: () => this.#showTools(),
    })
    this.#bindTools()
    this.#bindLinks()
    this.#showTools()
  }

  json(): JSONContent {
    return this.#editor.getJSON()
  }

  #find(selector: string): HTMLElement {
    return this.#inside.querySelector(selector) as HTMLElement
  }

  #bindTools(): void {
    this.#find('[role="toolbar"]').hidden = false
    for (const button of this.#inside.querySelectorAll<HTMLButtonElement>('[data-tool]')) {
      // Whoever types on at once types into the text, not at the button.
      button.addEventListener('mousedown', (event) => event.preventDefault())
      button.addEventListener('click', () => TOOLS[button.dataset.tool ?? '']?.act(this.#editor))
    }
  }

  #showTools(): void {
    for (const button of this.#inside.querySelectorAll<HTMLButtonElement>('[data-tool]')) {
      const isOn =
        button.dataset.tool === 'link'
          ? () => this.#editor.isActive('link')
          : TOOLS[button.dataset.tool ?? '']?.isOn
      if (isOn) button.setAttribute('aria-pressed', String(isOn(this.#editor)))
    }
  }

  #bindLinks(): void {
    const dialog = this.#find('dialog[data-link]') as HTMLDialogElement
    const address = this.#find('[data-link-address]') as HTMLInputElement
    const done = (act: () => void) => () => {
      dialog.close()
      act()
    }
    const chain = () => this.#editor.chain().focus().extendMarkRange('link')
    this.#find('[data-tool="link"]').addEventListener('click', () => {
      address.value = this.#editor.getAttributes('link').href ?? 'https://'
      address.setCustomValidity('')
      dialog.showModal()
      address.select()
    })
    const set = () => {
      const href = address.value.trim()
      address.setCustomValidity(SAFE.test(href) ? '' : (address.dataset.wrong ?? ''))
      if (address.reportValidity()) done(() => chain().setLink({ href }).run())()
    }
    this.#find('[data-link-set]').addEventListener('click', set)
    address.addEventListener('input', (event) => {
      address.setCustomValidity('')
      event.stopPropagation()
    })
    address.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      set()
    })
    this.#find('[data-link-remove]').addEventListener(
      'click',
      done(() => chain().unsetLink().run()),
    )
    this.#find('[data-link-cancel]').addEventListener(
      'click',
      done(() => this.#editor.commands.focus()),
    )
  }
}
