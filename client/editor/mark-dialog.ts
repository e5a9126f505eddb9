import type { Editor } from '@tiptap/core'

/** How a dialog about a mark reads and writes it. */
export type MarkDialog = {
  mark: 'link' | 'abbreviation' | 'foreign'
  attribute: string
  /** What stands there where nothing is marked yet. */
  usual: string
  isFit: (value: string) => boolean
}

/** The dialog of a tool that asks something about the words that are selected: `[data-<mark>]` with its field and buttons. */
export function bindMark(
  inside: HTMLElement,
  editor: Editor,
  { mark, attribute, usual, isFit }: MarkDialog,
): void {
  const dialog = inside.querySelector<HTMLDialogElement>(`dialog[data-${mark}]`)
  const field = dialog?.querySelector<HTMLInputElement | HTMLSelectElement>('[data-value]')
  if (!dialog || !field) return
  const button = (name: string) => dialog.querySelector(`[data-${name}]`)
  const chain = () => editor.chain().focus().extendMarkRange(mark)
  inside.querySelector(`[data-tool="${mark}"]`)?.addEventListener('click', () => {
    field.value = editor.getAttributes(mark)[attribute] ?? usual
    field.setCustomValidity('')
    dialog.showModal()
    if (field instanceof HTMLInputElement) field.select()
  })
  const set = () => {
    const value = field.value.trim()
    field.setCustomValidity(isFit(value) ? '' : (field.dataset.wrong ?? ''))
    if (!field.reportValidity()) return
    dialog.close()
    chain()
      .setMark(mark, { [attribute]: value })
      .run()
  }
  button('set')?.addEventListener('click', set)
  // What is asked here is no part of the form around it.
  field.addEventListener('input', (event) => {
    field.setCustomValidity('')
    event.stopPropagation()
  })
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== field) return
    event.preventDefault()
    set()
  })
  button('unset')?.addEventListener('click', () => {
    dialog.close()
    chain().unsetMark(mark).run()
  })
  button('cancel')?.addEventListener('click', () => {
    dialog.close()
    editor.commands.focus()
  })
}
