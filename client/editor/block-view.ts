import type { Editor, NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

/** Something of the library as the page knows it: the name of its file, and what it is called. */
export type Known = { hash: string; name: string }

/**
 * Shows a figure or an attachment with its fields, as the page's template has them: each field with `data-field` is an
 * attribute of the node, each button with `data-act` moves or removes it.
 */
export function blockView(template: HTMLTemplateElement, known: ReadonlyMap<string, Known>) {
  return ({ node, editor, getPos }: NodeViewRendererProps) => {
    const dom = (template.content.firstElementChild as HTMLElement).cloneNode(true) as HTMLElement
    dom.contentEditable = 'false'
    let shown = node
    const change = (attributes: object) =>
      editor.view.dispatch(
        editor.state.tr.setNodeMarkup(getPos() ?? 0, undefined, { ...shown.attrs, ...attributes }),
      )
    for (const field of fieldsOf(dom))
      field.addEventListener('input', () => change({ [field.dataset.field ?? '']: field.value || null }))
    const decorative = dom.querySelector<HTMLInputElement>('[data-decorative]')
    decorative?.addEventListener('input', () => change({ alternative: decorative.checked ? '' : null }))
    for (const button of dom.querySelectorAll<HTMLButtonElement>('[data-act]'))
      button.addEventListener('click', () => ACTS[button.dataset.act ?? '']?.(editor, getPos() ?? 0))
    fill(dom, shown, known)
    return {
      dom,
      update: (next: Node) => {
        if (next.type !== shown.type) return false
        shown = next
        fill(dom, shown, known)
        return true
      },
      // What is typed into its fields is not typed into the text.
      stopEvent: (event: Event) => event.target !== dom && !event.type.startsWith('drag'),
      ignoreMutation: () => true,
    }
  }
}

function fieldsOf(dom: HTMLElement) {
  return dom.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-field]')
}

function fill(dom: HTMLElement, { attrs }: Node, known: ReadonlyMap<string, Known>): void {
  for (const field of fieldsOf(dom)) {
    const value = String(attrs[field.dataset.field ?? ''] ?? '')
    if (field.value !== value) field.value = value
    // A decorative picture has nothing to say.
    if (field.dataset.field === 'alternative') field.disabled = attrs.alternative === ''
  }
  const decorative = dom.querySelector<HTMLInputElement>('[data-decorative]')
  if (decorative) decorative.checked = attrs.alternative === ''
  const of = known.get(String(attrs.media ?? attrs.file ?? ''))
  const [image, name] = [dom.querySelector('img'), dom.querySelector<HTMLElement>('[data-name]')]
  if (image) {
    image.hidden = !of
    const address = of ? `/desk/media/files/${of.hash}-800.webp` : ''
    if (of && image.getAttribute('src') !== address) image.setAttribute('src', address)
  }
  if (name && of) name.textContent = of.name
}

type BlockAct = (editor: Editor, at: number) => void

const ACTS: Readonly<Record<string, BlockAct>> = {
  up: (editor, at) => {
    const before = editor.state.doc.resolve(at).nodeBefore
    if (before) move(editor, at, at - before.nodeSize)
  },
  down: (editor, at) => {
    const { doc } = editor.state
    const end = at + (doc.nodeAt(at)?.nodeSize ?? 0)
    const after = doc.resolve(end).nodeAfter
    if (after) move(editor, at, end + after.nodeSize)
  },
  remove: (editor, at) => {
    const size = editor.state.doc.nodeAt(at)?.nodeSize ?? 0
    editor
      .chain()
      .focus()
      .deleteRange({ from: at, to: at + size })
      .run()
  },
}

function move(editor: Editor, at: number, to: number): void {
  const node = editor.state.doc.nodeAt(at)
  if (!node) return
  const { tr } = editor.state
  // Whichever comes later in the text is changed first, so that the other's place still holds.
  if (to < at) tr.delete(at, at + node.nodeSize).insert(to, node)
  else tr.insert(to, node).delete(at, at + node.nodeSize)
  editor.view.dispatch(tr)
}
