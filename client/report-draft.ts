import { type Answer, issueItems, SavedForm } from './saved-form.ts'

/**
 * A report that keeps itself while it is written, also on a weak line, and is handed in again and again until the server has it: the
 * form's key makes that one version.
 */
export class ReportDraft extends SavedForm {
  connectedCallback(): void {
    this.watch(this.open())
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      const { formAction = '' } = (event.submitter as HTMLButtonElement | null) ?? {}
      if (formAction.endsWith('/submission')) this.#handIn(formAction)
      else this.save()
    })
  }

  protected taken(): void {}

  /** The server shows both drafts on one page. */
  protected conflicted({ says }: Answer): void {
    this.say(says)
    // What is kept here would come back over the page that shows both.
    this.forget()
    this.unsaved = false
    this.form.submit()
  }

  async #handIn(address: string): Promise<void> {
    await this.saving
    this.unsaved = true
    this.keep()
    this.say(this.dataset.saving)
    const told = await this.post(address)
    if (told?.answer.location) {
      this.unsaved = false
      this.forget()
      location.assign(told.answer.location)
      return
    }
    if (told?.status === 409) return this.conflicted(told.answer)
    if (told) return this.#tell(told.answer)
    this.later(() => this.#handIn(address))
  }

  #tell({ issues = [], says }: Answer): void {
    document.querySelector('.issues')?.remove()
    const list = document.createElement('ul')
    list.append(...issueItems(issues))
    const box = document.createElement('div')
    box.className = 'issues'
    box.setAttribute('role', 'alert')
    box.tabIndex = -1
    box.append(list)
    this.prepend(box)
    box.focus()
    this.say(says ?? this.dataset.unsaved)
  }
}
