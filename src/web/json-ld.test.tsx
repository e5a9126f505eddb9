import fc from 'fast-check'
import { expect, it } from 'vitest'
import { JsonLd } from './json-ld.tsx'

it('writes any data so that no script ends early, and machines read the same', () => {
  const pieces = fc.constantFrom(
    '</script>',
    '<!--',
    '\u2028',
    '\u2029',
    '"',
    '\\',
    '&lt;',
    'Hà Giang',
    ']]>',
  )
  fc.assert(
    fc.property(fc.array(pieces), fc.string({ unit: 'binary' }), (parts, more) => {
      const headline = (parts.join('') + more).replace(/[\ud800-\udfff]/g, '')
      const page = String(<JsonLd value={{ headline }} />)
      const [, inside = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(page) ?? []
      expect(JSON.parse(inside)).toEqual({ headline })
    }),
  )
})
