import type { Child } from 'hono/jsx'
import { type DeskContext, DeskShell } from '../../accounts/index.ts'
import type { Asking, Register } from '../desk.ts'
import { wordsIn } from '../words.ts'

/** Where the register is in the desk. */
export const HOME = '/desk/coordination'

/** A page of the register, with the ways to its parts; `way` leads back to what it belongs to. */
export function RegisterPage({
  c,
  register,
  asking,
  title,
  way,
  children,
}: {
  c: DeskContext
  register: Register
  asking: Asking
  title: string
  way?: { href: string; name: string } | undefined
  children?: Child
}) {
  const words = wordsIn(c.get('language'))
  const parts = [
    { href: HOME, name: words.myWork },
    { href: `${HOME}/agreements`, name: words.agreements },
    ...(asking.isAdministrator
      ? [
          { href: `${HOME}/bodies`, name: words.bodies },
          { href: `${HOME}/posts`, name: words.posts },
          { href: `${HOME}/calendar`, name: words.calendar },
        ]
      : []),
  ]
  return (
    <DeskShell c={c} desk={register} title={title}>
      <nav aria-label={words.menu} class="views">
        <ul>
          {parts.map(({ href, name }) => (
            <li>
              <a href={href} aria-current={c.req.path === href ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {way && (
        <p class="way">
          <a href={way.href}>{way.name}</a>
        </p>
      )}
      <h1>{title}</h1>
      {c.req.query('saved') === 'yes' && (
        <p class="issues done" role="status">
          {words.saved}
        </p>
      )}
      {children}
    </DeskShell>
  )
}
