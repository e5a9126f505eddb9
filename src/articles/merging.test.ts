import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraph } from '../../test/story.ts'
import { type Choice, clashesOf, merged } from './merging.ts'
import { Content } from './writing.ts'

const written = (over: object = {}, ...body: string[]) =>
  Content.parse({
    ...{ title: 'Cầu treo', lead: '', dateline: '', sectionId: 'a', bylines: [], tags: [] },
    ...{ source: { name: '', url: '' }, body: { type: 'doc', content: body.map(paragraph) } },
    ...over,
  })
const words = (content: Content) =>
  (content.body as { content: { content?: { text: string }[] }[] }).content.map(
    ({ content: inline = [] }) => inline[0]?.text ?? '',
  )
const always = (choice: Choice) => () => choice

describe('two texts', () => {
  const theirs = written({ title: 'Cầu treo mới' }, 'Một', 'Hai', 'Ba')
  const mine = written({}, 'Một', 'Hai hai', 'Ba', 'Bốn')

  it('differ in the parts that were changed, the body block by block', () => {
    expect(clashesOf(mine, theirs, []).map(({ name }) => name)).toEqual(['title', 'body-1', 'body-3'])
    expect(clashesOf(mine, mine, [])).toEqual([])
  })

  it('become one, part by part', () => {
    const chosen = merged(mine, theirs, (name) => (name === 'body-1' ? 'theirs' : 'mine'))
    expect([chosen.title, words(chosen)]).toEqual(['Cầu treo', ['Một', 'Hai', 'Ba', 'Bốn']])
    const both = merged(mine, theirs, (name) => (name === 'body-1' ? 'both' : 'theirs'))
    expect([both.title, words(both)]).toEqual(['Cầu treo mới', ['Một', 'Hai', 'Hai hai', 'Ba']])
  })

  it('are each had back whole by choosing it everywhere', () => {
    const body = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(body, body, (one, two) => {
        const [here, there] = [written({}, ...one), written({ title: 'Khác' }, ...two)]
        expect(words(merged(here, there, always('mine')))).toEqual(one)
        expect(words(merged(here, there, always('theirs')))).toEqual(two)
        expect(merged(here, there, always('theirs')).title).toBe('Khác')
      }),
    )
  })
})
