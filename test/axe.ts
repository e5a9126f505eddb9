import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules that look at colours: all that another contrast of the same page can break. */
export const COLOURS = ['color-contrast', 'link-in-text-block'] as const

type Axe = {
  run: (
    context: Document,
    options: { resultTypes: string[]; runOnly?: string[] },
  ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
}

/** What axe-core finds on a page by WCAG 2.2 AA and its best practices, or by some rules alone: one line for each place. */
export async function findBarriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // Run apart from the page, whose policy rightly lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(
    async (runOnly) => {
      const { axe } = window as unknown as { axe: Axe }
      const options = { resultTypes: ['violations'], ...(runOnly && { runOnly }) }
      const { violations } = await axe.run(document, options)
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      )
    },
    rules && [...rules],
  )
}
