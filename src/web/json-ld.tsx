import { raw } from 'hono/html'

/** The only place where text goes into a page without being escaped as text: data for machines, no markup in it. */
export function JsonLd({ value }: { value: object }) {
  return (
    <script type="application/ld+json">
      {raw(
        JSON.stringify(value)
          .replaceAll('<', '\\u003c')
          .replaceAll('\u2028', '\\u2028')
          .replaceAll('\u2029', '\\u2029'),
      )}
    </script>
  )
}
