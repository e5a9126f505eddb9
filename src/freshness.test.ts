import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { describeEachEngine, NOW } from '../test/engines.ts'
import { foundCommune, story } from '../test/story.ts'
import { publishNew } from './articles/index.ts'
import { keepFresh } from './freshness.ts'
import type { PageCache } from './web/index.ts'

describeEachEngine('freshness', (open) => {
  it('drops what shows a change once, and nothing where nothing changed', async () => {
    const house = await open()
    const place = await foundCommune(house)
    const dropped: string[][] = []
    const cache = { drop: (keys: readonly string[]) => dropped.push([...keys]) } as unknown as PageCache
    const stop = await keepFresh(house.database, cache, (error) => expect.fail(String(error)))
    const made = await house.database.transact((rows) => publishNew(rows, story(place), 'test', NOW))
    await expect.poll(() => dropped.length, { timeout: 4000 }).toBe(1)
    await setTimeout(1200)
    expect(dropped).toEqual([[`site-${place.site.id}`, `article-${made.outcome === 'done' && made.id}`]])
    stop()
    await house.close()
  })

  it('says that it cannot look, goes on, and stops when told to', async () => {
    const house = await open()
    const said: unknown[] = []
    const stop = await keepFresh(house.database, { drop: () => undefined } as unknown as PageCache, (error) =>
      said.push(error),
    )
    await house.close()
    await expect.poll(() => said.length, { timeout: 4000 }).toBeGreaterThan(1)
    stop()
    const before = said.length
    await setTimeout(1200)
    expect(said.length).toBe(before)
  })
})
