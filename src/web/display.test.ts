import { describe, expect, it } from 'vitest'
import { afterAct, displayCookie, displayFrom } from './display.ts'

describe('display', () => {
  it('keeps what was chosen, among other cookies', () => {
    expect(displayFrom(`a=1; ${displayCookie({ size: 5, contrast: 'dark' }, false)}`)).toEqual({
      size: 5,
      contrast: 'dark',
    })
  })

  it.each(['hien-thi=6.dark', 'hien-thi=3.pink', 'hien-thi=3.dark<script>', 'xhien-thi=3.dark', ''])(
    'takes %s for no choice',
    (cookie) => {
      expect(displayFrom(cookie)).toBeUndefined()
    },
  )

  it('goes no further than the ends', () => {
    expect(afterAct({ size: 5, contrast: 'high' }, 'larger')).toEqual({ size: 5, contrast: 'high' })
    expect(afterAct({ size: 1, contrast: 'low' }, 'smaller')).toEqual({ size: 1, contrast: 'low' })
    expect(afterAct({ size: 1, contrast: 'high' }, 'more')).toEqual({ size: 1, contrast: 'high' })
  })

  it('turns dark on and off, and leaves what the device wants when it is off', () => {
    const dark = afterAct({ size: 2, contrast: 'high' }, 'dark')
    expect(dark).toEqual({ size: 2, contrast: 'dark' })
    expect(afterAct(dark, 'dark')).toEqual({ size: 2, contrast: 'auto' })
    expect(afterAct(dark, 'more').contrast).toBe('high')
  })
})
