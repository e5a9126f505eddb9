import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune } from '../../test/story.ts'
import { holdsPicture, keepPicture, picturesOf, renditionOf, storePicture } from './keeping.ts'
import { cleanPicture } from './picture.ts'
import { folderStorage } from './storage.ts'

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })

describe('a picture', () => {
  it('is made anew: upright, without camera data, no wider than is ever shown', async () => {
    const sideways = await drawn(3000, 1000)
      .withExif({ IFD0: { Artist: 'x' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const clean = await cleanPicture(sideways)
    expect([clean?.width, clean?.height]).toEqual([800, 2400])
    const { exif, format } = await sharp(clean?.bytes).metadata()
    expect([exif, format]).toEqual([undefined, 'webp'])
  })

  it.each([
    ['text', Buffer.from('not a picture')],
    [
      'a drawing that can hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'),
    ],
    ['nothing', Buffer.alloc(0)],
  ])('is not %s', async (_name, bytes) => expect(await cleanPicture(bytes)).toBeUndefined())

  it('that was cut off is none', async () => {
    const whole = await drawn(900, 600).png({ compressionLevel: 0 }).toBuffer()
    expect(await cleanPicture(whole.subarray(0, whole.length / 2))).toBeUndefined()
  })
})

describe('the folder of files', () => {
  it('holds a file under its name only when it is whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'media-'))
    const storage = folderStorage(folder)
    expect(await storage.read('abcd')).toBeUndefined()
    await Promise.all([1, 2, 3].map(() => storage.write('abcd', Buffer.from('whole'))))
    expect((await storage.read('abcd'))?.toString()).toBe('whole')
    expect(readdirSync(join(folder, 'ab'))).toEqual(['abcd'])
  })

  it('leaves nothing half-written where a file cannot be put in its place, and takes files away with what was made of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'media-'))
    const storage = folderStorage(folder)
    mkdirSync(join(folder, 'ab', 'abcd'), { recursive: true })
    await expect(storage.write('abcd', Buffer.from('whole'))).rejects.toThrow()
    expect(readdirSync(join(folder, 'ab'))).toEqual(['abcd'])
    await storage.write('abff', Buffer.from('a'))
    await storage.write('abff-480.webp', Buffer.from('b'))
    await storage.remove('abff')
    await storage.remove('ffff')
    expect(readdirSync(join(folder, 'ab'))).toEqual(['abcd'])
  })
})

describeEachEngine('the pictures of a site', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())

  it('are kept once, and are no other site’s to show', async () => {
    const [{ site }, other] = [await foundCommune(house), await foundCommune(house, 'khac.example')]
    const stored = await storePicture(house.storage, await drawn(900, 600).png().toBuffer())
    if (!stored) throw new Error('no picture')
    const keep = () => house.database.transact((rows) => keepPicture(rows, site.id, stored, 'test', NOW))
    const id = await keep()
    expect(await keep()).toBe(id)
    const { rows } = house.database
    expect(await picturesOf(rows, site.id, [id])).toEqual(new Map([[id, { id, ...stored, focus: 'centre' }]]))
    expect(await picturesOf(rows, other.site.id, [id])).toEqual(new Map())
    expect([
      await holdsPicture(rows, site.id, stored.hash),
      await holdsPicture(rows, other.site.id, stored.hash),
    ]).toEqual([true, false])
  })

  it('are made in a width and format when first asked for, once however many ask', async () => {
    const stored = await storePicture(house.storage, await drawn(900, 600).png().toBuffer())
    const hash = stored?.hash ?? ''
    const asked = [1, 2, 3].map(() => renditionOf(house.storage, hash, 480, 'avif'))
    const [first, ...others] = await Promise.all(asked)
    expect(others.every((other) => other === first)).toBe(true)
    expect((await sharp(first).metadata()).width).toBe(480)
    expect(await house.storage.read(`${hash}-480.avif`)).toEqual(first)
    expect(await renditionOf(house.storage, 'f'.repeat(64), 480, 'webp')).toBeUndefined()
  })
})
