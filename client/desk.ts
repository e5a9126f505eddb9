import './desk.css'

// What was wrong is told first, also to those who cannot see where the page has changed.
document.querySelector<HTMLElement>('.issues[tabindex]')?.focus()
