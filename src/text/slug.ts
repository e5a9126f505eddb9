import { fold } from './fold.ts'

/**
 * The words of a title as a part of an address: folded, joined by hyphens, cut at a word before `longest` characters.
 * "Sơ kết Quy chế" gives "so-ket-quy-che"; a title without a Latin letter or a digit gives "".
 */
export function slug(title: string, longest = 80): string {
  const words = fold(title).match(/[a-z0-9]+/g) ?? []
  let joined = ''
  for (const word of words) {
    const longer = joined ? `${joined}-${word}` : word.slice(0, longest)
    if (longer.length > longest) break
    joined = longer
  }
  return joined
}
