import { isHttpError } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const;

/** Formats that browsers show by themselves; the others are saved. */
const SHOWN: ReadonlySet<string> = new Set(['pdf', 'svg', 'png']);

/** A few sentences in the page's language, where a file was asked for and none can be given. */
function sentences(status: number, lines: readonly string[], headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${lines.join('\n')}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-language': getLocale(), ...headers },
  });
}

/**
 * A file under a good name.
 *
 * @param name without extension; letters, digits and hyphens only
 */
export function fileOf(
  name: string,
  format: keyof typeof TYPES,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Response {
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `${SHOWN.has(format) ? 'inline' : 'attachment'}; filename="${name}.${format}"`,
    },
  });
}

/**
 * Answers with a file under a good name. When too many files are being made, says when to come back.
 *
 * @param name without extension; letters, digits and hyphens only
 */
export async function fileResponse(
  name: string,
  format: keyof typeof TYPES,
  make: () => Promise<Buffer>,
): Promise<Response> {
  try {
    return fileOf(name, format, new Uint8Array(await make()));
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'too-busy';
    if (!busy) throw error;
    return sentences(503, [m.busy_text()], { 'retry-after': '10', 'cache-control': 'no-store' });
  }
}

/** A handler whose missing files are said to be missing in the page's language. */
export function fileAnswer<Event>(handler: (event: Event) => Promise<Response>): (event: Event) => Promise<Response> {
  return async (event) => {
    try {
      return await handler(event);
    } catch (thrown) {
      if (isHttpError(thrown, 404)) return sentences(404, [m.not_found_title(), m.not_found_text()]);
      throw thrown;
    }
  };
}
