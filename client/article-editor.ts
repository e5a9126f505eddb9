import { Writing } from './editor/writing.ts'

/** After the last touch, in milliseconds, and after an attempt that failed. */
const [QUIET_MS, AGAIN_MS] = [1500, 5000]
/** So often a page says that it is open. */
const PRESENT_MS = 15_000

type Answer = {
  version?: number
  state?: string
  issues?: { field: string; says: string }[]
  advice?: { field: string; says: string }[]
  says?: string
}

/**
 * Saves an article while it is written. What the server has not taken is kept on the device, whatever happens to the page, and
 * is there again when the page is opened.
 */
export class ArticleEditor extends HTMLElement {
  #form!: HTMLFormElement
  #writing!: Writing
  #timer = 0
  #saving: Promise<void> | undefined
  #unsaved = false

  connectedCallback(): void {
    this.#form = this.querySelector('form') as HTMLFormElement
    const { body } = this.#form.elements as unknown as { body: HTMLTextAreaElement }
    this.#writing = new Writing(this, () => {
      body.value = JSON.stringify(this.#writing.json())
      this.#touched()
    })
    const restored = this.#restore()
    this.#writing.open(JSON.parse(body.value))
    if (restored) {
      this.#say(this.dataset.restored)
      this.#touched()
    }
    this.#form.addEventListener('input', () => this.#touched())
    // The editor takes a moment to come; whoever was quicker has written already.
    const fields = this.#form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    if ([...fields].some((field) => field.name && field.value !== field.defaultValue)) this.#touched()
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#save()
    })
    // Acts decide over what is saved: nothing may be left behind when somebody goes on.
    for (const decision of document.querySelectorAll<HTMLFormElement>('[data-decision]'))
      decision.addEventListener('submit', (event) => this.#beforeDecision(event, decision))
    this.#present()
    setInterval(() => this.#present(), PRESENT_MS)
    addEventListener('pagehide', () => this.#keep())
    addEventListener('beforeunload', (event) => {
      if (this.#unsaved) event.preventDefault()
    })
  }

  #touched(): void {
    this.#unsaved = true
    this.#keep()
    if (!this.#saving) this.#say(this.dataset.unsaved)
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#save(), QUIET_MS)
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#saving ??= this.#send().finally(() => {
      this.#saving = undefined
    })
    return this.#saving
  }

  async #send(): Promise<void> {
    this.#say(this.dataset.saving)
    this.#unsaved = false
    const sent = new FormData(this.#form)
    const response = await fetch(this.#form.action, {
      method: 'POST',
      body: sent,
      headers: { accept: 'application/json' },
    }).catch(() => undefined)
    if (response?.ok && !response.redirected) return this.#saved(await response.json())
    this.#unsaved = true
    this.#keep()
    if (response?.redirected) return this.#later(this.dataset.signedOut)
    const answer = response && ((await response.json().catch(() => undefined)) as Answer | undefined)
    if (response?.status === 409 && answer) return this.#conflict(answer)
    if (answer?.says) return this.#say(answer.says)
    this.#later(this.dataset.failed)
  }

  #later(says: string | undefined): void {
    this.#say(says)
    this.#timer = window.setTimeout(() => this.#save(), AGAIN_MS)
  }

  #saved({ version, state, issues = [], advice = [] }: Answer): void {
    for (const field of document.querySelectorAll<HTMLInputElement>('[name="version"]'))
      field.value = String(version)
    const shown = document.querySelector('[data-state]')
    if (shown && state) shown.textContent = state
    document.querySelector('[data-issues]')?.replaceChildren(...issues.map(issueOf))
    document.querySelector('[data-advice]')?.replaceChildren(...advice.map(issueOf))
    if (this.#unsaved) this.#touched()
    else {
      localStorage.removeItem(this.#key())
      this.#say(this.dataset.saved)
    }
  }

  #conflict({ says = '' }: Answer): void {
    const template = this.querySelector<HTMLTemplateElement>('template[data-conflict]')
    const told = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
    if (!told) return
    told.querySelector('[data-says]')?.replaceChildren(says)
    // The same form, sent as a page: the server lays both texts side by side.
    told.querySelector('[data-choose]')?.addEventListener('click', () => {
      this.#keep()
      this.#unsaved = false
      this.#form.submit()
    })
    this.querySelector('.issues')?.remove()
    this.prepend(told)
    told.focus()
    this.#say(this.dataset.unsaved)
  }

  /** Tells that the page is open and shows who else has it open, as long as it is seen. */
  async #present(): Promise<void> {
    if (document.hidden) return
    const answer = await fetch(this.dataset.presence ?? '', { method: 'POST' }).catch(() => undefined)
    const { says } =
      answer?.ok && !answer.redirected ? ((await answer.json()) as Answer) : { says: undefined }
    const shown = document.querySelector('[data-also-here]')
    if (shown && says !== undefined && shown.textContent !== says) shown.textContent = says
  }

  async #beforeDecision(event: SubmitEvent, decision: HTMLFormElement): Promise<void> {
    if (!this.#unsaved && !this.#saving) return
    event.preventDefault()
    await this.#saving
    if (this.#unsaved) await this.#save()
    if (!this.#unsaved) decision.requestSubmit()
  }

  #key(): string {
    return `bangtin ${new URL(this.#form.action).pathname}`
  }

  /** The fields as they are, on the device; without room for it, the page still warns before it is left. */
  #keep(): void {
    if (!this.#unsaved) return
    try {
      localStorage.setItem(this.#key(), JSON.stringify([...new FormData(this.#form)]))
    } catch {
      return
    }
  }

  /** What was kept and never saved is put back; its version says whether somebody else has saved since. */
  #restore(): boolean {
    const kept = localStorage.getItem(this.#key())
    if (!kept) return false
    const seen = new Map<string, number>()
    for (const [name, value] of JSON.parse(kept) as [string, string][]) {
      const place = seen.get(name) ?? 0
      seen.set(name, place + 1)
      const field = this.#form.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)[place]
      if (field) field.value = value
    }
    return true
  }

  #say(says = ''): void {
    const status = this.querySelector('[data-status]')
    if (status && status.textContent !== says) status.textContent = says
  }
}

function issueOf({ field, says }: { field: string; says: string }): HTMLLIElement {
  const [item, link] = [document.createElement('li'), document.createElement('a')]
  link.href = `#${field}`
  link.textContent = says
  item.append(link)
  return item
}
