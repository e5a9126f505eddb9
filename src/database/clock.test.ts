import { describe, expect, it } from 'vitest'
import { newId } from './clock.ts'

describe('identifiers', () => {
  it('are UUIDs of version 7, each later one after the one before', () => {
    const ids = Array.from({ length: 2000 }, newId)
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })
})
