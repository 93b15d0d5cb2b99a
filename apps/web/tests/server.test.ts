import { tmpdir } from 'node:os';
import type { Evidence } from '@sterna/evidence';
import { STARTER_PLACES } from '@sterna/vocabulary';
import { describe, expect, test, vi } from 'vitest';
import { type ServerOptions, startServer } from '../server.ts';
import { fetchText } from './fetch-page.ts';

/** Evidence that holds nothing, so that pages take no time. What these tests do not ask for is not there. */
function emptyEvidence(): Evidence {
  const empty: Partial<Evidence> = {
    figures: async () => [],
    about: vi.fn(() => async () => []),
    releases: async () => new Map(),
    trace: async () => undefined,
    importFile: () => Promise.reject(new Error('holds nothing')),
    sources: async () => [],
    indicators: async () => [],
    version: async () => '1',
    // Somebody administers the installation, and no bin holds anything.
    store: {
      identify: async () => false,
      keep: async () => 0,
      lookUp: async () => '1',
    } as unknown as Evidence['store'],
    imports: { folder: tmpdir() } as unknown as Evidence['imports'],
    close: async () => {},
  };
  return empty as Evidence;
}

function optionsFor(more: Partial<ServerOptions> = {}): ServerOptions & { readonly evidence: Evidence } {
  return { evidence: emptyEvidence(), port: 0, host: '127.0.0.1', warmUp: false, ...more };
}

describe('a server', () => {
  test('takes its public address from the environment, for links that must be absolute', async () => {
    const environment = { STERNA_ORIGIN: 'https://sterna.example.org/' };
    const server = await startServer(optionsFor({ environment }));
    const html = await fetchText(`${server.url}/fr/sources`);
    await server.close();
    expect(html).toContain('<link rel="canonical" href="https://sterna.example.org/fr/sources"');
  });

  test('does not start with a public address that cannot be used, and can be started after', async () => {
    await expect(startServer(optionsFor({ environment: { STERNA_ORIGIN: 'example' } }))).rejects.toMatchObject({
      code: 'origin-invalid',
    });
    await (await startServer(optionsFor())).close();
  });

  test('does not start with a key of imports that is too short', async () => {
    await expect(startServer(optionsFor({ environment: { STERNA_IMPORT_KEY: 'short' } }))).rejects.toMatchObject({
      code: 'import-key-invalid',
    });
  });

  test('makes starter profiles ahead of their readers, and stops with the server', async () => {
    const options = optionsFor({ warmUp: true });
    const server = await startServer(options);
    const places = STARTER_PLACES.map(({ code }) => code);
    await vi.waitFor(() => expect(options.evidence.about).toHaveBeenCalledWith(places[0]), { timeout: 20_000 });
    await server.close();
    const made = vi.mocked(options.evidence.about).mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(options.evidence.about).toHaveBeenCalledTimes(made);
  });
});
