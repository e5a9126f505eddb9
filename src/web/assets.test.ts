import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadAssets } from './assets.ts'

function built(manifest: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'client-'))
  mkdirSync(join(folder, 'assets'))
  for (const name of ['app-1.js', 'app-2.css', 'l-3.woff2', 'other.js'])
    writeFileSync(join(folder, 'assets', name), name)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

describe('the browser’s files', () => {
  const folder = built({
    'app.ts': { file: 'assets/app-1.js', css: ['assets/app-2.css'] },
    'letters/latin-400.woff2': { file: 'assets/l-3.woff2' },
  })

  it('are found by what they are for', () => {
    const { script, style, letters, read } = loadAssets(folder)
    expect([script, style, letters]).toEqual(['/assets/app-1.js', '/assets/app-2.css', ['/assets/l-3.woff2']])
    expect([script, style, ...letters].map((name) => read(name)?.type)).toEqual([
      'text/javascript; charset=utf-8',
      'text/css; charset=utf-8',
      'font/woff2',
    ])
  })

  it.each(['/assets/other.js', '/manifest.json', '/assets/../manifest.json', '/', '/constructor'])(
    'are only those that the build names: not %s',
    (name) => expect(loadAssets(folder).read(name)).toBeUndefined(),
  )

  it('that were never built are a sentence', () => {
    expect(() => loadAssets(built({}))).toThrow('npm run build')
  })
})
