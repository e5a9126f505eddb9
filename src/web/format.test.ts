import { describe, expect, it } from 'vitest'
import { formatNumber, formatTime, momentIn } from './format.ts'

describe('numbers and moments', () => {
  it('are written in the house form of the language', () => {
    expect(formatNumber(569_668, 'vi')).toBe('569.668')
    expect(formatNumber(569_668, 'en')).toBe('569,668')
  })

  it('belong to the day of the zone', () => {
    expect(momentIn('Asia/Ho_Chi_Minh', '2023-08-23T18:05:59.000Z', 'minute')).toEqual({
      written: '24/8/2023, 01:05',
      machine: '2023-08-24T01:05+07:00',
    })
    expect(momentIn('America/New_York', '2023-08-24T03:00:00.000Z', 'minute').machine).toBe(
      '2023-08-23T23:00-04:00',
    )
    expect(formatTime('2023-08-23T18:05:59.000Z', 'Asia/Ho_Chi_Minh')).toBe('01:05')
  })

  it('say no hour where only the day is known', () => {
    expect(momentIn('Asia/Ho_Chi_Minh', '2023-08-23T17:00:00.000Z', 'day')).toEqual({
      written: '24/8/2023',
      machine: '2023-08-24',
    })
  })
})
