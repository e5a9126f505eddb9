// Cuts the letters to what Vietnamese and English need, then bundles the browser code into dist/client.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const letters = join(root, 'client', 'letters')
const plain = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
const marked = 'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ'
const signs = '\u00a0–—‘’“”…•·×°²³½©«»‹›→←−₫'

mkdirSync(letters, { recursive: true })
for (const weight of [400, 700]) {
  for (const range of ['latin', 'vietnamese']) {
    const whole = readFileSync(
      join(
        root,
        'node_modules/@fontsource/be-vietnam-pro/files',
        `be-vietnam-pro-${range}-${weight}-normal.woff2`,
      ),
    )
    // Hinting is for screens of the last century and half of the weight.
    const cut = await subsetFont(whole, plain + marked + marked.toUpperCase() + signs, {
      targetFormat: 'woff2',
      noHinting: true,
    })
    writeFileSync(join(letters, `${range}-${weight}.woff2`), cut)
  }
}

/** Readers' pages and the desk are bundled apart: what both use must not become a file of its own that readers wait for. */
async function bundle(names, manifest, target, emptyOutDir) {
  await build({
    root: join(root, 'client'),
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(root, 'dist', 'client'),
      emptyOutDir,
      manifest,
      assetsInlineLimit: 0,
      modulePreload: false,
      target,
      rolldownOptions: { input: names.map((name) => join(root, 'client', name)) },
    },
  })
}

await bundle(['app.ts', 'service-worker.ts'], 'manifest.json', 'es2020', true)
await bundle(['desk.ts'], 'desk-manifest.json', 'es2022', false)
