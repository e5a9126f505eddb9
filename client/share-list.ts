/** Adds what only a browser can do to the plain links: copy the address, and the device's own share sheet. */
export class ShareList extends HTMLElement {
  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[data-act]')) {
      const { act } = button.dataset
      const able = act === 'copy' ? 'clipboard' in navigator : act === 'device' ? 'share' in navigator : true
      const item = button.closest('li')
      if (item) item.hidden = !able
      button.addEventListener('click', () => void this.#do(act ?? ''))
    }
  }

  async #do(act: string): Promise<void> {
    const url = this.dataset.url ?? location.href
    if (act === 'print') return window.print()
    if (act === 'device') return navigator.share({ url, title: document.title }).catch(() => undefined)
    const copied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    )
    const said = this.querySelector('output')
    if (said) said.value = (copied ? this.dataset.copied : this.dataset.refused) ?? ''
  }
}
