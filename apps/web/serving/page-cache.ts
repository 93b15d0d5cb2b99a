import { createHash } from 'node:crypto';
import { type EncodedBody, encodeBody } from './encoding.ts';

/** An answer as the application made it. Only those with status 200 are kept. */
export interface RenderedPage {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A page that is kept: its headers, its entity tag, its body in every encoding. */
export interface KeptPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly body: EncodedBody;
}

/** What {@link PageCache.page} answers: a kept page, or a rendered one that may not be kept. */
export type PageResult =
  | { readonly kept: true; readonly page: KeptPage }
  | { readonly kept: false; readonly page: RenderedPage };

export interface PageCacheOptions {
  /** Most bytes held, all encodings together; the pages longest unread go first. */
  readonly limit: number;
  /** Names the state of the data that pages are made from; when it changes, every page is forgotten. */
  readonly version: () => Promise<string>;
  /** Milliseconds for which a version once asked for is believed. */
  readonly versionAge?: number;
}

function sizeOf(path: string, page: KeptPage): number {
  const { identity, gzip, br } = page.body;
  return 2 * path.length + 512 + identity.length + (gzip?.length ?? 0) + (br?.length ?? 0);
}

/** Weak, because one tag stands for every encoding of the page. */
function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 24)}"`;
}

/**
 * Keeps finished pages, compressed, for as long as the data they show is in force. A page asked for by many at once is
 * rendered once. Only complete answers (status 200) are kept.
 */
export class PageCache {
  readonly #limit: number;
  readonly #askVersion: () => Promise<string>;
  readonly #versionAge: number;
  readonly #pages = new Map<string, KeptPage>();
  readonly #underWay = new Map<string, Promise<PageResult>>();
  #bytes = 0;
  #version = '';
  #versionAskedAt = Number.NEGATIVE_INFINITY;
  #askingVersion: Promise<void> | undefined;

  constructor(options: PageCacheOptions) {
    this.#limit = options.limit;
    this.#askVersion = options.version;
    this.#versionAge = options.versionAge ?? 1000;
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether the version must be asked for before {@link find} may be trusted. */
  get stale(): boolean {
    return performance.now() - this.#versionAskedAt > this.#versionAge;
  }

  /**
   * Asks for the version of the data and forgets every page when it is a new one. Where the answer takes longer than
   * `patience` milliseconds (a long import holds the database), what is kept stays in use: it is still in force.
   *
   * @throws what asking for the version throws, if it does so in time
   */
  async refreshWithin(patience: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    try {
      await Promise.race([this.refresh(), waited]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Asks for the version of the data and forgets every page when it is a new one. */
  refresh(): Promise<void> {
    this.#askingVersion ??= this.#checkVersion().finally(() => {
      this.#askingVersion = undefined;
    });
    return this.#askingVersion;
  }

  /** The page kept for a path, if there is one. */
  find(path: string): KeptPage | undefined {
    const page = this.#pages.get(path);
    if (!page) return undefined;
    // Moved to the end: a Map keeps the order of insertion, so the first entry is always the one longest unread.
    this.#pages.delete(path);
    this.#pages.set(path, page);
    return page;
  }

  /**
   * The page kept for a path, or else the one that `render` makes, kept if it may be.
   *
   * @throws what `render` throws, to everyone who waited for it
   */
  async page(path: string, render: () => Promise<RenderedPage>): Promise<PageResult> {
    if (this.stale) await this.refresh();
    const page = this.find(path);
    if (page) return { kept: true, page };
    const key = `${this.#version} ${path}`;
    const waiting = this.#underWay.get(key);
    if (waiting) return waiting;
    const rendering = this.#render(path, render).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, rendering);
    return rendering;
  }

  async #render(path: string, render: () => Promise<RenderedPage>): Promise<PageResult> {
    const version = this.#version;
    const rendered = await render();
    if (rendered.status !== 200) return { kept: false, page: rendered };
    const body = await encodeBody(rendered.body, rendered.headers['content-type'] ?? '');
    const page: KeptPage = { headers: rendered.headers, etag: etagOf(rendered.body), body };
    // Made from data that is no longer in force: good enough for those who asked, not for those who come.
    if (version === this.#version) this.#keep(path, page);
    return { kept: true, page };
  }

  #keep(path: string, page: KeptPage): void {
    const size = sizeOf(path, page);
    if (size > this.#limit) return;
    this.#forget(path);
    this.#pages.set(path, page);
    this.#bytes += size;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#forget(oldest);
    }
  }

  #forget(path: string): void {
    const page = this.#pages.get(path);
    if (!page) return;
    this.#pages.delete(path);
    this.#bytes -= sizeOf(path, page);
  }

  async #checkVersion(): Promise<void> {
    const version = await this.#askVersion();
    this.#versionAskedAt = performance.now();
    if (version === this.#version) return;
    this.#version = version;
    this.#pages.clear();
    this.#bytes = 0;
  }
}
