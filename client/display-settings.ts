/** The buttons for text size and contrast: does at once what the form would do with a visit to the server. */
export class DisplaySettings extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      const act = (event as SubmitEvent).submitter?.getAttribute('value')
      if (!act) return
      event.preventDefault()
      this.#change(act)
    })
  }

  #change(act: string): void {
    const root = document.documentElement
    let size = Number(root.dataset.size ?? 3)
    let contrast = root.dataset.contrast ?? 'auto'
    if (act === 'smaller') size = Math.max(1, size - 1)
    else if (act === 'larger') size = Math.min(5, size + 1)
    else if (act === 'usual') size = 3
    else contrast = nextContrast(contrast, act)
    root.dataset.size = String(size)
    root.dataset.contrast = contrast
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing from browsers that readers still use
    document.cookie = `hien-thi=${size}.${contrast}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
    this.#show(size, contrast)
  }

  #show(size: number, contrast: string): void {
    for (const button of this.querySelectorAll('button')) {
      if (button.value === 'usual') button.setAttribute('aria-pressed', String(size === 3))
      if (button.value === 'dark') button.setAttribute('aria-pressed', String(contrast === 'dark'))
    }
    const said = this.querySelector('output')
    if (said)
      said.value = `${this.dataset.size} ${size}/5. ${this.dataset.contrast}: ${this.getAttribute(`data-${contrast}`)}.`
  }
}

/** The same steps as the server takes (src/web/display.ts). */
function nextContrast(contrast: string, act: string): string {
  if (act === 'dark') return contrast === 'dark' ? 'auto' : 'dark'
  const steps = ['low', 'normal', 'high']
  const now = Math.max(0, contrast === 'auto' || contrast === 'dark' ? 1 : steps.indexOf(contrast))
  return steps[Math.min(2, Math.max(0, now + (act === 'more' ? 1 : -1)))] ?? 'normal'
}
