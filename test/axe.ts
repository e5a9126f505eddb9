import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe-core finds on a page by WCAG 2.2 AA and its best practices: one line for each place. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // Run apart from the page, whose policy rightly lets no foreign script in.
  const source = (await import('node:fs')).readFileSync(AXE, 'utf8')
  return page.evaluate(async (axe) => {
    // biome-ignore lint/security/noGlobalEval: the checker is brought into the page by the test, not by the portal
    if (!('axe' in window)) window.eval(axe)
    const { violations } = await (
      window as unknown as {
        axe: {
          run: (
            context: Document,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
        }
      }
    ).axe.run(document)
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
  }, source)
}
