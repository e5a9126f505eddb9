/** Names with what is said of each. */
export function FactItems({ facts }: { facts: readonly (readonly (string | undefined)[])[] }) {
  return (
    <>
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </>
  )
}
