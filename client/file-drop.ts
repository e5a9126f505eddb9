import { send } from './uploading.ts'

/**
 * Takes files as they are chosen or dropped, one after the other, and says of each how far it is and what became of it. Tells
 * of each that was added by the event `added`; what the page lists is brought up to date at the end.
 */
export class FileDrop extends HTMLElement {
  connectedCallback(): void {
    const [form, input] = [this.querySelector('form'), this.querySelector<HTMLInputElement>('[type="file"]')]
    input?.addEventListener('change', () => this.#take([...(input.files ?? [])]))
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#take([...(input?.files ?? [])])
    })
    const button = form?.querySelector('button')
    if (button) button.hidden = true
    this.addEventListener('dragover', (event) => {
      event.preventDefault()
      this.classList.add('over')
    })
    for (const end of ['dragleave', 'drop'] as const)
      this.addEventListener(end, () => this.classList.remove('over'))
    this.addEventListener('drop', (event) => {
      event.preventDefault()
      this.#take([...(event.dataTransfer?.files ?? [])])
    })
  }

  async #take(files: readonly File[]): Promise<void> {
    for (const file of files) await this.#send(file)
    const input = this.querySelector<HTMLInputElement>('[type="file"]')
    if (input) input.value = ''
    const list = document.querySelector('[data-items]')
    if (!list || files.length === 0) return
    const page = await fetch(location.href).then((answer) => answer.text())
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('[data-items]')
    if (fresh) list.replaceWith(fresh)
  }

  async #send(file: File): Promise<void> {
    const line = document.createElement('li')
    this.querySelector('[data-told]')?.append(line)
    const answer = await send('/desk/media', file, this.dataset.lost ?? '', (percent) => {
      line.textContent = `${file.name}: ${percent}%`
    })
    line.textContent = answer.says
    const { added } = answer
    line.classList.toggle('wrong', !added)
    if (added) this.dispatchEvent(new CustomEvent('added', { detail: { ...added, name: file.name } }))
  }
}
