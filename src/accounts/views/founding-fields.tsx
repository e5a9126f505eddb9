import { type Founding, STAND_IN_HOST, TEMPLATES } from '../../sites/index.ts'
import { type DeskContext, deskWords } from '../desk.ts'

export type FoundingIssue = 'siteNameEmpty' | 'bodyNameEmpty'

const COLOUR = '#1d3a63'

/** Whether the first administrator keeps the site that is there or founds their own, and what that is to be. */
export function FoundingFields({
  c,
  field = () => '',
}: {
  c: DeskContext
  field?: ((name: string) => string) | undefined
}) {
  const words = deskWords(c)
  const isOwn = field('founding') === 'own'
  return (
    <fieldset>
      <legend>{words.founding}</legend>
      <label class="choice">
        <input type="radio" name="founding" value="keep" checked={!isOwn} />{' '}
        {words.keepSite(c.get('site').name)}
      </label>
      <label class="choice">
        <input type="radio" name="founding" value="own" checked={isOwn} /> {words.ownSite}
        <span class="hint">{words.ownSiteHint(STAND_IN_HOST)}</span>
      </label>
      <div class="own-site">
        <label for="body-name">{words.bodyName}</label>
        <input id="body-name" name="body-name" maxlength={200} value={field('body-name')} />
        <label for="site-name">{words.siteName}</label>
        <input id="site-name" name="site-name" maxlength={200} value={field('site-name')} />
        <label for="template">{words.template}</label>
        <select id="template" name="template">
          {TEMPLATES.map((template) => (
            <option value={template} selected={template === field('template')}>
              {words.templates[template]}
            </option>
          ))}
        </select>
        <label for="site-language">{words.siteLanguage}</label>
        <select id="site-language" name="site-language">
          <option value="vi">{words.vietnamese}</option>
          <option value="en" selected={field('site-language') === 'en'}>
            {words.english}
          </option>
        </select>
        <label for="site-colour">{words.siteColour}</label>
        <input id="site-colour" name="site-colour" type="color" value={field('site-colour') || COLOUR} />
        <label for="emblem">{words.emblem}</label>
        <input id="emblem" name="emblem" maxlength={3} value={field('emblem')} />
      </div>
    </fieldset>
  )
}

/** The site that the fields describe, and what is missing. */
export function foundingIn(field: (name: string) => string): { founding: Founding; issues: FoundingIssue[] } {
  const text = (name: string) => field(name).normalize('NFC').trim()
  const [name, bodyName] = [text('site-name').slice(0, 200), text('body-name').slice(0, 200)]
  const issues: FoundingIssue[] = [
    ...(bodyName === '' ? (['bodyNameEmpty'] as const) : []),
    ...(name === '' ? (['siteNameEmpty'] as const) : []),
  ]
  const founding = {
    name,
    bodyName,
    template: TEMPLATES.find((each) => each === field('template')) ?? 'commune',
    language: field('site-language') === 'en' ? 'en' : 'vi',
    colour: /^#[0-9a-f]{6}$/i.test(field('site-colour')) ? field('site-colour').toLowerCase() : COLOUR,
    emblem: [...text('emblem')].slice(0, 3).join(''),
  }
  return { founding, issues }
}
