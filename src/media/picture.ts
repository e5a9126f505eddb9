import sharp from 'sharp'

/** The widths in pixels in which pictures are served; no other can be asked for, so nobody can fill the disk. */
export const WIDTHS = [480, 800, 1200, 1600] as const
/** An emblem beside a name is never shown larger, and only in this width. */
export const EMBLEM_WIDTH = 192
export const FORMATS = ['avif', 'webp', 'jpeg'] as const
export type Format = (typeof FORMATS)[number]

/** The largest picture that is opened, in pixels: beyond it a small file can ask for gigabytes of memory. */
const MOST_PIXELS = 60_000_000

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

/** One picture in the width and format that a reader's device asked for. */
export async function rendition(bytes: Uint8Array, width: number, format: Format): Promise<Buffer> {
  const resized = sharp(bytes, { limitInputPixels: MOST_PIXELS }).resize({ width, withoutEnlargement: true })
  if (format === 'avif') return resized.avif({ quality: 55, effort: 3 }).toBuffer()
  return format === 'webp'
    ? resized.webp({ quality: 78 }).toBuffer()
    : resized.jpeg({ quality: 80, mozjpeg: true }).toBuffer()
}
