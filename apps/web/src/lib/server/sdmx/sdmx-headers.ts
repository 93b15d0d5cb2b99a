/** Headers on every answer of the SDMX service: any page of any site may read it, and see what it says of itself. */
export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Content-Language, Content-Disposition, Content-Type, Content-Length, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What an answer depends on besides its address. */
export const VARY = 'Accept, Accept-Language, Accept-Encoding';

/** Answers what a browser asks before it lets a page of another site read. */
export function preflightAnswer(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN_TO_ALL,
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers':
        'Accept, Accept-Language, Accept-Encoding, Content-Type, If-None-Match, If-Modified-Since, Range, X-Requested-With',
      'access-control-max-age': '86400',
      allow: 'GET, HEAD, OPTIONS',
    },
  });
}
