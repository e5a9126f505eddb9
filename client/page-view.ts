/** What the server says to each place that is marked with `data-figure`. */
type Figures = Record<string, string | boolean>

const ADDRESS = '/luot-xem'
/** In milliseconds: so long the server knows a view that is sent twice. */
const KNOWN_AGAIN = 9000

/**
 * Tells the server that the page is shown: once, only when it is shown, and again where the browser shows it again from
 * its memory. Writes the figures that it answers into their places.
 */
export class PageView extends HTMLElement {
  /** When the page was told of without an answer yet; undefined before, and once the answer came. */
  #waitingSince: number | undefined

  connectedCallback(): void {
    if (document.visibilityState === 'visible') void this.#tell()
    else document.addEventListener('visibilitychange', () => void this.#tell(), { once: true })
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) void this.#tell()
    })
    // Whoever leaves before the answer came may have left before it was sent; the server knows the second from the first.
    addEventListener('pagehide', () => {
      if (this.#waitingSince !== undefined && performance.now() - this.#waitingSince < KNOWN_AGAIN)
        navigator.sendBeacon(ADDRESS, this.#said())
    })
  }

  #said(): URLSearchParams {
    const said = new URLSearchParams(this.dataset.said)
    said.set('from', document.referrer.slice(0, 1000))
    return said
  }

  async #tell(): Promise<void> {
    this.#waitingSince = performance.now()
    const response = await fetch(ADDRESS, { method: 'POST', keepalive: true, body: this.#said() }).catch(
      () => undefined,
    )
    if (response?.status !== 200) return
    this.#waitingSince = undefined
    const figures = (await response.json()) as Figures
    for (const place of document.querySelectorAll<HTMLElement>('[data-figure]')) {
      const figure = figures[place.dataset.figure ?? '']
      if (typeof figure === 'string') place.textContent = figure
    }
  }
}
