import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FOLDED, fold } from './folding.ts'

const group = (value: string, count: number) => ({ value, count })

it('puts groups under five together', () =>
  expect(fold([group('phone', 9), group('tablet', 4), group('computer', 3)], 5)).toEqual([
    group('phone', 9),
    group(FOLDED, 7),
  ]))

it('puts the smallest of the others with a rest that would still be too small', () =>
  expect(fold([group('phone', 9), group('computer', 6), group('tablet', 2)], 5)).toEqual([
    group('phone', 9),
    group(FOLDED, 8),
  ]))

it('tells nothing where all together are too few', () => expect(fold([group('phone', 4)], 5)).toEqual([]))

it('never tells a group under five, and loses none of the sum', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ value: fc.string(), count: fc.nat(20) }), {
        selector: ({ value }) => value,
      }),
      (groups) => {
        const told = fold(groups, 5)
        for (const { count } of told) expect(count).toBeGreaterThanOrEqual(5)
        const sum = (of: { count: number }[]) => of.reduce((all, { count }) => all + count, 0)
        expect([sum(groups), 0]).toContain(sum(told) === 0 ? 0 : sum(told))
        if (sum(groups) >= 5) expect(sum(told)).toBe(sum(groups))
      },
    ),
  ))
