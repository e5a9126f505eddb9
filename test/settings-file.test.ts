import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHouse } from '../src/house.ts'
import { holdsPicture, renditionOf } from '../src/media/index.ts'
import { allSites } from '../src/sites/index.ts'

const commune = (over: object = {}) => ({
  hosts: ['nalan.example'],
  name: 'Cổng xã Nà Lạn',
  bodyName: 'UBND xã Nà Lạn',
  sections: [{ slug: 'tin-tuc', name: 'Tin tức' }],
  ...over,
})

/** Sections within one another, written without recursion. */
const nested = (depth: number) => {
  let sections: object[] = []
  for (let level = 0; level < depth; level += 1) sections = [{ slug: `s${level}`, name: 'S', sections }]
  return sections
}

describe('sites from a settings file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const run = (args: readonly string[]) => {
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'data'), LANG: 'en' }
    const { status, stdout, stderr } = spawnSync('bin/bangtin', args, { encoding: 'utf8', env })
    return { status, said: stdout + stderr }
  }
  const apply = (plan: unknown, ...options: string[]) => {
    const path = join(folder, 'plan.json')
    writeFileSync(path, typeof plan === 'string' ? plan : JSON.stringify(plan))
    return run(['sites', 'apply', ...options, path])
  }

  it('are read from a file that begins with a mark of its byte order', () =>
    expect(apply(`\ufeff${JSON.stringify({ sites: [commune()] })}`).said).toContain('founded 1'))

  it('are previewed, made once, and the same a second time', () => {
    const plan = { sites: [commune(), commune({ hosts: ['lungphin.example'], name: 'Cổng xã Lũng Phìn' })] }
    expect(apply(plan, '--dry-run').said).toContain('nothing was stored: founded 2')
    expect(run(['sites']).said).toContain('no site yet')
    expect(apply(plan).said).toContain('founded 2, changed 0, same 0')
    expect(apply(plan).said).toContain('founded 0, changed 0, same 2')
    expect(run(['sites']).said).toContain('nalan.example')
    expect(run(['check'])).toMatchObject({ status: 0 })
  })

  it('bring their emblems from files beside it, which stay transparent', async () => {
    const emblem = { create: { width: 300, height: 300, channels: 4, background: '#ff000000' } } as const
    writeFileSync(join(folder, 'emblem.png'), await sharp(emblem).png().toBuffer())
    const plan = { sites: [commune({ settings: { emblemPicture: 'emblem.png' } })] }
    expect(apply(plan).said).toContain('founded 1')
    expect(apply(plan).said).toContain('same 1')
    const house = await openHouse({ dataDirectory: join(folder, 'data') })
    const [site] = await allSites(house.database.rows)
    const hash = site?.settings.emblemPicture ?? ''
    expect(await holdsPicture(house.database.rows, site?.id ?? '', hash)).toBe(true)
    const shown = sharp(await renditionOf(house.storage, hash, 192, 'webp'))
    expect(await shown.metadata()).toMatchObject({ width: 192, hasAlpha: true })
    await house.database.close()
  })

  it.each([
    [
      'a picture that is not there',
      { sites: [commune({ settings: { emblemPicture: 'no.png' } })] },
      'Cannot read the file no.png',
    ],
    [
      'a picture that is none',
      { sites: [commune({ settings: { emblemPicture: 'plan.json' } })] },
      'plan.json is no picture',
    ],
    ['what is no JSON', '{', 'is no JSON'],
    ['what is no plan', [], 'is wrong in these places'],
    [
      'a colour that is none',
      { sites: [commune({ settings: { colour: 'red' } })] },
      'sites.0.settings.colour',
    ],
    ['a setting that is none', { sites: [commune({ settings: { color: '#ff0000' } })] }, 'sites.0.settings'],
    [
      'a picture that never ends',
      { sites: [commune({ settings: { emblemPicture: '/dev/zero' } })] },
      'Cannot read the file /dev/zero',
    ],
    [
      'a picture that the site does not hold',
      { sites: [commune({ settings: { emblemPicture: 'a'.repeat(64) } })] },
      'names a picture that this site does not hold',
    ],
    ['a host that browsers take for a number', { sites: [commune({ hosts: ['a.0x1'] })] }, 'sites.0.hosts.0'],
    ['a sign that no database holds', { sites: [commune({ name: 'a\0' })] }, 'sites.0.name: holds control'],
    ['half a sign', { sites: [commune({ name: '\ud800' })] }, 'sites.0.name: holds control'],
    ['sections without end', { sites: [commune({ sections: nested(5000) })] }, 'is nested more than 30 deep'],
    ['two sites at one host', { sites: [commune(), commune()] }, 'sites.1.hosts'],
  ])('are refused with a sentence for %s, and nothing is changed', (_name, plan, sentence) => {
    const { status, said } = apply(plan)
    expect([status, said]).toEqual([2, expect.stringContaining(sentence)])
    expect(said).not.toMatch(/^\s+at /m)
    expect(run(['sites']).said).toContain('no site yet')
  })
})
