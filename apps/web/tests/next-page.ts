import type { Locator, Page } from 'playwright-core';

/**
 * Clicks on a link or a button and waits until the page that it leads to is there. A click by itself ends before the
 * next page has come: what is then read may still be the old one.
 */
export async function clickThrough(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), what.click()]);
}
