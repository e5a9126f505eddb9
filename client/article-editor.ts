import { Writing } from './editor/writing.ts'
import { type Answer, issueItems, SavedForm } from './saved-form.ts'

/** So often a page says that it is open. */
const PRESENT_MS = 15_000

/** The form of an article with its editor, saved while it is written. */
export class ArticleEditor extends SavedForm {
  #writing!: Writing

  connectedCallback(): void {
    const restored = this.open()
    const { body } = this.form.elements as unknown as { body: HTMLTextAreaElement }
    this.#writing = new Writing(this, () => {
      body.value = JSON.stringify(this.#writing.json())
      this.touched()
    })
    this.#writing.open(JSON.parse(body.value))
    this.watch(restored)
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.save()
    })
    // Acts decide over what is saved: nothing may be left behind when somebody goes on.
    for (const decision of document.querySelectorAll<HTMLFormElement>('[data-decision]'))
      decision.addEventListener('submit', (event) => this.#beforeDecision(event, decision))
    this.#present()
    setInterval(() => this.#present(), PRESENT_MS)
  }

  protected taken({ state, issues = [], advice = [] }: Answer): void {
    const shown = document.querySelector('[data-state]')
    if (shown && state) shown.textContent = state
    document.querySelector('[data-issues]')?.replaceChildren(...issueItems(issues))
    document.querySelector('[data-advice]')?.replaceChildren(...issueItems(advice))
  }

  protected conflicted({ says = '' }: Answer): void {
    const template = this.querySelector<HTMLTemplateElement>('template[data-conflict]')
    const told = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
    if (!told) return
    told.querySelector('[data-says]')?.replaceChildren(says)
    // The same form, sent as a page: the server lays both texts side by side.
    told.querySelector('[data-choose]')?.addEventListener('click', () => {
      this.keep()
      this.unsaved = false
      this.form.submit()
    })
    this.querySelector('.issues')?.remove()
    this.prepend(told)
    told.focus()
    this.say(this.dataset.unsaved)
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
    if (!this.unsaved && !this.saving) return
    event.preventDefault()
    await this.saving
    if (this.unsaved) await this.save()
    if (!this.unsaved) decision.requestSubmit()
  }
}
