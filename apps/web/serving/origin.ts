/** The public address of the site cannot be used as it is written. */
export class OriginError extends Error {
  readonly code = 'origin-invalid';

  constructor(written: string) {
    super(`STERNA_ORIGIN is not a public address: ${written}. Write it like https://sterna.example.org`);
    this.name = 'OriginError';
  }
}

/**
 * The public address of the site as an operator writes it, for links that must be absolute.
 *
 * @param written `https://sterna.example.org`, with or without a slash at its end; empty or absent when it is not known
 * @returns the address without a slash at its end, or the empty text
 * @throws {OriginError} when it is no http or https address, or holds more than scheme, host and port
 */
export function originFrom(written: string | undefined): string {
  const text = (written ?? '').trim();
  if (text === '') return '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isBare = url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!url || !isBare || !/^https?:$/.test(url.protocol)) throw new OriginError(text);
  return url.origin;
}
