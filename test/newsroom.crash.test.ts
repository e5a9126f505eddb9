import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { firstBrokenEntry } from '../src/journal/index.ts'
import { folderStorage } from '../src/media/index.ts'
import { type PortalProcess, startPortalProcess } from './portal-process.ts'
import { inFolder, onServer, type Shared } from './shared-data.ts'
import { paragraph } from './story.ts'

const postgres = inject('postgresUrl')
/** One pixel, then others by their colour. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe.each([
  ['SQLite', async () => inFolder(), 10],
  ['PostgreSQL', () => onServer(postgres), 4],
] as const)('the newsroom is killed (%s)', (engine, share, kills) => {
  const absent = engine === 'PostgreSQL' && postgres === ''
  let shared: Shared
  let portal: PortalProcess
  let cookie = ''
  beforeEach(async () => {
    if (absent) return
    shared = await share()
    portal = await start()
  })
  afterEach(async () => {
    if (absent) return
    await portal.kill()
    await shared.drop()
  })

  const start = () => startPortalProcess(shared.environment)
  const send = (path: string, body: BodyInit, json = false) =>
    fetch(new URL(path, portal.url), {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: {
        ...{ cookie, origin: new URL(portal.url).origin, 'sec-fetch-site': 'same-origin' },
        ...(json ? { accept: 'application/json' } : {}),
      },
    })
  const read = async (path: string) =>
    (await fetch(new URL(path, portal.url), { headers: { cookie } })).text()
  const enter = async () => {
    const form = { name: 'Trần Thị Mẫu', email: 'mau@suoimo.example', password: 'suối mơ chảy qua làng' }
    const answer = await send(await portal.invitation(), new URLSearchParams(form))
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const versionOf = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const section = (page: string) => /<option value="([\w-]+)" selected/.exec(page)?.[1] ?? ''

  it.skipIf(absent)(
    'while saving and uploading: what was acknowledged is there, and nothing half',
    async () => {
      await enter()
      const address = (await send('/desk/articles', '')).headers.get('location') ?? ''
      let told = ''
      const uploaded: string[] = []
      for (let kill = 0; kill < kills; kill += 1) {
        const page = await read(address)
        let version = versionOf(page)
        const until = performance.now() + 150 + 120 * kill
        const writing = (async () => {
          for (let turn = 0; ; turn += 1) {
            const title = `Lần ${kill}.${turn}`
            const form = new FormData()
            for (const [name, value] of Object.entries({ version, title, section: section(page) }))
              form.set(name, value)
            form.set('body', JSON.stringify({ type: 'doc', content: [paragraph(title.repeat(200))] }))
            const answer = (await (await send(`${address}/revision`, form, true)).json()) as {
              version: number
            }
            version = String(answer.version)
            told = title
          }
        })().catch(() => undefined)
        const uploading = (async () => {
          for (let turn = 0; ; turn += 1) {
            const form = new FormData()
            form.set('file', new File([PNG, `${kill}.${turn}`], `${kill}-${turn}.png`))
            const answer = (await (await send('/desk/media', form, true)).json()) as {
              added?: { hash: string }
            }
            if (answer.added) uploaded.push(answer.added.hash)
          }
        })().catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, until - performance.now()))
        await portal.kill()
        await Promise.all([writing, uploading])
        portal = await start()
        const after = await read(address)
        const title = /id="title"[^>]*value="([^"]*)"/.exec(after)?.[1] ?? ''
        // The last one may have been kept although its answer was lost.
        const [, turn = 0] = /\.(\d+)$/.exec(told) ?? []
        expect([told, `Lần ${kill}.${Number(turn) + 1}`, `Lần ${kill}.0`]).toContain(title)
        expect(after.includes(`${title}${title}`) || title === '').toBe(true)
      }
      expect(uploaded.length).toBeGreaterThan(0)
      await proved(uploaded)
    },
  )

  it.skipIf(absent)(
    'says of a file for which there is no room that it was not kept, and keeps nothing of it',
    async () => {
      await enter()
      const { pid } = portal.process
      expect(spawnSync('prlimit', ['--pid', String(pid), '--fsize=12000000:']).status).toBe(0)
      const pdf = Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.alloc(16_000_000, 'x'),
        Buffer.from('\n%%EOF\n'),
      ])
      const bring = async () => {
        const form = new FormData()
        form.set('file', new File([pdf], 'kế hoạch.pdf'))
        return send('/desk/media', form, true)
      }
      const refused = await bring()
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('hết chỗ')])
      const media = readdirSync(`${shared.environment.DATA_DIR}/media`, { recursive: true }).map(String)
      // The example's register has a signed document of its own.
      expect(media.filter((name) => name.includes('.pdf') && !name.includes('register-'))).toEqual([])
      expect(spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:']).status).toBe(0)
      expect((await bring()).status).toBe(200)
    },
  )

  it.skipIf(absent)('while publishing: an article is public whole or not at all', async () => {
    await enter()
    await allowSelfApproval()
    for (let kill = 0; kill < kills; kill += 1) {
      const begun = await send('/desk/articles', '')
      const address = begun.headers.get('location') ?? ''
      expect([begun.status, address]).toEqual([303, expect.stringMatching(/^\/desk\/articles\/[\w-]{36}$/)])
      const page = await read(address)
      const form = new FormData()
      const title = `Bài thứ ${kill}`
      for (const [name, value] of Object.entries({ version: versionOf(page), title, section: section(page) }))
        form.set(name, value)
      form.set('byline', 'A')
      form.set('body', JSON.stringify({ type: 'doc', content: [paragraph('Sáng nay.')] }))
      expect((await send(`${address}/revision`, form)).status).toBe(303)
      for (const act of ['submission', 'approval']) {
        const fields = new URLSearchParams({ version: versionOf(await read(address)) })
        expect([act, (await send(`${address}/${act}`, fields)).status]).toEqual([act, 303])
      }
      const version = versionOf(await read(address))
      const publishing = send(`${address}/publication`, new URLSearchParams({ version })).then(
        ({ status }) => status,
        () => undefined,
      )
      await new Promise((resolve) => setTimeout(resolve, 3 * kill))
      await portal.kill()
      const acknowledged = (await publishing) === 303
      portal = await start()
      const path = `/tin/bai-thu-${kill}`
      const { status } = await fetch(new URL(path, portal.url))
      const isListed = (await read('/rss.xml')).includes(path)
      const isWork = (await read(address)).includes('data-issues')
      if (acknowledged) expect([status, isListed, isWork]).toEqual([200, true, false])
      else
        expect([`${status} ${isListed} ${isWork}`]).toEqual([
          status === 200 ? '200 true false' : '404 false true',
        ])
    }
    await proved([])
  })

  async function allowSelfApproval(): Promise<void> {
    const version = /name="version" value="(\w+)"/.exec(await read('/desk/site/rules'))?.[1] ?? ''
    await send('/desk/site/rules', new URLSearchParams({ version, selfApproval: 'yes' }))
  }

  /** The journal is whole, and no row names a file that is not there. */
  async function proved(hashes: readonly string[]): Promise<void> {
    const database = shared.open()
    expect(await firstBrokenEntry(database.rows)).toBeUndefined()
    const storage = folderStorage(`${shared.environment.DATA_DIR}/media`)
    const files = await database.rows
      .withTables<{ media_file: { hash: string } }>()
      .selectFrom('media_file')
      .select('hash')
      .execute()
    for (const { hash } of files) expect(await storage.holds(hash)).toBe(true)
    const known = new Set(files.map(({ hash }) => hash))
    for (const hash of hashes) expect(known.has(hash)).toBe(true)
    await database.close()
  }
})
