import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune } from '../../test/story.ts'
import { versionOf } from '../accounts/index.ts'
import type { Site } from '../sites/index.ts'
import { addFile } from './adding.ts'
import { attachmentNamed, attachmentsOf } from './attaching.ts'
import { cropPicture } from './cropping.ts'
import { describe as describeItem, descriptionOf, forget, itemOf, libraryOf } from './library.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Pages /Count 3 >> endobj\n%%EOF\n')

describeEachEngine('the library of a site', (open) => {
  let house: TestHouse
  let site: Site
  let other: Site
  beforeEach(async () => {
    house = await open()
    site = (await foundCommune(house)).site
    other = (await foundCommune(house, 'khac.example')).site
  })
  afterEach(() => house.close())

  const jpeg = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer()
  const add = async (name: string, bytes: Uint8Array, to = site) => {
    const added = await addFile(house, to.id, { name, bytes }, 'test', NOW)
    return added.outcome === 'done' ? added : expect.unreachable()
  }
  const item = async (id: string) => (await itemOf(house.database.rows, site.id, id)) ?? expect.unreachable()

  it('takes pictures and documents, each once, the last first', async () => {
    const first = await add('C:\\ảnh\\cầu.jpg', await jpeg(900, 600))
    const second = await add('suối.jpg', await jpeg(600, 900))
    expect((await add('khác.jpg', await jpeg(900, 600))).id).toBe(first.id)
    const file = await add('kế hoạch.pdf', PDF)
    const { rows } = house.database
    const pictures = await libraryOf(rows, site.id, { is: 'picture', limit: 5 })
    expect(pictures.map(({ id, name }) => [id, name])).toEqual([
      [second.id, 'suối.jpg'],
      [first.id, 'cầu.jpg'],
    ])
    // Without diacritics and in capitals as well, on either engine.
    for (const text of ['cầu', 'CAU'])
      expect(await libraryOf(rows, site.id, { is: 'picture', text, limit: 5 })).toHaveLength(1)
    expect(await libraryOf(rows, other.id, { is: 'picture', limit: 5 })).toEqual([])
    expect((await attachmentsOf(rows, site.id, [file.id])).get(file.id)).toMatchObject({
      kind: 'pdf',
      pages: 3,
      name: 'kế hoạch.pdf',
      bytes: PDF.length,
    })
    expect(await attachmentNamed(rows, other.id, file.hash)).toBeUndefined()
  })

  it('refuses what it does not show, and leaves no file behind', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    const answer = await addFile(house, site.id, { name: 'a.png', bytes: svg }, 'test', NOW)
    expect(answer).toEqual({ outcome: 'refused', reason: 'drawing' })
    const bomb = await sharp({
      create: { width: 12_000, height: 6000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer()
    const large = await addFile(house, site.id, { name: 'b.png', bytes: bomb }, 'test', NOW)
    expect(large).toEqual({ outcome: 'refused', reason: 'tooManyPixels' })
  })

  it('cuts a picture around what matters, and keeps the whole one', async () => {
    const halves = await sharp({ create: { width: 1000, height: 500, channels: 3, background: '#fff' } })
      .composite([
        {
          input: await sharp({ create: { width: 500, height: 500, channels: 3, background: '#000' } })
            .png()
            .toBuffer(),
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
    const { id } = await add('nửa.png', halves)
    const seen = versionOf(descriptionOf(await item(id)))
    const say = (credit: string) =>
      house.database.transact((rows) =>
        describeItem(rows, site.id, id, { name: '', credit, focus: 'left', seen }, 'test', NOW),
      )
    expect(await say('Lò')).toEqual({ outcome: 'done' })
    // Whoever still sees it without its maker is told, and writes over nothing.
    expect(await say('Vàng')).toEqual({ outcome: 'conflict' })
    const whole = await item(id)
    if (whole.is !== 'picture') expect.unreachable()
    const cut = await cropPicture(house, site.id, whole, '1:1', 'test', NOW)
    const made = await item(cut ?? '')
    expect(made).toMatchObject({ width: 500, height: 500, credit: 'Lò', name: 'nửa.png 1:1' })
    const { channels } = await sharp(await house.storage.read(made.hash)).stats()
    expect(channels[0]?.mean).toBeLessThan(10)
    expect(await item(id)).toMatchObject({ width: 1000 })
  })

  it('forgets a file only when no site has it any more', async () => {
    const bytes = await jpeg(300, 200)
    const mine = await add('a.jpg', bytes)
    await add('a.jpg', bytes, other)
    const gone = await house.database.transact(async (rows) =>
      forget(rows, site.id, await item(mine.id), 'test', NOW),
    )
    expect(gone).toBeUndefined()
    const [theirs] = await libraryOf(house.database.rows, other.id, { is: 'picture', limit: 1 })
    const file = await house.database.transact((rows) =>
      forget(rows, other.id, theirs ?? expect.unreachable(), 'test', NOW),
    )
    expect(file).toBe(mine.hash)
    await house.storage.remove(mine.hash)
    expect(await house.storage.read(mine.hash)).toBeUndefined()
  })
})
