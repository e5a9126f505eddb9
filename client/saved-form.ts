/** After the last touch, in milliseconds, and after an attempt that failed. */
const [QUIET_MS, AGAIN_MS] = [1500, 5000]

/** What the server says of what it was sent. */
export type Answer = {
  version?: number
  state?: string
  issues?: { field: string; says: string }[]
  advice?: { field: string; says: string }[]
  says?: string
  location?: string
}

/**
 * Saves a form while it is written. What the server has not taken is kept on the device, whatever happens to the page, and is there
 * again when the page is opened. An element that is one says what it does with the answers.
 */
export abstract class SavedForm extends HTMLElement {
  protected form!: HTMLFormElement
  protected saving: Promise<void> | undefined
  protected unsaved = false
  #timer = 0

  /** What else follows from what was saved. */
  protected abstract taken(answer: Answer): void
  /** Somebody else has saved since. */
  protected abstract conflicted(answer: Answer): void

  /** Puts back what was kept, and says whether there was anything. */
  protected open(): boolean {
    this.form = this.querySelector('form') as HTMLFormElement
    // Two texts have become one on the server: what the device kept of one of them is not put back over it.
    if (new URLSearchParams(location.search).has('merged')) {
      this.forget()
      history.replaceState(null, '', location.pathname)
    }
    return this.#restore()
  }

  /** Begins to save what is written, from here on. */
  protected watch(restored: boolean): void {
    if (restored) {
      this.say(this.dataset.restored)
      this.touched()
    }
    this.form.addEventListener('input', () => this.touched())
    // The script takes a moment to come; whoever was quicker has written already.
    const fields = this.form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    if ([...fields].some((field) => field.name && field.value !== field.defaultValue)) this.touched()
    addEventListener('pagehide', () => this.keep())
    addEventListener('beforeunload', (event) => {
      if (this.unsaved) event.preventDefault()
    })
  }

  protected touched(): void {
    this.unsaved = true
    this.keep()
    if (!this.saving) this.say(this.dataset.unsaved)
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.save(), QUIET_MS)
  }

  protected save(): Promise<void> {
    clearTimeout(this.#timer)
    this.saving ??= this.#send().finally(() => {
      this.saving = undefined
    })
    return this.saving
  }

  /** Sends the form to an address; gives the answer, or nothing where the line or the sign-in is gone, which is said. */
  protected async post(address: string): Promise<{ status: number; answer: Answer } | undefined> {
    const response = await fetch(address, {
      method: 'POST',
      body: new FormData(this.form),
      headers: { accept: 'application/json' },
    }).catch(() => undefined)
    if (response?.redirected) this.say(this.dataset.signedOut)
    const answer = !response?.redirected && ((await response?.json().catch(() => undefined)) as Answer)
    if (response && answer) return { status: response.status, answer }
    if (!response?.redirected) this.say(this.dataset.failed)
    return undefined
  }

  async #send(): Promise<void> {
    this.say(this.dataset.saving)
    this.unsaved = false
    const told = await this.post(this.form.action)
    if (told?.status === 200) return this.#saved(told.answer)
    this.unsaved = true
    this.keep()
    if (told?.status === 409) return this.conflicted(told.answer)
    if (told?.answer.says) return this.say(told.answer.says)
    if (told) this.say(this.dataset.failed)
    this.later(() => this.save())
  }

  /** Tries again after a while. */
  protected later(attempt: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(attempt, AGAIN_MS)
  }

  #saved(answer: Answer): void {
    for (const field of document.querySelectorAll<HTMLInputElement>('[name="version"]'))
      field.value = String(answer.version)
    this.taken(answer)
    if (this.unsaved) this.touched()
    else {
      this.forget()
      this.say(this.dataset.saved)
    }
  }

  #key(): string {
    // Whoever signs in next on the same machine finds nothing of this.
    return `bangtin ${this.dataset.writer ?? ''} ${new URL(this.form.action).pathname}`
  }

  protected forget(): void {
    localStorage.removeItem(this.#key())
  }

  /** The fields as they are, on the device; without room for it, the page still warns before it is left. */
  protected keep(): void {
    if (!this.unsaved) return
    try {
      localStorage.setItem(this.#key(), JSON.stringify([...new FormData(this.form)]))
    } catch {
      return
    }
  }

  /** What was kept and never saved is put back; its version says whether somebody else has saved since. */
  #restore(): boolean {
    const kept = localStorage.getItem(this.#key())
    if (!kept) return false
    for (const box of this.form.querySelectorAll<HTMLInputElement>('[type="checkbox"]')) box.checked = false
    const seen = new Map<string, number>()
    for (const [name, value] of JSON.parse(kept) as [string, string][]) {
      const place = seen.get(name) ?? 0
      seen.set(name, place + 1)
      const fields = [...this.form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)]
      const chosen = fields.find((field) => /^(?:radio|checkbox)$/.test(field.type) && field.value === value)
      const field = fields[place]
      if (chosen) chosen.checked = true
      else if (field && !/^(?:radio|checkbox|file)$/.test(field.type)) field.value = value
    }
    return true
  }

  protected say(says = ''): void {
    const status = this.querySelector('[data-status]')
    if (status && status.textContent !== says) status.textContent = says
  }
}

/** What stands in the way of something, as items that lead to their fields. */
export function issueItems(issues: readonly { field: string; says: string }[]): HTMLLIElement[] {
  return issues.map(({ field, says }) => {
    const [item, link] = [document.createElement('li'), document.createElement('a')]
    link.href = `#${field}`
    link.textContent = says
    item.append(link)
    return item
  })
}
