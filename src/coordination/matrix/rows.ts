import type { Rows } from '../../database/index.ts'
import { heirsAmong } from '../duties/standing.ts'

/** Bodies in the order in which they are listed, but whoever has taken over from one by a day right after it: a line of bodies stands together. */
export async function inLines<Body extends { id: string }>(
  rows: Rows,
  obligationIds: readonly string[],
  bodies: readonly Body[],
  day: string,
): Promise<Body[]> {
  const heirsOf = await heirsAmong(rows, obligationIds, day)
  const listed = new Map(bodies.map((body) => [body.id, body]))
  const lines = new Map(bodies.map(({ id }) => [id, heirsOf(id).filter((heir) => listed.has(heir))]))
  const heirs = new Set([...lines.values()].flat())
  const first = bodies.filter(({ id }) => !heirs.has(id))
  // Whoever took over from several stands after the first of them; a circle, if there is one, comes last.
  const ids = new Set([...first.flatMap(({ id }) => [id, ...(lines.get(id) ?? [])]), ...listed.keys()])
  return [...ids].flatMap((id) => listed.get(id) ?? [])
}
