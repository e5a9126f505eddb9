type Suggestion = { title: string; path: string }

/** Offers titles while somebody types; the form works without them. Arrow keys go into the list and through it. */
export class SearchBox extends HTMLElement {
  #input: HTMLInputElement | null = null
  #list = document.createElement('ul')
  #asked = ''
  #timer = 0

  connectedCallback(): void {
    this.#input = this.querySelector('input')
    this.#list.className = 'suggestions'
    this.#list.hidden = true
    this.querySelector('form')?.append(this.#list)
    this.#input?.addEventListener('input', () => this.#soon())
    this.addEventListener('keydown', (event) => this.#move(event))
    this.addEventListener('focusout', (event) => {
      if (!this.contains(event.relatedTarget as Node | null)) this.#list.hidden = true
    })
  }

  #soon(): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#ask(), 150)
  }

  async #ask(): Promise<void> {
    const typed = this.#input?.value.trim() ?? ''
    this.#asked = typed
    if (typed.length < 2) return this.#show([])
    const answer = await fetch(`${this.dataset.suggestions}?q=${encodeURIComponent(typed)}`).catch(
      () => undefined,
    )
    if (answer?.ok && this.#asked === typed) this.#show((await answer.json()) as Suggestion[])
  }

  #show(suggestions: readonly Suggestion[]): void {
    this.#list.replaceChildren(
      ...suggestions.map(({ title, path }) => {
        const [item, link] = [document.createElement('li'), document.createElement('a')]
        link.href = path
        link.textContent = title
        item.append(link)
        return item
      }),
    )
    this.#list.hidden = suggestions.length === 0
  }

  #move(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.#list.hidden = true
      this.#input?.focus()
      return
    }
    if (this.#list.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    const stops = [this.#input, ...this.#list.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement as HTMLAnchorElement)
    const next = stops[(at + (event.key === 'ArrowDown' ? 1 : -1) + stops.length) % stops.length]
    event.preventDefault()
    next?.focus()
  }
}
