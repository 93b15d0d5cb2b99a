/** Headers on every answer of the SDMX service: any page of any site may read it, and see what it says of itself. */
export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Content-Language, Content-Disposition, Content-Type, Content-Length, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What an answer depends on besides its address. */
export const VARY = 'Accept, Accept-Language, Accept-Encoding';

/** Headers that pages may send where they do not say which ones they want to. */
const USUAL_HEADERS =
  'Accept, Accept-Language, Accept-Encoding, Content-Type, If-None-Match, If-Modified-Since, Range, X-Requested-With';

/** A list of names of headers (RFC 9110, 5.6.2). */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, -]{1,1000}$/;

/**
 * Answers what a browser asks before it lets a page of another site read. Data explorers send headers of their own, as
 * `x-range`; here they change nothing, and so each is allowed.
 */
export function preflightAnswer(asked: Headers): Response {
  const wanted = asked.get('access-control-request-headers') ?? '';
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN_TO_ALL,
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': HEADER_NAMES.test(wanted) ? wanted : USUAL_HEADERS,
      vary: 'Access-Control-Request-Headers',
      'access-control-max-age': '86400',
      allow: 'GET, HEAD, OPTIONS',
    },
  });
}
