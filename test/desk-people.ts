import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { invite, inviteFirst, type Role } from '../src/accounts/index.ts'
import type { Clock } from '../src/database/index.ts'
import { allSites } from '../src/sites/index.ts'
import { findBarriers } from './axe.ts'
import { launchBrowser } from './browser.ts'
import { startExample } from './portal.ts'

/** What everybody at the test's desk signs in with. */
export const PASSWORD = 'suối mơ chảy qua làng'

export type TestDesk = Awaited<ReturnType<typeof openDesk>>

/** The example portal with a browser, and ways to let people in. */
export async function openDesk(environment: Record<string, string> = {}, ticking?: Clock) {
  const portal = await startExample(environment, ticking)
  const browser: Browser = await launchBrowser()
  const { database, clock } = portal.house
  const at = (path: string) => portal.url.replace('127.0.0.1', 'localhost') + path

  /** Opens an account by its one-time address, in a browser of its own, and gives its page at the desk. */
  async function enter(secret: string, said: Record<string, string>, width = 1280): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
    await page.goto(at(`/desk/invitations/${secret}`))
    expect(await findBarriers(page)).toEqual([])
    for (const [name, value] of Object.entries(said)) await page.fill(`#${name}`, value)
    await page.fill('#password', PASSWORD)
    await page.click('.main-act')
    // Where a second factor is asked for, nothing else is open before.
    await page.waitForURL(/\/desk(?:\/account\/factors)?$/)
    return page
  }

  return {
    portal,
    browser,
    at,
    enter,
    /** The first administrator, who may do everything. */
    first: async () =>
      enter((await database.transact((rows) => inviteFirst(rows, clock()))) ?? '', {
        name: 'Trần Thị Mẫu',
        email: 'mau@suoimo.example',
      }),
    /** Somebody with one role on the whole site. */
    person: async (email: string, name: string, role: Role, width?: number) => {
      const [site] = await allSites(database.rows)
      const grants = [{ siteId: site?.id ?? '', sectionId: null, role, until: null }]
      const person = { email, name, language: 'vi' as const, grants }
      const answer = await database.transact((rows) => invite(rows, person, 'test', clock()))
      return enter(answer.outcome === 'done' ? answer.secret : expect.unreachable(), {}, width)
    },
    stop: async () => {
      await browser.close()
      await portal.stop()
    },
  }
}

/** Waits until the editor says so. */
export async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (expected) => document.querySelector('[data-status]')?.textContent === expected,
    words,
    { timeout: 15_000 },
  )
}

/** Begins an article and gives its address. */
export async function beginArticle(page: Page, title: string): Promise<string> {
  await page.goto(new URL('/desk', page.url()).href)
  await page.click('text=Viết tin bài')
  await page.waitForSelector('.ProseMirror')
  await page.fill('#title', title)
  return page.url()
}

/** Gives a browser a device that keeps passkeys and knows its owner, as Chromium's developer tools make one. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('WebAuthn.enable')
  await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}
