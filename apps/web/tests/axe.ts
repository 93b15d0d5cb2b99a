import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

let script: Promise<string> | undefined;

/**
 * What axe finds on a page as it is shown now.
 *
 * @param shown how it is shown, said before each thing that is found
 * @param rules of axe, where only some of them are asked for
 */
export async function violations(page: Page, shown: string, rules?: readonly string[]): Promise<readonly string[]> {
  script ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Once for each page that is loaded.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(await script);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.map(
    ({ id, nodes }) => `${shown}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))}`,
  );
}

/** Pixels by which a page is wider than the screen: nothing may have to be looked for beside it. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
