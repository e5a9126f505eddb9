import sharp from 'sharp'

/** The widths in pixels in which pictures are served; no other can be asked for, so nobody can fill the disk. */
export const WIDTHS = [480, 800, 1200, 1600] as const
/** An emblem beside a name is never shown larger, and only in this width. */
export const EMBLEM_WIDTH = 192
export const FORMATS = ['avif', 'webp', 'jpeg'] as const
export type Format = (typeof FORMATS)[number]

/** The largest picture that is opened, in pixels: beyond it a small file can ask for gigabytes of memory. */
const MOST_PIXELS = 60_000_000

/** What part of a picture matters most: one of nine places, by which it is cropped for lists and by hand. */
export const FOCI = [
  'top-left',
  'top',
  'top-right',
  'left',
  'centre',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const
export type Focus = (typeof FOCI)[number]

/** The shapes to which a picture can be cut, width to height. */
export const SHAPES = { '16:9': 16 / 9, '3:2': 3 / 2, '4:3': 4 / 3, '1:1': 1, '3:4': 3 / 4 } as const
export type Shape = keyof typeof SHAPES

/** A picture made anew from its pixels: turned upright, without camera data, no larger than is ever shown. */
export type CleanPicture = { bytes: Buffer; width: number; height: number }

/** Opens what claims to be a picture; undefined where it is none that we show. What can be seen through becomes white, but for an emblem. */
export async function cleanPicture(
  bytes: Uint8Array,
  use: 'picture' | 'emblem' = 'picture',
): Promise<CleanPicture | undefined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!['jpeg', 'png', 'webp', 'gif', 'avif', 'heif', 'tiff'].includes(format ?? '')) return undefined
    const upright = picture
      .rotate()
      .resize({ width: 2400, height: 2400, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await (use === 'emblem' ? upright : upright.flatten({ background: '#fff' }))
      .webp({ quality: 90, effort: 3 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return undefined
  }
}

/** Whether what calls itself a picture has more pixels than are opened. */
export async function hasTooManyPixels(bytes: Uint8Array): Promise<boolean> {
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  return size !== undefined && (size.width ?? 0) * (size.height ?? 0) > MOST_PIXELS
}

/** The largest part of a clean picture in a shape, as near to what matters as it goes. */
export async function cropped(bytes: Uint8Array, shape: Shape, focus: Focus): Promise<CleanPicture> {
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  const ratio = SHAPES[shape]
  const size =
    width / height > ratio
      ? { width: Math.round(height * ratio), height }
      : { width, height: Math.round(width / ratio) }
  const { x, y } = placeOfFocus(focus)
  const left = Math.round((width - size.width) * x)
  const top = Math.round((height - size.height) * y)
  const { data, info } = await sharp(bytes)
    .extract({ left, top, ...size })
    .webp({ quality: 90, effort: 3 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

/** Where a focus is, from left to right and from top to bottom, each 0, 0.5 or 1. */
function placeOfFocus(focus: Focus): { x: number; y: number } {
  return {
    x: focus.includes('left') ? 0 : focus.includes('right') ? 1 : 0.5,
    y: focus.includes('top') ? 0 : focus.includes('bottom') ? 1 : 0.5,
  }
}

/** One picture in the width and format that a reader's device asked for. */
export async function rendition(bytes: Uint8Array, width: number, format: Format): Promise<Buffer> {
  const resized = sharp(bytes, { limitInputPixels: MOST_PIXELS }).resize({ width, withoutEnlargement: true })
  if (format === 'avif') return resized.avif({ quality: 55, effort: 3 }).toBuffer()
  return format === 'webp'
    ? resized.webp({ quality: 78 }).toBuffer()
    : resized.jpeg({ quality: 80, mozjpeg: true }).toBuffer()
}
