import { Editor, type JSONContent } from '@tiptap/core'
import { send } from '../uploading.ts'
import { blockView, type Known } from './block-view.ts'
import { bindMark } from './mark-dialog.ts'
import { MediaDialog } from './media-dialog.ts'
import { cleanPaste, cleanText } from './pasting.ts'
import { extensions, SAFE } from './schema.ts'
import { bindTools } from './tools.ts'

/** The text of an article in an editor, with its tools. */
export class Writing {
  readonly #inside: HTMLElement
  readonly #changed: () => void
  readonly #known: Map<string, Known>
  #editor!: Editor
  #media!: MediaDialog

  constructor(inside: HTMLElement, changed: () => void) {
    this.#inside = inside
    this.#changed = changed
    this.#known = new Map(Object.entries(JSON.parse(inside.dataset.known ?? '{}')))
  }

  open(content: JSONContent): void {
    const element = this.#find('[data-body]')
    const view = (name: string) =>
      blockView(this.#find(`template[data-view="${name}"]`) as HTMLTemplateElement, this.#known)
    const editor = new Editor({
      element,
      content,
      injectCSS: false,
      extensions: extensions({ figure: () => view('figure'), attachment: () => view('attachment') }),
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': element.dataset.label ?? '' },
        transformPastedHTML: cleanPaste,
        transformPastedText: cleanText,
        handlePaste: (_view, event) => this.#bring(event.clipboardData?.files),
        handleDrop: (_view, event) => this.#bring(event.dataTransfer?.files),
      },
      onUpdate: () => this.#changed(),
    })
    this.#editor = editor
    bindTools(this.#inside, editor)
    bindMark(this.#inside, editor, {
      ...{ mark: 'link', attribute: 'href', usual: 'https://' },
      isFit: (address) => SAFE.test(address),
    })
    const isWord = (value: string) => value !== ''
    bindMark(this.#inside, editor, { mark: 'abbreviation', attribute: 'title', usual: '', isFit: isWord })
    bindMark(this.#inside, editor, { mark: 'foreign', attribute: 'language', usual: 'en', isFit: isWord })
    this.#media = new MediaDialog(this.#inside, editor, this.#known)
    const word = this.#find('[data-word]') as HTMLInputElement
    word.addEventListener('input', (event) => event.stopPropagation())
    word.addEventListener('change', () => this.#bring(word.files ?? undefined))
  }

  json(): JSONContent {
    return this.#editor.getJSON()
  }

  #find(selector: string): HTMLElement {
    return this.#inside.querySelector(selector) as HTMLElement
  }

  /** Files that were pasted or dropped into the text; false where there are none, so that words go their usual way. */
  #bring(files: FileList | undefined): boolean {
    if (!files || files.length === 0) return false
    this.#take([...files])
    return true
  }

  async #take(files: readonly File[]): Promise<void> {
    const { lost = '' } = this.#inside.dataset
    const says = this.#find('[data-brought]')
    for (const file of files) {
      const progress = (percent: number) => {
        says.textContent = `${file.name}: ${percent}%`
      }
      const isWord = file.name.toLowerCase().endsWith('.docx')
      const address = isWord ? (this.#inside.dataset.wordAddress ?? '') : '/desk/media'
      const answer = await send(address, file, lost, progress)
      says.textContent = answer.says
      if (answer.added) this.#media.insert({ ...answer.added, name: file.name })
      for (const [id, known] of Object.entries(answer.known ?? {})) this.#known.set(id, known)
      if (answer.html) this.#insert(cleanPaste(answer.html))
    }
  }

  #insert(html: string): void {
    this.#editor.chain().focus().insertContentAt(this.#editor.state.selection.to, html).run()
  }
}
