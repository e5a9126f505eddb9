import { EMBLEM_WIDTH } from '../../media/index.ts'
import type { Site } from '../../sites/index.ts'
import { contrast } from '../../web/index.ts'

type Worn = Pick<Site['settings'], 'colour' | 'accent' | 'emblem' | 'emblemPicture'>

/** The body's own emblem; else letters in a disc of its colour, or hills, a stream and a low sun. */
export function Emblem({ settings }: { settings: Worn }) {
  const { colour, accent, emblem, emblemPicture } = settings
  if (emblemPicture)
    return <img class="emblem" src={emblemAddress(emblemPicture)} alt="" width="64" height="64" />
  return (
    <svg class="emblem" viewBox="0 0 64 64" aria-hidden="true">
      <circle cx="32" cy="32" r="31" fill={colour} />
      {emblem ? (
        <text
          x="32"
          y={emblem.length > 2 ? 39 : 42}
          fill={onColour(colour)}
          font-size={emblem.length > 2 ? 20 : 28}
          font-weight="700"
          text-anchor="middle"
        >
          {emblem}
        </text>
      ) : (
        <>
          <path d="M6 44 22 22l9 11 9-15 18 26z" fill="#4d7a58" />
          <path d="M4 47h56a31 31 0 0 1-56 0z" fill={accent} />
          <circle cx="44" cy="17" r="5" fill={accent} />
        </>
      )}
    </svg>
  )
}

/** The emblem as the page's icon; a drawn one stands within the page, which is one request less on a slow line. */
export function iconOf({ colour, accent, emblem, emblemPicture }: Worn): { href: string; type: string } {
  if (emblemPicture) return { href: emblemAddress(emblemPicture), type: 'image/webp' }
  const inside = emblem
    ? `<text x="32" y="42" fill="${onColour(colour)}" font-family="sans-serif" font-size="${emblem.length > 2 ? 20 : 28}" font-weight="700" text-anchor="middle">${encodeForSvg(emblem)}</text>`
    : `<path d="M6 44 22 22l9 11 9-15 18 26z" fill="#4d7a58"/><path d="M4 47h56a31 31 0 0 1-56 0z" fill="${accent}"/><circle cx="44" cy="17" r="5" fill="${accent}"/>`
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="31" fill="${colour}"/>${inside}</svg>`
  return { href: `data:image/svg+xml,${encodeURIComponent(drawing)}`, type: 'image/svg+xml' }
}

export function emblemAddress(hash: string): string {
  return `/media/${hash}-${EMBLEM_WIDTH}.webp`
}

function onColour(colour: string): string {
  return contrast(colour, '#ffffff') >= 4.5 ? '#ffffff' : '#000000'
}

function encodeForSvg(letters: string): string {
  return letters.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
