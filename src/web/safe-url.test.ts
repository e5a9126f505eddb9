import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeUrl } from './safe-url.ts'

describe('safeUrl', () => {
  it.each([
    ['https://suoimo.example/tin?a=1#b', 'https://suoimo.example/tin?a=1#b'],
    ['  http://suoimo.example ', 'http://suoimo.example/'],
    ['mailto:vanthu@suoimo.example', 'mailto:vanthu@suoimo.example'],
    ['tel:+84123456789', 'tel:+84123456789'],
    ['/tin/a', '/tin/a'],
  ])('lets %j pass', (address, passed) => expect(safeUrl(address)).toBe(passed))

  it.each([
    '',
    null,
    undefined,
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'tin/a',
    'https://',
  ])('lets %j not pass', (address) => expect(safeUrl(address)).toBeUndefined())

  it('never gives what a browser would run, whatever stands before or inside', () => {
    const scheme = fc.constantFrom('javascript:', 'data:', 'vbscript:', 'blob:', 'filesystem:')
    const noise = fc.string({
      unit: fc.constantFrom('\u0000', '\t', '\n', ' ', '\u00a0', '/', '\\', '&', 'a'),
    })
    fc.assert(
      fc.property(noise, scheme, noise, (before, name, after) => {
        const safe = safeUrl(before + name + after)
        if (safe === undefined) return
        expect(new URL(safe, 'https://suoimo.example').protocol).toMatch(/^(?:https?|mailto|tel):$/)
        expect(new URL(safe, 'https://suoimo.example').origin).toBe('https://suoimo.example')
      }),
    )
  })
})
