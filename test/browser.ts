import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The one that only tests use comes first: it opens no windows, and does the same in half the time. */
const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium: CHROMIUM_PATH, else the system's, else the one in @sparticuz/chromium; with further flags of its command line. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const tried: string[] = []
  for (const find of [
    async () => ({ path: process.env.CHROMIUM_PATH, args: FLAGS }),
    async () => ({ path: SYSTEM.find(existsSync), args: FLAGS }),
    packaged,
  ]) {
    const { path, args } = await find()
    if (!path) continue
    try {
      return await chromium.launch({ executablePath: path, args: [...args, ...more] })
    } catch (error) {
      tried.push(`${path}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  throw new Error(
    `No Chromium starts, so the browser tests cannot run.\nInstall one (Debian: apt-get install chromium) or set CHROMIUM_PATH.\n${tried.join('\n')}`,
  )
}

async function packaged(): Promise<{ path: string; args: string[] }> {
  const { default: sparticuz } = await import('@sparticuz/chromium')
  return { path: await sparticuz.executablePath(), args: [...sparticuz.args, ...FLAGS] }
}
