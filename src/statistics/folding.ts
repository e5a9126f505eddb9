/** Fewer than so many are not told apart from others. */
export const SMALLEST_GROUP = 5

/** What stands for all groups that are too small to be told. */
export const FOLDED = 'other'

type Group = { value: string; count: number }

/**
 * Groups of at least so many, the rest as one that is called "other". Where the rest itself would be too small, the
 * smallest group is put with it: otherwise the rest could be taken for the one group that is missing.
 */
export function fold(groups: readonly Group[], least: number): Group[] {
  const told = groups.filter(({ value, count }) => value !== FOLDED && count >= least)
  const bySize = [...told].sort((a, b) => a.count - b.count)
  const sum = (of: readonly Group[]) => of.reduce((total, { count }) => total + count, 0)
  let rest = sum(groups) - sum(told)
  while (rest > 0 && rest < least) {
    const smallest = bySize.shift()
    if (!smallest) return []
    told.splice(told.indexOf(smallest), 1)
    rest += smallest.count
  }
  return rest > 0 ? [...told, { value: FOLDED, count: rest }] : told
}
