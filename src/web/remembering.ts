/** Remembers what a pure function gave for so many arguments; with more it begins anew, so that nobody can fill the memory. */
export function remembering<T>(most: number, give: (argument: string) => T): (argument: string) => T {
  const known = new Map<string, T>()
  return (argument) => {
    const remembered = known.get(argument)
    if (remembered !== undefined) return remembered
    const given = give(argument)
    if (known.size >= most) known.clear()
    known.set(argument, given)
    return given
  }
}
