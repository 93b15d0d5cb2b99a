import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { forbid, letGo } from './refusal.ts';
import { isSameOrigin } from './same-origin.ts';

/** Milliseconds that the body of a form may take. */
const FORM_TIME = 60_000;
/** Most bytes of a form: the longest text of a section is far below. Files of figures have a way of their own. */
export const MOST_FORM_BYTES: number = 2 * 2 ** 20;

export interface MemberRequests {
  /** Public address of the site; empty when it is not known. */
  readonly origin: string;
  /** The pages. */
  readonly handler: RequestListener;
}

/** Answers for people who sign in: a form of another site is kept out here, before a page sees it. */
export function memberRequests({ origin, handler }: MemberRequests): RequestListener {
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('cache-control', 'no-store');
    // Addresses of these pages hold secrets of letters: no other site is told them.
    response.setHeader('referrer-policy', 'same-origin');
    if (request.method !== 'POST') return handler(request, response);
    if (!isSameOrigin(request.headers, origin)) return forbid(request, response);
    const length = request.headers['content-length'];
    if (length === undefined || Number(length) > MOST_FORM_BYTES) {
      letGo(request, response);
      response.writeHead(length === undefined ? 411 : 413);
      response.end();
      return;
    }
    const tooLong = setTimeout(() => request.destroy(), FORM_TIME);
    request.once('close', () => clearTimeout(tooLong));
    request.once('end', () => clearTimeout(tooLong));
    handler(request, response);
  };
}
