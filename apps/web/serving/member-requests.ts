import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isMemberUpload } from './member-uploads.ts';
import { forbid, letGo, refuseTooLarge } from './refusal.ts';
import { isSameOrigin } from './same-origin.ts';

/** Milliseconds that the body of a form may take. */
const FORM_TIME = 60_000;
/** Most bytes of a form: the longest text of a section is far below. Files of figures have a way of their own. */
export const MOST_FORM_BYTES: number = 2 * 2 ** 20;

/** What forms of browsers are sent as, and what scripts of these pages send. */
const TAKEN: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
]);

/** Whether a page can read what is sent. What names no type has nothing in it that a page reads. */
function isReadable({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'];
  return type === undefined || TAKEN.has((type.split(';')[0] ?? '').trim().toLowerCase());
}

export interface MemberRequests {
  /** Public address of the site; empty when it is not known. */
  readonly origin: string;
  /** The pages. */
  readonly handler: RequestListener;
  /** Takes files, which are larger than forms. */
  readonly takeFile: RequestListener;
}

/** Answers without a word, and lets what is still being sent pass. */
function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
  letGo(request, response);
  response.writeHead(status);
  response.end();
}

/** Lets a form through to its page, unless it takes too long. */
function takeForm(request: IncomingMessage, response: ServerResponse, handler: RequestListener): void {
  const tooLong = setTimeout(() => request.destroy(), FORM_TIME);
  request.once('close', () => clearTimeout(tooLong));
  request.once('end', () => clearTimeout(tooLong));
  handler(request, response);
}

/** Answers for people who sign in: a form of another site is kept out here, before a page sees it. */
export function memberRequests({ origin, handler, takeFile }: MemberRequests): RequestListener {
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('cache-control', 'no-store');
    // Addresses of these pages hold secrets of letters: no other site is told them.
    response.setHeader('referrer-policy', 'same-origin');
    const length = request.headers['content-length'];
    // No name and no secret of ours holds a NUL, and the database cannot be asked for one.
    if (request.url?.includes('%00')) turnAway(request, response, 400);
    else if (request.method !== 'POST') handler(request, response);
    else if (!isSameOrigin(request.headers, origin)) forbid(request, response);
    else if (isMemberUpload(request.url)) takeFile(request, response);
    else if (length === undefined) turnAway(request, response, 411);
    else if (Number(length) > MOST_FORM_BYTES) refuseTooLarge(request, response);
    else if (!isReadable(request)) turnAway(request, response, 415);
    else takeForm(request, response, handler);
  };
}
