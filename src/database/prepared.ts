import type { Compilable, CompiledQuery } from 'kysely'
import type { Rows } from './database.ts'

type Value = string | number
type Parameters = Readonly<Record<string, Value | readonly Value[]>>

/**
 * A read that is built and compiled once for a connection. Building one with Kysely takes several times as long as
 * SQLite needs to answer it, and a page asks eight (docs/performance.md). `build` is given a stand-in for each
 * parameter; each run puts the values in their places. A list is compiled once for each length that it has.
 *
 * ```ts
 * const byHost = prepared((rows, { host }: { host: string }) => own(rows).selectFrom('gate').selectAll().where('host', '=', host))
 * const [found] = await byHost(rows, { host: 'suoimo.example' })
 * ```
 */
export function prepared<P extends Parameters, Row>(
  build: (rows: Rows, parameters: P) => Compilable<Row>,
): (rows: Rows, parameters: P) => Promise<Row[]> {
  const compiled = new WeakMap<Rows, Map<string, CompiledQuery<Row>>>()
  return async (rows, parameters) => {
    const known = compiled.get(rows) ?? new Map<string, CompiledQuery<Row>>()
    if (known.size === 0) compiled.set(rows, known)
    const lengths = lengthsOf(parameters)
    const query = known.get(lengths) ?? build(rows, standIns(parameters)).compile()
    if (known.size < MOST_KEPT) known.set(lengths, query)
    const values = query.parameters.map((each) => (each instanceof StandIn ? each.in(parameters) : each))
    return (await rows.executeQuery<Row>({ ...query, parameters: values })).rows
  }
}

/** Lists on pages have a few lengths; whoever asks for thousands of rows need not have each length kept. */
const MOST_KEPT = 100

/** The place of one value among the parameters: by name, and in a list by number. */
class StandIn {
  readonly name: string
  readonly place: number | undefined
  constructor(name: string, place?: number) {
    this.name = name
    this.place = place
  }
  in(parameters: Parameters): unknown {
    const value = parameters[this.name]
    return this.place === undefined ? value : (value as readonly Value[])[this.place]
  }
}

function lengthsOf(parameters: Parameters): string {
  let lengths = ''
  for (const value of Object.values(parameters)) if (typeof value === 'object') lengths += `${value.length},`
  return lengths
}

/** Whatever parameter is asked for, its stand-in; to the types it is the value itself. */
function standIns<P extends Parameters>(parameters: P): P {
  const get = (_target: object, key: string | symbol) => {
    const name = String(key)
    const value = parameters[name]
    return Array.isArray(value) ? value.map((_each, place) => new StandIn(name, place)) : new StandIn(name)
  }
  return new Proxy({}, { get }) as P
}
