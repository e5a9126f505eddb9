/** So long, in milliseconds, a form that was sent waits for its answer before it may be sent again. */
const PATIENCE_MS = 10_000

/** On a slow line people press twice: what a form has sent it does not send again while the answer may still come. */
export function sendOnce(): void {
  const sentAt = new WeakMap<HTMLFormElement, number>()
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (event.defaultPrevented || form.method !== 'post') return
    const before = sentAt.get(form) ?? Number.NEGATIVE_INFINITY
    if (event.timeStamp - before < PATIENCE_MS) event.preventDefault()
    else sentAt.set(form, event.timeStamp)
  })
}
