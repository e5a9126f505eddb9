/** Two texts have become one on the server: what the device kept of one of them is not put back over it. */
export class MergeChoice extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', () => {
      localStorage.removeItem(this.dataset.kept ?? '')
    })
  }
}
