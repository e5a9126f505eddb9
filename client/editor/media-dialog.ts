import type { Editor } from '@tiptap/core'
import type { Known } from './block-view.ts'

type Item = { is: 'picture' | 'attachment'; id: string; hash: string; name: string; credit?: string | null }

/** The dialog by which pictures and files come into the text: from the device, or from the site's library. */
export class MediaDialog {
  readonly #dialog: HTMLDialogElement
  readonly #editor: Editor
  readonly #known: Map<string, Known>
  #is: Item['is'] = 'picture'

  constructor(inside: HTMLElement, editor: Editor, known: Map<string, Known>) {
    this.#dialog = inside.querySelector('dialog[data-media]') as HTMLDialogElement
    this.#editor = editor
    this.#known = known
    for (const is of ['picture', 'attachment'] as const)
      inside.querySelector(`[data-tool="${is}"]`)?.addEventListener('click', () => this.#open(is))
    this.#find('file-drop').addEventListener('added', (event) => {
      this.insert({ ...(event as CustomEvent<Item>).detail })
      this.#dialog.close()
    })
    this.#find('[data-cancel]').addEventListener('click', () => {
      this.#dialog.close()
      editor.commands.focus()
    })
    const search = this.#find('[data-search]') as HTMLInputElement
    search.addEventListener('input', (event) => event.stopPropagation())
    search.addEventListener('change', () => this.#list(search.value))
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target !== search) return
      event.preventDefault()
      this.#list(search.value)
    })
  }

  /** Puts something of the library where the cursor is. */
  insert({ is, id, hash, name, credit = null }: Item): void {
    this.#known.set(id, { hash, name })
    const title = name.replace(/\.\w{1,5}$/, '')
    const content =
      is === 'picture'
        ? { type: 'figure', attrs: { media: id, credit } }
        : { type: 'attachment', attrs: { file: id, title } }
    // Behind what is selected: a picture that is selected must not give way to the next.
    this.#editor.chain().focus().insertContentAt(this.#editor.state.selection.to, content).run()
  }

  #find(selector: string): HTMLElement {
    return this.#dialog.querySelector(selector) as HTMLElement
  }

  #open(is: Item['is']): void {
    this.#is = is
    this.#find('[data-told]').replaceChildren()
    this.#dialog.showModal()
    this.#list('')
  }

  async #list(text: string): Promise<void> {
    const list = this.#find('[data-list]')
    list.className = this.#is === 'picture' ? 'gallery' : 'work'
    const answer = await fetch(`/desk/media/data?${new URLSearchParams({ kind: this.#is, text })}`)
    const { items = [] } = (await answer.json().catch(() => ({}))) as { items?: Item[] }
    list.replaceChildren(...items.map((item) => this.#choice(item)))
  }

  #choice(item: Item): HTMLLIElement {
    const [line, button] = [document.createElement('li'), document.createElement('button')]
    button.type = 'button'
    if (item.is === 'picture') {
      const image = document.createElement('img')
      image.src = `/desk/media/files/${item.hash}-480.webp`
      image.alt = ''
      image.loading = 'lazy'
      button.append(image)
    }
    button.append(Object.assign(document.createElement('span'), { textContent: item.name || '–' }))
    button.addEventListener('click', () => {
      this.#dialog.close()
      this.insert(item)
    })
    line.append(button)
    return line
  }
}
