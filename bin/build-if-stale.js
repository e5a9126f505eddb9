// Builds when a source is newer than the last build, and says nothing when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist', '.built')

function newest(path) {
  const file = statSync(path)
  if (!file.isDirectory()) return file.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = [
  'src',
  'client',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'bin/build-client.js',
]
const changed = Math.max(
  ...sources
    .map((name) => join(root, name))
    .filter(existsSync)
    .map(newest),
)
if (!existsSync(stamp) || statSync(stamp).mtimeMs < changed) {
  const steps = [[join(root, 'node_modules/typescript/bin/tsc'), '-p', root]]
  if (existsSync(join(root, 'bin/build-client.js'))) steps.push([join(root, 'bin/build-client.js')])
  for (const step of steps) {
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: ['ignore', 2, 2] })
    if (status !== 0) process.exit(status ?? 1)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, '')
}
