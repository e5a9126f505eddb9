import type { DisplayAct } from '../../web/index.ts'
import { PATHS } from '../addresses.ts'
import { languageName } from '../languages.ts'
import type { Screen } from '../screen.ts'

/** Text size and contrast: a form that works by itself, and at once where there is JavaScript. */
export function DisplaySettings({ screen }: { screen: Screen }) {
  const { words, display, path, now, site } = screen
  const named = Object.fromEntries(
    Object.entries(words.contrasts).map(([contrast, name]) => [`data-${contrast}`, name]),
  )
  return (
    <section class="tools" aria-label={words.display}>
      <div class="wrap">
        <span class="today">{today(now, site.zone, words.weekdays)}</span>
        <Languages screen={screen} />
        <display-settings data-size={words.textSize} data-contrast={words.contrast} {...named}>
          <form method="post" action="/tuy-chon">
            <input type="hidden" name="tro-ve" value={path} />
            <fieldset>
              <legend>{words.textSize}</legend>
              <Act act="smaller" label={words.smaller} sign="A−" />
              <Act act="usual" label={words.usual} sign="A" pressed={display.size === 3} />
              <Act act="larger" label={words.larger} sign="A+" />
            </fieldset>
            <fieldset>
              <legend>{words.contrast}</legend>
              <Act act="less" label={words.less} sign="◐−" />
              <Act act="more" label={words.more} sign="◐+" />
              <Act act="dark" label={words.dark} sign="☾" pressed={display.contrast === 'dark'} />
            </fieldset>
          </form>
          <output class="unseen" />
        </display-settings>
      </div>
    </section>
  )
}

/** The site's stories in its other languages, each named in its own. */
function Languages({ screen: { site, words, language } }: { screen: Screen }) {
  const others = [site.language, ...site.settings.languages].filter((each) => each !== language)
  if (others.length === 0) return null
  return (
    <nav class="languages" aria-label={words.otherLanguages}>
      {others.map((each) => (
        <a href={each === site.language ? PATHS.home : PATHS.language(each)} lang={each} hreflang={each}>
          {capitalised(languageName(each, each))}
        </a>
      ))}
    </nav>
  )
}

function capitalised(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

function Act({
  act,
  label,
  sign,
  pressed,
}: {
  act: DisplayAct
  label: string
  sign: string
  pressed?: boolean
}) {
  const state =
    pressed === undefined ? {} : { 'aria-pressed': pressed ? ('true' as const) : ('false' as const) }
  return (
    <button type="submit" name="act" value={act} title={label} {...state}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{label}</span>
    </button>
  )
}

function today(now: string, zone: string, weekdays: readonly string[]): string {
  const { dayOfWeek, day, month, year } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  return `${weekdays[dayOfWeek - 1]}, ${day}/${month}/${year}`
}
