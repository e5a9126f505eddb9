/** Registers the worker that keeps pages, and says so above a page that comes from it. */
export function keepPages(): void {
  if ('serviceWorker' in navigator && window.isSecureContext)
    whenIdle(() => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined))
  const keptAt = document.querySelector<HTMLMetaElement>('meta[name="kept-at"]')?.content
  if (keptAt === undefined) return
  const english = document.documentElement.lang === 'en'
  const when = keptAt ? new Date(keptAt).toLocaleString(english ? 'en-GB' : 'vi-VN') : ''
  const notice = document.createElement('p')
  notice.className = 'kept'
  notice.setAttribute('role', 'status')
  notice.textContent = english
    ? `There is no connection. This is the copy kept on your device${when && `, from ${when}`}.`
    : `Không có mạng. Đây là bản đã lưu trên máy${when && `, lúc ${when}`}.`
  document.querySelector('main')?.prepend(notice)
}

/** Once the page is there, so that a slow phone shows it first. */
function whenIdle(act: () => void): void {
  const later = () => setTimeout(act, 1000)
  if (document.readyState === 'complete') later()
  else window.addEventListener('load', later, { once: true })
}
