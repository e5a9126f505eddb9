import sharp from 'sharp'

const SKIES = [
  ['#f6d9a8', '#fbf1de'],
  ['#bcd4e6', '#eef4f7'],
  ['#e8b98f', '#f8e6cf'],
  ['#a9c3c9', '#e9f0ec'],
] as const
const HILLS = [
  ['#4d7a58', '#31597a', '#1d3a63'],
  ['#6d8f5a', '#3f6b53', '#23484a'],
  ['#8a9a5b', '#56793f', '#2d4f3a'],
  ['#5b7c93', '#3c5f7f', '#24405f'],
] as const

/** Numbers that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A landscape of hills, a low sun, terraces and houses on stilts, drawn from a seed: 1200 × 800 pixels, PNG. */
export function drawLandscape(seed: number): Promise<Buffer> {
  return sharp(Buffer.from(landscape(seed)))
    .png()
    .toBuffer()
}

function landscape(seed: number): string {
  const next = numbers(seed + 1)
  const sky = SKIES[seed % SKIES.length] ?? SKIES[0]
  const hills = HILLS[Math.floor(seed / 2) % HILLS.length] ?? HILLS[0]
  const ridges = hills.map((colour, index) => ridge(colour, 320 + index * 130, 110 - index * 18, next))
  const houses = Array.from({ length: 3 + Math.floor(next() * 4) }, () =>
    house(120 + next() * 960, 610 + next() * 90, 0.7 + next() * 0.5),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>
    <rect width="1200" height="800" fill="url(#s)"/><circle cx="${200 + next() * 800}" cy="${130 + next() * 90}" r="${44 + next() * 26}" fill="#f0b53a" opacity=".9"/>
    ${ridges.join('')}${terraces(next)}${houses.join('')}</svg>`
}

function ridge(colour: string, base: number, height: number, next: () => number): string {
  const points = Array.from({ length: 9 }, (_, i) => [i * 150, base - next() * height] as const)
  const curve = points.slice(1).map(([x, y], i) => `S${x - 75} ${y} ${x} ${(y + (points[i]?.[1] ?? y)) / 2}`)
  return `<path d="M0 ${base}${curve.join('')}V800H0z" fill="${colour}"/>`
}

function terraces(next: () => number): string {
  const shades = ['#caa23c', '#d9b654', '#b8923a', '#8fa04e']
  return shades
    .map(
      (shade, i) =>
        `<path d="M0 ${640 + i * 42}Q${300 + next() * 200} ${600 + i * 44} 620 ${650 + i * 40}T1200 ${630 + i * 44}V800H0z" fill="${shade}"/>`,
    )
    .join('')
}

function house(x: number, y: number, size: number): string {
  return `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-44 0 0-40 44 0z" fill="#7a4b2a"/><path d="M-34 0h68v26h-68z" fill="#e9dcc3"/><path d="M-8 6h16v20H-8z" fill="#5c3a21"/><path d="M-30 26v18M0 26v18M30 26v18" stroke="#5c3a21" stroke-width="5"/></g>`
}
