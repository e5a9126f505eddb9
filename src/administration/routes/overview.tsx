import { type DeskContext, DeskShell, deskPage, type Person } from '../../accounts/index.ts'
import type { Office } from '../desk.ts'
import { wordsIn } from '../words.ts'

const PLACES = [
  ['face', '/desk/site/face'],
  ['emblem', '/desk/site/emblem'],
  ['sections', '/desk/site/sections'],
  ['menu', '/desk/site/menu'],
  ['home', '/desk/site/home'],
  ['topics', '/desk/site/topics'],
  ['glossary', '/desk/site/glossary'],
  ['directory', '/desk/site/directory'],
  ['redirects', '/desk/site/redirects'],
  ['rules', '/desk/site/rules'],
  ['people', '/desk/people'],
  ['journal', '/desk/journal'],
] as const

/** Everything that somebody who looks after a site can change. */
export async function officePage(c: DeskContext, office: Office, _person: Person) {
  const words = wordsIn(c.get('language'))
  const named: Readonly<Record<(typeof PLACES)[number][0], string>> = {
    ...words.parts,
    emblem: words.emblemTitle,
    sections: words.sections,
    redirects: words.redirects,
    people: words.people,
    journal: words.journal,
  }
  return deskPage(
    c,
    <DeskShell c={c} desk={office} title={words.site}>
      <h1>{words.site}</h1>
      <ul class="places">
        {PLACES.map(([place, href]) => (
          <li>
            <a href={href}>{named[place]}</a>
            <p class="hint">{words.placeHints[place]}</p>
          </li>
        ))}
      </ul>
    </DeskShell>,
  )
}
