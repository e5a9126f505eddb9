/** Reads an article aloud, paragraph by paragraph, with a voice of its language; the present one is marked and in sight. */
export class ListenBar extends HTMLElement {
  #parts: HTMLElement[] = []
  #at = 0
  #state: 'silent' | 'reading' | 'paused' = 'silent'

  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    this.#offer()
    speechSynthesis.addEventListener('voiceschanged', () => this.#offer())
    this.addEventListener('click', (event) => {
      const act = (event.target as HTMLElement).closest('button')?.dataset.act
      if (act === 'toggle') this.#toggle()
      if (act === 'stop') this.#stop()
    })
    this.querySelector('select')?.addEventListener('change', () => {
      if (this.#state === 'reading') this.#read()
    })
    window.addEventListener('pagehide', () => speechSynthesis.cancel())
  }

  /** Shown only where the browser has a voice for the language; some know their voices only after a while. */
  #offer(): void {
    this.hidden = this.#voice() === undefined
  }

  #voice(): SpeechSynthesisVoice | undefined {
    const language = this.dataset.language ?? 'vi'
    return speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language))
  }

  #toggle(): void {
    if (this.#state === 'reading') {
      this.#state = 'paused'
      speechSynthesis.cancel()
    } else {
      if (this.#state === 'silent') {
        this.#at = 0
        this.#parts = [
          ...document.querySelectorAll<HTMLElement>(
            'article h1, article .lead, .story > p, .story h2, .story h3, .story li, .story blockquote, .story figcaption',
          ),
        ]
      }
      this.#state = 'reading'
      this.#read()
    }
    this.#show()
  }

  #stop(): void {
    this.#state = 'silent'
    speechSynthesis.cancel()
    this.#show()
  }

  /** Begins with the present part; a browser that pauses in the middle of a long text forgets where it was. */
  #read(): void {
    const part = this.#parts[this.#at]
    if (!part) {
      this.#stop()
      return
    }
    speechSynthesis.cancel()
    const words = new SpeechSynthesisUtterance(part.innerText)
    words.lang = this.dataset.language ?? 'vi'
    words.voice = this.#voice() ?? null
    words.rate = Number(this.querySelector('select')?.value ?? 1)
    words.addEventListener('end', () => {
      if (this.#state !== 'reading' || this.#parts[this.#at] !== part) return
      this.#at += 1
      this.#read()
      this.#show()
    })
    speechSynthesis.speak(words)
    this.#show()
  }

  #show(): void {
    const { listen, pause, goOn } = this.dataset
    const [toggle, stop] = [...this.querySelectorAll('button')]
    const choice = this.querySelector('label')
    if (toggle) toggle.textContent = { silent: listen, reading: pause, paused: goOn }[this.#state] ?? ''
    if (stop) stop.hidden = this.#state === 'silent'
    if (choice) choice.hidden = this.#state === 'silent'
    for (const [index, part] of this.#parts.entries()) {
      const present = this.#state !== 'silent' && index === this.#at
      part.classList.toggle('being-read', present)
      if (present && this.#state === 'reading') part.scrollIntoView({ block: 'nearest' })
    }
  }
}
