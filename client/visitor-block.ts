/** What the server says to each place that is marked with `data-figure`. */
type Figures = Record<string, string>

/** Tells the server that a page is shown, once and only when it is shown, and writes the figures that it answers. */
export class VisitorBlock extends HTMLElement {
  connectedCallback(): void {
    if (document.visibilityState === 'visible') void this.#count()
    else document.addEventListener('visibilitychange', () => void this.#count(), { once: true })
  }

  async #count(): Promise<void> {
    const response = await fetch('/luot-xem', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'text/plain', 'accept-language': document.documentElement.lang },
      body: location.pathname,
    }).catch(() => undefined)
    if (response?.status !== 200) return
    const figures = (await response.json()) as Figures
    for (const place of this.querySelectorAll<HTMLElement>('[data-figure]')) {
      const figure = figures[place.dataset.figure ?? '']
      if (figure !== undefined) place.textContent = figure
    }
  }
}
