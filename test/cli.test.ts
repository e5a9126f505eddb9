import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'

const run = (args: string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync('bin/bangtin', args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', DATA_DIR: mkdtempSync(join(tmpdir(), 'cli-')), ...environment },
  })
  return { status, stdout, stderr }
}

describe('bin/bangtin', () => {
  it('helps on every level, in Vietnamese and in English', () => {
    for (const args of [
      [],
      ['--help'],
      ...['start', 'import', 'sites', 'migrate', 'journal', 'check'].map((name) => [name, '--help']),
    ]) {
      expect(run(args)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('bangtin') })
      expect(run(args, { LANG: 'en_GB.UTF-8' }).stdout).toContain('Usage')
    }
  })

  it.each([
    ['a command that is none', ['publish'], {}],
    ['an option that is none', ['import', '--nope'], {}],
    ['no files', ['import'], {}],
    ['a time that is none', ['import', '--captured-at', 'yesterday', 'x'], {}],
    ['a port that is none', ['check'], { PORT: 'x' }],
    ['a folder that takes no folders', ['check'], { DATA_DIR: '/proc/x' }],
    ['an address with a path', ['check'], { PUBLIC_URL: 'https://a.example/cong' }],
    ['a name where none is taken', ['start', 'extra'], {}],
    ['an option without its value', ['import', '--site'], {}],
    ['a host that is none', ['import', '--site', 'a b', 'x'], {}],
    ['a database that is none', ['check'], { DATABASE_URL: 'mysql://x' }],
    ['a database that does not answer', ['check'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }],
    ['a folder that cannot be made', ['check'], { DATA_DIR: '/dev/null/x' }],
    ['an address that is none', ['check'], { PUBLIC_URL: 'suoimo' }],
  ])('answers %s with a sentence and exit code 2', (_name, args, environment: Record<string, string>) => {
    const { status, stderr } = run(args, environment)
    expect(status).toBe(2)
    expect(stderr.trim()).not.toBe('')
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('proves that the journal is whole, and says where its chain breaks', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cli-'))
    run(['import', 'test/captures/nfd.txt'], { DATA_DIR: folder })
    expect(run(['journal', '--limit', '1'], { DATA_DIR: folder }).stdout).toContain('article-published')
    expect(run(['journal', '--verify'], { DATA_DIR: folder })).toMatchObject({ status: 0, stderr: '' })
    const data = new DatabaseSync(join(folder, 'bangtin.sqlite'))
    data.exec(`update journal_entry set details = '{}' where position = 2`)
    data.close()
    const broken = run(['journal', '--verify'], { DATA_DIR: folder, LANG: 'en' })
    expect([broken.status, broken.stderr]).toEqual([1, expect.stringMatching(/\b2\b/)])
  })

  it('says of each file what became of it, for people and for machines, with exit code 1 if any failed', () => {
    const { status, stdout } = run(['import', '--json', 'test/captures/nfd.txt', '/none'])
    expect(status).toBe(1)
    const [good, bad] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(good).toMatchObject({
      address: '/tin/huyen-suoi-mo-so-ket-cong-tac-quan-su-quoc-phong-quy-iii',
      warnings: ['dateAmbiguous'],
    })
    expect(bad).toMatchObject({ file: '/none', error: expect.stringContaining('Không có tệp') })
  })

  it('speaks the language of the terminal when an option or a setting is wrong', () => {
    expect(run(['import', '--nope']).stderr).toBe(
      'Không có tùy chọn --nope. Xem các tùy chọn: thêm --help vào lệnh.\n',
    )
    expect(run(['import', '--nope'], { LANG: 'en_US.UTF-8' }).stderr).toContain('There is no option --nope')
    expect(run(['check'], { PORT: ' ', LOG_LEVEL: 'loud' }).stderr).toMatch(
      /^PORT phải là.*\nLOG_LEVEL phải là/,
    )
  })

  it('reads nothing that has no end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'))
    spawnSync('mkfifo', [join(folder, 'a.txt')])
    for (const path of [join(folder, 'a.txt'), '/dev/zero'])
      expect(run(['import', path])).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('không phải là tệp'),
      })
  })

  it('founds one site when two first imports begin at once', async () => {
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: mkdtempSync(join(tmpdir(), 'cli-')) }
    const both = ['clock-and-related.txt', 'nfd.txt'].map((page) =>
      once(spawn('bin/bangtin', ['import', `test/captures/${page}`], { env, stdio: 'ignore' }), 'exit'),
    )
    expect((await Promise.all(both)).map(([status]) => status)).toEqual([0, 0])
    expect(run(['sites'], env).stdout.match(/localhost/g)).toHaveLength(1)
  })

  it('stores nothing in a dry run', () => {
    const data = mkdtempSync(join(tmpdir(), 'cli-'))
    expect(run(['import', '--dry-run', 'test/captures'], { DATA_DIR: data }).status).toBe(0)
    expect(run(['sites'], { DATA_DIR: data }).stdout).toContain('Chưa có cổng nào')
  })

  it('is as if nothing had happened when an import is killed and run again', async () => {
    const [pages, data] = [mkdtempSync(join(tmpdir(), 'pages-')), mkdtempSync(join(tmpdir(), 'cli-'))]
    for (let i = 0; i < 60; i += 1)
      writeFileSync(
        join(pages, `${i}.txt`),
        `Xã Suối Mơ họp dân lần thứ ${i}\n\nSáng nay xã họp dân bàn việc làm đường lần thứ ${i}, có hơn một trăm người dự và nhiều ý kiến hay.`,
      )
    const killed = spawn('bin/bangtin', ['import', pages], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: data },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(killed.stdout, 'data')
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const again = run(['import', pages], { DATA_DIR: data })
    const counts = /Đã nhập (\d+), có sẵn (\d+), không nhập được 0/.exec(again.stdout) ?? []
    expect(Number(counts[1]) + Number(counts[2])).toBe(60)
    expect(run(['import', pages], { DATA_DIR: data }).stdout).toContain('Đã nhập 0, có sẵn 60')
    expect(run(['check'], { DATA_DIR: data }).status).toBe(0)
  })

  it('starts, says where, and ends with 0 on SIGTERM; a port that is taken gets a sentence', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const port = String((holder.address() as { port: number }).port)
    expect(run(['start'], { PORT: port })).toMatchObject({ status: 2, stderr: expect.stringContaining(port) })
    holder.close()
    const server = spawn('bin/bangtin', ['start'], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: mkdtempSync(join(tmpdir(), 'cli-')), PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    for await (const part of server.stdout) {
      said += String(part)
      if (said.includes('http://')) break
    }
    expect((await fetch(/http:\S+/.exec(said)?.[0] ?? '')).status).toBe(200)
    server.kill('SIGTERM')
    expect((await once(server, 'exit'))[0]).toBe(0)
  })
})
