import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf, chooseEncoding } from './encoding.ts';
import type { KeptPage, PageResult } from './page-cache.ts';

/** Whether the reader has the page already (RFC 9110, 13.1.2; weak comparison). */
function isKnown(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

interface Answer {
  readonly status: 200 | 304;
  readonly headers: Record<string, string>;
  readonly body: Buffer | undefined;
}

function answerFor(page: KeptPage, asked: { encoding?: string | null; ifNoneMatch?: string | null }): Answer {
  const headers: Record<string, string> = { ...page.headers, etag: page.etag };
  headers['cache-control'] ??= 'public, max-age=0, must-revalidate';
  if (page.body.br ?? page.body.gzip) headers['vary'] = 'accept-encoding';
  if (isKnown(asked.ifNoneMatch, page.etag)) return { status: 304, headers, body: undefined };
  const encoding = chooseEncoding(asked.encoding, page.body);
  if (encoding !== 'identity') headers['content-encoding'] = encoding;
  const body = bytesOf(page.body, encoding);
  headers['content-length'] = String(body.length);
  return { status: 200, headers, body };
}

/** Sends a kept page straight to a connection. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  const encoding = request.headers['accept-encoding'];
  const asked = {
    encoding: typeof encoding === 'string' ? encoding : null,
    ifNoneMatch: request.headers['if-none-match'] ?? null,
  };
  const { status, headers, body } = answerFor(page, asked);
  response.writeHead(status, headers);
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}

/** The same as a web response, for the application's own hooks. */
export function toResponse(request: Request, result: PageResult): Response {
  if (!result.kept) {
    const { status, headers, body } = result.page;
    const empty = body.length === 0 || status === 304;
    return new Response(empty ? null : new Uint8Array(body), { status, headers: { ...headers } });
  }
  const { status, headers, body } = answerFor(result.page, {
    encoding: request.headers.get('accept-encoding'),
    ifNoneMatch: request.headers.get('if-none-match'),
  });
  return new Response(body ? new Uint8Array(body) : null, { status, headers });
}
