import { type Assets, mix, readableOn } from '../web/index.ts'

/** The colours in which the house's own style is drawn; a site that keeps them needs no style of its own. */
const OF_THE_HOUSE = { colour: '#1d3a63', accent: '#e3a21a' }

type Chosen = { colour: string; accent: string }

/** The address of the style for a site's colours: the style itself with the colours in its name. */
export function styleAddress(assets: Assets, { colour, accent }: Chosen): string {
  if (colour === OF_THE_HOUSE.colour && accent === OF_THE_HOUSE.accent) return assets.style
  return assets.style.replace(/\.css$/, `-${colour.slice(1)}-${accent.slice(1)}.css`).toLowerCase()
}

/** The style that an address of that kind asks for; undefined where it is none. */
export function styleAt(assets: Assets, path: string): string | undefined {
  const [, colour, accent] = /-([0-9a-f]{6})-([0-9a-f]{6})\.css$/.exec(path) ?? []
  if (!colour || !accent) return undefined
  const chosen = { colour: `#${colour}`, accent: `#${accent}` }
  if (styleAddress(assets, chosen) !== path) return undefined
  const base = assets.read(assets.style)
  return base && `${new TextDecoder().decode(base.bytes)}${overrides(chosen)}`
}

// The grounds of client/styles/tokens.css: light, low and dark.
const LIGHT = ['#fbfaf6', '#ffffff']
const LOW = ['#f3efe4', '#f9f6ee']
const DARK = ['#12161b', '#1a2027']

/** Text in the body's colour, and grounds for white text, as dark or light as they must be; in high contrast nothing changes. */
function overrides({ colour, accent }: Chosen): string {
  const deep = readableOn(mix(colour, '#000000', 0.35), ['#ffffff'], 10)
  const light = `--cham:${readableOn(colour, LIGHT, 7)};--link:${readableOn(colour, LIGHT, 6)};--deep:${deep};--nghe:${accent}`
  const low = `--cham:${readableOn(mix(colour, '#ffffff', 0.15), LOW, 5)};--link:${readableOn(colour, LOW, 5)};--deep:${readableOn(colour, ['#ffffff'], 7)};--nghe:${accent}`
  const dark = `--cham:${readableOn(colour, DARK, 7)};--link:${readableOn(colour, DARK, 7)};--deep:${mix(colour, '#000000', 0.75)};--nghe:${accent}`
  return [
    `:root[data-contrast="normal"],:root[data-contrast="auto"]{${light}}`,
    `:root[data-contrast="low"]{${low}}`,
    `:root[data-contrast="dark"]{${dark}}`,
    `@media (prefers-color-scheme:dark) and (prefers-contrast:no-preference){:root[data-contrast="auto"]{${dark}}}`,
    `@media (prefers-contrast:more){:root[data-contrast="auto"]{--cham:#000;--deep:#000;--link:#00329b;--nghe:#ffd000}}`,
    `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root[data-contrast="auto"]{--cham:#fff;--link:#bcd6ff}}`,
  ].join('')
}
