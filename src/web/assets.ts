import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const Manifest = z.record(z.string(), z.object({ file: z.string(), css: z.array(z.string()).default([]) }))

/** The browser's files by what they are for; their names hold a hash of their content. */
export type Assets = {
  script: string
  style: string
  letters: string[]
  /** Those of the desk, which readers never load. */
  desk: { script: string; style: string }
  /** The worker that keeps pages for when there is no connection; it is served from the root, whose pages it keeps. */
  worker: string
  read: (name: string) => { bytes: Uint8Array<ArrayBuffer>; type: string } | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
}

/** Reads what the build made; only files that the manifest names are ever served. */
export function loadAssets(folder: string): Assets {
  const manifest = { ...manifestIn(folder, 'desk-manifest.json'), ...manifestIn(folder, 'manifest.json') }
  const entry = manifest['app.ts']
  if (!entry?.css[0]) throw new Error('The browser code is not built: run npm run build')
  const files = new Map(
    Object.values(manifest)
      .flatMap(({ file, css }) => [file, ...css])
      .map((file) => [`/${file}`, Uint8Array.from(readFileSync(join(folder, file)))]),
  )
  const letters = [
    'letters/latin-400.woff2',
    'letters/vietnamese-400.woff2',
    'letters/latin-700.woff2',
    'letters/vietnamese-700.woff2',
  ].flatMap((name) => (manifest[name] ? [`/${manifest[name].file}`] : []))
  return {
    script: `/${entry.file}`,
    style: `/${entry.css[0]}`,
    letters,
    desk: {
      script: `/${manifest['desk.ts']?.file ?? ''}`,
      style: `/${manifest['desk.ts']?.css[0] ?? ''}`,
    },
    worker: `/${manifest['service-worker.ts']?.file ?? ''}`,
    read: (name) => {
      const bytes = files.get(name)
      return bytes && { bytes, type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' }
    },
  }
}

function manifestIn(folder: string, name: string): z.infer<typeof Manifest> {
  const file = join(folder, name)
  return existsSync(file) ? Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}
