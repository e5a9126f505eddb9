import type { SHARE_TARGETS } from '../../sites/index.ts'
import type { Screen } from '../screen.ts'

type Target = (typeof SHARE_TARGETS)[number]

/** Plain links that ask nobody anything before they are clicked; the browser adds copying and its own share sheet. */
export function Share({
  screen: { site, words },
  url,
  title,
}: {
  screen: Screen
  url: string
  title: string
}) {
  const links = site.settings.share.flatMap((target) => {
    const href = shareAddress(target, url, title)
    return href
      ? [
          {
            href,
            name: {
              facebook: 'Facebook',
              zalo: 'Zalo',
              x: 'X',
              telegram: 'Telegram',
              email: words.byEmail,
              copy: '',
            }[target],
          },
        ]
      : []
  })
  return (
    <share-list data-url={url} data-copied={words.copied} data-refused={words.notCopied}>
      <ul class="share" aria-label={words.share}>
        <li aria-hidden="true">{words.share}</li>
        {links.map(({ href, name }) => (
          <li>
            <a
              href={href}
              rel="noopener noreferrer"
              target={href.startsWith('mailto:') ? undefined : '_blank'}
            >
              {name}
            </a>
          </li>
        ))}
        {site.settings.share.includes('copy') && <Button act="copy" label={words.copy} />}
        <Button act="device" label={words.device} />
        <Button act="print" label={words.print} />
      </ul>
      <output class="shared" />
    </share-list>
  )
}

/** These need JavaScript and are hidden until it is there. */
function Button({ act, label }: { act: string; label: string }) {
  return (
    <li hidden>
      <button type="button" data-act={act}>
        {label}
      </button>
    </li>
  )
}

/** Where a network takes a new post, with the address and title in the query. */
function shareAddress(target: Target, url: string, title: string): string | undefined {
  const [u, t] = [encodeURIComponent(url), encodeURIComponent(title)]
  switch (target) {
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${u}`
    case 'zalo':
      return `https://zalo.me/share?url=${u}`
    case 'x':
      return `https://x.com/intent/post?url=${u}&text=${t}`
    case 'telegram':
      return `https://t.me/share/url?url=${u}&text=${t}`
    case 'email':
      return `mailto:?subject=${t}&body=${u}`
    default:
      return undefined
  }
}
