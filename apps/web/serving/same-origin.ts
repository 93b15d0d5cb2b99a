import type { IncomingHttpHeaders } from 'node:http';

/** Names by which a machine calls itself. */
const LOOPBACK = /^(?:localhost|[a-z0-9-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1|0:0:0:0:0:0:0:1)$/i;

/** Headers that a proxy adds: what bears one does not come from the person at the machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Whether a host, as an address or a Host header writes it, with or without a port, is this machine's own name. */
export function isLoopback(host: string | undefined): boolean {
  if (host === undefined) return false;
  const name = host.startsWith('[') ? host.replace(/\]:\d+$/, ']') : host.replace(/^([^:]*):\d+$/, '$1');
  return LOOPBACK.test(name);
}

export function isForwarded(headers: IncomingHttpHeaders): boolean {
  return FORWARDED.some((name) => headers[name] !== undefined);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : undefined;
}

/** The Host header as URLs write it: in small letters, without the port that goes without saying. */
function plainHost(host: string | undefined, scheme: string): string | undefined {
  return host === undefined ? undefined : hostOf(`${scheme}://${host}`);
}

/**
 * Whether a request that writes was sent by a page of this very site. Browsers say so in `Origin` and `Sec-Fetch-Site`,
 * which pages cannot forge; a request with neither is not from a page and is refused as well, so that nothing depends
 * on the age of a browser.
 *
 * @param origin the public address of the site where the operator has named it, else empty
 */
export function isSameOrigin(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const from = headers.origin;
  if (from === undefined) return site === 'same-origin';
  if (origin !== '' && from.toLowerCase() === origin.toLowerCase()) return true;
  const [scheme = ''] = from.split('://');
  if (scheme !== 'http' && scheme !== 'https') return false;
  const own = plainHost(headers.host, scheme);
  return own !== undefined && hostOf(from) === own;
}
