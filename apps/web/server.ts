import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Evidence } from '@sterna/evidence';
import { sendPage } from './serving/answer.ts';
import { PageCache } from './serving/page-cache.ts';
import { openPublishing } from './serving/publishing.ts';
import { SECURITY_HEADERS } from './serving/security.ts';
import { findWorkbench, layOutWorkbench } from './serving/workbench.ts';

export interface ServerOptions {
  /** The open evidence; stays the caller's to close, after the server. */
  readonly evidence: Evidence;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Public address (`https://sterna.example.org`), for links that must be absolute. */
  readonly origin?: string;
  /** Most bytes of finished pages held in memory; 96 MiB unless told. */
  readonly pageBytes?: number;
}

export interface RunningServer {
  /** Where it answers: `http://127.0.0.1:4000`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Milliseconds that a kept page waits to hear whether the data have changed. */
const PATIENCE = 100;

const HANDLER = new URL('./build/handler.js', import.meta.url);

/** The pages have not been built yet. */
export class NotBuiltError extends Error {
  readonly code = 'web-not-built';

  constructor() {
    super(`The pages are not built (${fileURLToPath(HANDLER)} is missing). Run: npm run build -w apps/web`);
    this.name = 'NotBuiltError';
  }
}

async function loadHandler(): Promise<RequestListener> {
  if (!existsSync(HANDLER)) throw new NotBuiltError();
  const module: { handler: RequestListener } = await import(HANDLER.href);
  return module.handler;
}

function isKept(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

function listenerFor(pages: PageCache, handler: RequestListener): RequestListener {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const page = isKept(request) ? pages.find(request.url ?? '') : undefined;
    if (page) sendPage(request, response, page);
    else handler(request, response);
  };
  return (request, response) => {
    for (const name in SECURITY_HEADERS) response.setHeader(name, SECURITY_HEADERS[name] ?? '');
    if (!pages.stale) return answer(request, response);
    // A failing database must not stop what can be answered without it; the pages will say what is wrong.
    pages.refreshWithin(PATIENCE).then(
      () => answer(request, response),
      () => handler(request, response),
    );
  };
}

/**
 * Starts the web application. One server runs in a process at a time.
 *
 * @throws {NotBuiltError} when `npm run build -w apps/web` has not been run
 * @throws the system's error (`code` `EADDRINUSE`, …) when the port cannot be taken
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  if (findWorkbench()) throw new Error('a server runs in this process already');
  const { evidence, port, host, origin = '' } = options;
  const pages = new PageCache({ limit: options.pageBytes ?? 96 * 2 ** 20, version: () => evidence.version() });
  const publishing = openPublishing();
  layOutWorkbench({ evidence, publishing, pages, origin: origin.replace(/\/$/, '') });
  const close = async (): Promise<void> => {
    await publishing.close();
    layOutWorkbench(undefined);
  };
  try {
    const server = createServer(listenerFor(pages, await loadHandler()));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    const { port: taken } = server.address() as AddressInfo;
    const shown = host.includes(':') ? `[${host}]` : host;
    return {
      url: `http://${shown}:${taken}`,
      close: async () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
