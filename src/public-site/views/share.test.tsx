import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { SHARE_TARGETS } from '../../sites/index.ts'
import type { Screen } from '../screen.ts'
import { wordsIn } from '../words.ts'
import { Share } from './share.tsx'

const URL_OF_STORY = 'https://suoimo.example/tin/đường?a=1&b=2'
const TITLE = 'Đường "Nà Lạn" & 100% hộ dân'

function links(share: readonly string[]) {
  const screen = { site: { settings: { share } }, words: wordsIn('vi') } as unknown as Screen
  const { document } = parseHTML(String(<Share screen={screen} url={URL_OF_STORY} title={TITLE} />))
  return {
    document,
    hrefs: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
  }
}

describe('sharing', () => {
  it('hands over the whole address and the whole title', () => {
    const said = links(SHARE_TARGETS).hrefs.map((href) => [...new URL(href).searchParams.values()].join(' '))
    expect(said).toHaveLength(5)
    for (const words of said) expect(words).toContain(URL_OF_STORY)
    expect(said.filter((words) => words.includes(TITLE))).toHaveLength(3)
  })

  it('offers what the site chose and nothing else, never a network that closed', () => {
    expect(links(['zalo']).hrefs.map((href) => new URL(href).hostname)).toEqual(['zalo.me'])
    expect(links([]).hrefs).toEqual([])
    expect(links(SHARE_TARGETS).document.body?.textContent ?? '').not.toMatch(/google/i)
  })

  it('hides what needs JavaScript until it is there', () => {
    const { document } = links(SHARE_TARGETS)
    const buttons = [...document.querySelectorAll('button')]
    expect(buttons.map((button) => button.getAttribute('data-act'))).toEqual(['copy', 'device', 'print'])
    expect(buttons.every((button) => button.closest('[hidden]'))).toBe(true)
  })
})
