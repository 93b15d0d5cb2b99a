import { describe, expect, test, vi } from 'vitest';
import { PageCache, type RenderedPage } from './page-cache.ts';

const html = (text: string, status = 200): RenderedPage => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(text),
});

function cacheOf(options: { limit?: number; version?: () => string } = {}): PageCache {
  const { limit = 1_000_000, version = () => '1' } = options;
  return new PageCache({ limit, version: async () => version(), versionAge: -1 });
}

describe('a page cache', () => {
  test('renders a page once and keeps it', async () => {
    const cache = cacheOf();
    const render = vi.fn(async () => html('one'));
    await cache.page('/fr', render);
    const again = await cache.page('/fr', render);
    expect(render).toHaveBeenCalledOnce();
    expect(again.kept && again.page.body.identity.toString()).toBe('one');
    expect(cache.find('/fr')?.etag).toMatch(/^W\/"[\w-]{24}"$/);
  });

  test('renders once for all who ask at the same time', async () => {
    const cache = cacheOf();
    const render = vi.fn(async () => html('one'));
    await Promise.all(Array.from({ length: 20 }, () => cache.page('/fr', render)));
    expect(render).toHaveBeenCalledOnce();
  });

  test('forgets every page when the data change', async () => {
    let version = '1';
    const cache = cacheOf({ version: () => version });
    await cache.page('/fr', async () => html('old'));
    version = '2';
    await cache.refresh();
    expect(cache.find('/fr')).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  test('does not keep a page made from data that have changed meanwhile', async () => {
    let version = '1';
    const cache = cacheOf({ version: () => version });
    const result = await cache.page('/fr', async () => {
      version = '2';
      await cache.refresh();
      return html('old');
    });
    expect(result.kept).toBe(true);
    expect(cache.find('/fr')).toBeUndefined();
  });

  test.each([301, 404, 500, 503])('never keeps an answer with status %i', async (status) => {
    const cache = cacheOf();
    const result = await cache.page('/fr', async () => html('no', status));
    expect(result.kept).toBe(false);
    expect(cache.find('/fr')).toBeUndefined();
  });

  test('tries again after a failure', async () => {
    const cache = cacheOf();
    await expect(cache.page('/fr', () => Promise.reject(new Error('once')))).rejects.toThrow('once');
    const result = await cache.page('/fr', async () => html('then'));
    expect(result.kept).toBe(true);
  });

  test('holds no more bytes than its limit and lets go of the page longest unread', async () => {
    const cache = cacheOf({ limit: 3 * (512 + 100 + 8) });
    const page = html('x'.repeat(100));
    for (const path of ['/a', '/b', '/c']) await cache.page(path, async () => page);
    cache.find('/a');
    await cache.page('/d', async () => page);
    expect(cache.bytes).toBeLessThanOrEqual(3 * (512 + 100 + 8));
    expect(cache.find('/b')).toBeUndefined();
    expect(cache.find('/a')).toBeDefined();
    expect(cache.find('/d')).toBeDefined();
  });

  test('goes on with what it has while the database is held by an import', async () => {
    const cache = new PageCache({ limit: 1000, version: () => new Promise(() => {}), versionAge: 0 });
    await expect(cache.refreshWithin(5)).resolves.toBeUndefined();
  });
});
