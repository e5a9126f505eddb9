import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeEachEngine, NOW, type TestHouse } from '../../test/engines.ts'
import { foundCommune } from '../../test/story.ts'
import { keepRecording, recordingOf, soundOf, storeRecording } from './recording.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
const MP3 = bytes('ID3', [4, 0, 0], 'x'.repeat(200))

describe('what a file is by its content', () => {
  it.each([
    ['MP3 with a tag', MP3, 'mp3'],
    ['MP3 without one', bytes([0xff, 0xfb, 0x90, 0x64]), 'mp3'],
    ['MPEG layer II', bytes([0xff, 0xfd, 0x90, 0x64]), undefined],
    ['AAC in MP4', bytes([0, 0, 0, 0x1c], 'ftypM4A ', 'mp42isom'), 'm4a'],
    ['a film in MP4', bytes([0, 0, 0, 0x1c], 'ftypisom', 'mp41'), undefined],
    ['Opus in Ogg', bytes('OggS', 'x'.repeat(24), 'OpusHead'), 'ogg'],
    ['Vorbis in Ogg', bytes('OggS', 'x'.repeat(24), '\x01vorbis'), 'ogg'],
    ['a film in Ogg', bytes('OggS', 'x'.repeat(24), '\x80theora'), undefined],
    ['a page', bytes('<!doctype html><script>'), undefined],
    ['nothing', bytes(''), undefined],
  ])('%s', (_name, content, sound) => expect(soundOf(content)).toBe(sound))
})

describeEachEngine('the recordings of a site', (open) => {
  let house: TestHouse
  beforeEach(async () => {
    house = await open()
  })
  afterEach(() => house.close())

  it('are kept once, and are no other site’s to play', async () => {
    const [{ site }, other] = [await foundCommune(house), await foundCommune(house, 'khac.example')]
    const stored = await storeRecording(house.storage, MP3)
    if (!stored) throw new Error('no sound')
    const keep = () => house.database.transact((rows) => keepRecording(rows, site.id, stored, 'test', NOW))
    const id = await keep()
    expect(await keep()).toBe(id)
    const { rows } = house.database
    expect(await recordingOf(rows, site.id, { id })).toEqual({ id, ...stored })
    expect(await recordingOf(rows, site.id, { hash: stored.hash })).toEqual({ id, ...stored })
    expect(await recordingOf(rows, other.site.id, { id })).toBeUndefined()
    expect(await recordingOf(rows, other.site.id, { hash: stored.hash })).toBeUndefined()
  })

  it('are read in part', async () => {
    const stored = await storeRecording(house.storage, MP3)
    const part = house.storage.stream(`${stored?.hash}.mp3`, 0, 2)
    expect(await new Response(part).text()).toBe('ID3')
  })
})
