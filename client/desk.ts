import './desk.css'
import { ArticleEditor } from './article-editor.ts'

customElements.define('article-editor', ArticleEditor)

// What was wrong is told first, also to those who cannot see where the page has changed.
document.querySelector<HTMLElement>('.issues[tabindex]')?.focus()
