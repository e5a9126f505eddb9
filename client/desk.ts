import './desk.css'
import { FileDrop } from './file-drop.ts'
import { PasskeyButton } from './passkey-button.ts'
import { ReportDraft } from './report-draft.ts'
import { sendOnce } from './sent-once.ts'
import { ShrunkPhoto } from './shrunk-photo.ts'

// The editor is large; only whoever writes waits for it.
if (document.querySelector('article-editor'))
  import('./article-editor.ts').then(({ ArticleEditor }) =>
    customElements.define('article-editor', ArticleEditor),
  )
customElements.define('file-drop', FileDrop)
customElements.define('passkey-button', PasskeyButton)
customElements.define('report-draft', ReportDraft)
customElements.define('shrunk-photo', ShrunkPhoto)

// What was wrong is told first, also to those who cannot see where the page has changed.
document.querySelector<HTMLElement>('.issues[tabindex]')?.focus()

sendOnce()
