import type { Editor } from '@tiptap/core'

/** What a button of the bar does, and when it is on. */
export type Tool = { act: (editor: Editor) => void; isOn?: (editor: Editor) => boolean }

const toggle = (name: string, act: Tool['act'], attributes?: object): Tool => ({
  act,
  isOn: (editor) => editor.isActive(name, attributes),
})

/** The tools that ask nothing; those that do have a dialog. */
export const TOOLS: Readonly<Record<string, Tool>> = {
  heading2: toggle('heading', (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), { level: 2 }),
  heading3: toggle('heading', (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), { level: 3 }),
  bold: toggle('bold', (e) => e.chain().focus().toggleBold().run()),
  italic: toggle('italic', (e) => e.chain().focus().toggleItalic().run()),
  link: { act: () => undefined, isOn: (e) => e.isActive('link') },
  abbreviation: { act: () => undefined, isOn: (e) => e.isActive('abbreviation') },
  foreign: { act: () => undefined, isOn: (e) => e.isActive('foreign') },
  bulletList: toggle('bulletList', (e) => e.chain().focus().toggleBulletList().run()),
  orderedList: toggle('orderedList', (e) => e.chain().focus().toggleOrderedList().run()),
  blockquote: toggle('blockquote', (e) => e.chain().focus().toggleBlockquote().run()),
  table: { act: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
  horizontalRule: { act: (e) => e.chain().focus().setHorizontalRule().run() },
  undo: { act: (e) => e.chain().focus().undo().run() },
  redo: { act: (e) => e.chain().focus().redo().run() },
}

/** Binds the bar's buttons; whatever the selection is in is shown as pressed. */
export function bindTools(inside: HTMLElement, editor: Editor): void {
  const bar = inside.querySelector<HTMLElement>('[role="toolbar"]')
  if (bar) bar.hidden = false
  const buttons = inside.querySelectorAll<HTMLButtonElement>('[data-tool]')
  for (const button of buttons) {
    // Whoever types on at once types into the text, not at the button.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => TOOLS[button.dataset.tool ?? '']?.act(editor))
  }
  const show = () => {
    for (const button of buttons) {
      const isOn = TOOLS[button.dataset.tool ?? '']?.isOn
      if (isOn) button.setAttribute('aria-pressed', String(isOn(editor)))
    }
  }
  editor.on('transaction', show)
  show()
}
