import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

/** How a body may travel. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** One body, ready in every encoding worth having. Files that are compressed already have `identity` only. */
export interface EncodedBody {
  readonly identity: Buffer;
  readonly gzip?: Buffer;
  readonly br?: Buffer;
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Shorter bodies fit one packet; compressing them gains nothing. */
const SMALLEST_COMPRESSED = 1024;

/** True for content types that shrink: text, SVG, JSON. PDF, PNG and Office files are compressed in themselves. */
export function isCompressible(contentType: string): boolean {
  return /^text\/|[+/](?:json|xml)\b|javascript/.test(contentType);
}

/**
 * Compresses a body once for all its readers, in the thread pool of zlib, not on the event loop.
 *
 * Brotli 9 and gzip 9: a page is compressed once per release of the data and read many times.
 */
export async function encodeBody(identity: Buffer, contentType: string): Promise<EncodedBody> {
  if (identity.length < SMALLEST_COMPRESSED || !isCompressible(contentType)) return { identity };
  const [br, zipped] = await Promise.all([
    compressBrotli(identity, {
      params: {
        [zlib.BROTLI_PARAM_QUALITY]: 9,
        [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
        [zlib.BROTLI_PARAM_SIZE_HINT]: identity.length,
        [zlib.BROTLI_PARAM_LGWIN]: 22,
      },
    }),
    compressGzip(identity, { level: 9 }),
  ]);
  return { identity, br, gzip: zipped };
}

function weightOf(accepted: string, encoding: string): number {
  let weight = 0;
  for (const entry of accepted.split(',')) {
    const [name = '', ...parameters] = entry.trim().toLowerCase().split(';');
    if (name.trim() !== encoding && name.trim() !== '*') continue;
    const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
    const stated = quality === undefined ? 1 : Number(quality.slice(2));
    // A named entry overrides the wildcard.
    if (name.trim() === encoding) return Number.isFinite(stated) ? stated : 0;
    weight = Number.isFinite(stated) ? stated : 0;
  }
  return weight;
}

/**
 * Picks the smallest body that the reader accepts (RFC 9110, 12.5.3).
 *
 * @param accepted value of the Accept-Encoding header; absent means as it is
 */
export function chooseEncoding(accepted: string | null | undefined, body: EncodedBody): Encoding {
  if (!accepted) return 'identity';
  const brotli = body.br ? weightOf(accepted, 'br') : 0;
  const zipped = body.gzip ? weightOf(accepted, 'gzip') : 0;
  if (brotli > 0 && brotli >= zipped) return 'br';
  return zipped > 0 ? 'gzip' : 'identity';
}

/** The bytes of a body in one encoding. */
export function bytesOf(body: EncodedBody, encoding: Encoding): Buffer {
  return body[encoding] ?? body.identity;
}
