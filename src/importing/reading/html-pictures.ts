import { asFigure } from './captions.ts'
import { type Piece, tidy } from './piece.ts'

const CAPTION_CLASS = /caption|chu-?thich|pic-?desc|img-?desc|photo-?note|avatar-?caption|imgdes/i

/** Whether an element is there to say what a picture shows. */
export function isCaptionBox(element: Element): boolean {
  return CAPTION_CLASS.test(element.className)
}

/** The words of an element as one line. */
export function words(element: Element): string {
  return tidy((element.textContent ?? '').replace(/\s+/g, ' '))
}

/** An image as the page shows it: nothing where it is only there to count visitors. */
export function pictureOf(image: Element): Piece[] {
  const src =
    image.getAttribute('data-src') ?? image.getAttribute('data-original') ?? image.getAttribute('src') ?? ''
  if (isTracker(image, src)) return []
  const alternative = tidy(image.getAttribute('alt') ?? '')
  const picture = { ...(src ? { src } : {}), ...(alternative ? { alternative } : {}) }
  return [{ text: '', apart: true, picture }]
}

/** Pictures of a point or two count visitors; they show nothing. */
function isTracker(image: Element, src: string): boolean {
  const side = (name: string) => Number.parseInt(image.getAttribute(name) ?? '', 10)
  return src.startsWith('data:') || side('width') < 16 || side('height') < 16
}

/** A box with the pictures in it and, where it has words, their caption. */
export function captionOf(element: Element): Piece[] {
  const images = [...element.querySelectorAll('img')].flatMap((image) => pictureOf(image))
  const caption = words(element)
  return [...images, ...(caption ? [asFigure(caption)] : [])]
}
