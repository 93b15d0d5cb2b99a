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

/** What a wide window changes: colours of the other scheme, and what scrolls or stands in lines of text. */
const WIDE_RULES = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];
/** What another language changes: how it is named. Its other half, nothing wider than the window, is `overflow`. */
const LANGUAGE_RULES = ['html-has-lang', 'html-lang-valid', 'valid-lang', 'html-xml-lang-mismatch', 'document-title'];

/**
 * The rules worth running in a window: all of them once, on the small French page; of the same page elsewhere those whose
 * answer may differ. The structure of a page is the same in every language and width.
 */
export function rulesIn(language: string, width: number): readonly string[] | undefined {
  if (language !== 'fr') return LANGUAGE_RULES;
  return width > 600 ? WIDE_RULES : undefined;
}
