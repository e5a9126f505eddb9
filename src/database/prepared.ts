import type { Compilable, CompiledQuery } from 'kysely'
import type { Rows } from './database.ts'

type Parameters = Readonly<Record<string, string | number>>

/**
 * A read that is built and compiled once for a connection. Building one with Kysely takes several times as long as
 * SQLite needs to answer it, and a page asks eight (docs/performance.md). `build` is given a stand-in for each
 * parameter; each run puts the values in their places.
 *
 * ```ts
 * const byHost = prepared((rows, { host }: { host: string }) => own(rows).selectFrom('gate').selectAll().where('host', '=', host))
 * const [found] = await byHost(rows, { host: 'suoimo.example' })
 * ```
 */
export function prepared<P extends Parameters, Row>(
  build: (rows: Rows, parameters: P) => Compilable<Row>,
): (rows: Rows, parameters: P) => Promise<Row[]> {
  const compiled = new WeakMap<Rows, CompiledQuery<Row>>()
  return async (rows, parameters) => {
    const known = compiled.get(rows)
    const query = known ?? build(rows, standIns<P>()).compile()
    if (!known) compiled.set(rows, query)
    const values = query.parameters.map((each) =>
      each instanceof StandIn ? parameters[each.name as keyof P] : each,
    )
    return (await rows.executeQuery<Row>({ ...query, parameters: values })).rows
  }
}

class StandIn {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Whatever parameter is asked for, its stand-in; to the types it is the value itself. */
function standIns<P extends Parameters>(): P {
  return new Proxy({}, { get: (_target, name) => new StandIn(String(name)) }) as P
}
