import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from './axe.ts'
import { openDesk, type TestDesk } from './desk-people.ts'

// "normal" is what "auto" shows on a device that wants light.
const CONTRASTS = ['auto', 'low', 'high', 'dark'] as const

/** Every page of the desk that somebody can open who has done nothing yet. */
const PAGES = [
  ...['', '/account', '/account/password', '/account/factors', '/notices', '/people', '/journal'],
  ...['/articles', '/articles?view=scheduled', '/articles?view=public', '/articles?view=withdrawn', '/media'],
  ...['/site', '/site/face', '/site/emblem', '/site/sections', '/site/menu', '/site/home', '/site/topics'],
  ...['/site/glossary', '/site/directory', '/site/redirects', '/site/rules'],
  ...['/coordination', '/coordination/agreements', '/coordination/bodies', '/coordination/posts'],
  ...['/coordination/bodies/changes', '/coordination/calendar'],
]

describe('the pages of the desk', () => {
  let desk: TestDesk
  let page: Page
  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.first()
  }, 60_000)
  afterAll(() => desk.stop())

  const contrast = async (name: string) => {
    const { hostname } = new URL(desk.at('/'))
    await page.context().clearCookies({ name: 'hien-thi' })
    await page.context().addCookies([{ name: 'hien-thi', value: `3.${name}`, domain: hostname, path: '/' }])
  }

  it.each(CONTRASTS)(
    'have no barriers in the contrast "%s"',
    async (name) => {
      await contrast(name)
      for (const path of PAGES) {
        await page.goto(desk.at(`/desk${path}`))
        expect([path, await page.getAttribute('html', 'data-contrast')]).toEqual([path, name])
        expect([path, await findBarriers(page)]).toEqual([path, []])
      }
    },
    120_000,
  )

  it.each([320, 390, 768, 1600])(
    'are as wide as the window, of %i pixels',
    async (width) => {
      await contrast('auto')
      await page.setViewportSize({ width, height: 900 })
      for (const path of PAGES) {
        await page.goto(desk.at(`/desk${path}`))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([path, wide <= width]).toEqual([path, true])
      }
    },
    60_000,
  )
})
