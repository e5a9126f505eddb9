import { pagePath } from '../addresses.ts'
import type { Words } from '../words.ts'

/** The numbered pages of a list: the first, the last, those around the present one. */
export function Pages({
  path,
  number,
  last,
  words,
}: {
  path: string
  number: number
  last: number
  words: Words
}) {
  if (last <= 1) return null
  return (
    <nav class="pages" aria-label={words.pages}>
      {number > 1 && (
        <a href={pagePath(path, number - 1)} rel="prev">
          ← {words.newer}
        </a>
      )}
      <ol>
        {numbersShown(number, last).map((each, index, all) => (
          <li>
            {index > 0 && each - (all[index - 1] ?? 0) > 1 && <span aria-hidden="true">…</span>}
            <a
              href={pagePath(path, each)}
              aria-current={each === number ? 'page' : undefined}
              aria-label={words.pageNumber(each)}
            >
              {each}
            </a>
          </li>
        ))}
      </ol>
      {number < last && (
        <a href={pagePath(path, number + 1)} rel="next">
          {words.older} →
        </a>
      )}
    </nav>
  )
}

/** The numbers to be shown: 1 and the last, and two on each side of the present. */
export function numbersShown(number: number, last: number): number[] {
  const near = [number - 2, number - 1, number, number + 1, number + 2]
  return [...new Set([1, ...near, last])].filter((each) => each >= 1 && each <= last).sort((a, b) => a - b)
}
