import type { Browser, Page } from 'playwright-core';
import { overflow, rulesIn, violations } from './axe.ts';
import type { SpaceActor, SpacesServer } from './spaces-server.ts';

/** Each language in the windows where it is likeliest to fail. */
const WINDOWS = [
  ['fr', 320, 'dark'],
  ['fr', 1280, 'light'],
  ['ar', 320, 'light'],
] as const;

type Shown = (typeof WINDOWS)[number];

/** Looks at pages as members see them. */
export class Viewer {
  readonly #browser: Browser;
  readonly #server: SpacesServer;
  /** Windows stay open from page to page, as those of people do: styles and letters are fetched once. */
  readonly #windows = new Map<string, Promise<Page>>();

  constructor(browser: Browser, server: SpacesServer) {
    this.#browser = browser;
    this.#server = server;
  }

  async #open(actor: SpaceActor, [, width, colorScheme]: Shown): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const { cookies } = await this.#server.client(actor);
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: this.#server.url })));
    return context.newPage();
  }

  /**
   * What is wrong with a page: not found, a barrier, wider than its window.
   *
   * @param path after the language
   * @param language only the windows of this one
   */
  async problems(actor: SpaceActor, path: string, language?: Shown[0]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const shown of WINDOWS.filter(([one]) => language === undefined || one === language)) {
      const [one, width, colorScheme] = shown;
      const key = `${actor} ${shown.join(' ')}`;
      const opened = this.#windows.get(key) ?? this.#open(actor, shown);
      this.#windows.set(key, opened);
      const page = await opened;
      const answer = await page.goto(`${this.#server.url}/${one}${path}`);
      if (answer?.status() !== 200) found.push(`${width}: ${answer?.status()}`);
      found.push(...(await violations(page, `${one} ${width} ${colorScheme}`, rulesIn(one, width))));
      const wider = await overflow(page);
      if (wider > 0) found.push(`${one} ${width}: wider than the window by ${wider}`);
    }
    return found;
  }
}
