const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8; header=present',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const;

/** Formats that browsers show by themselves; the others are saved. */
const SHOWN: ReadonlySet<string> = new Set(['pdf', 'svg', 'png']);

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
    const bytes = await make();
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `${SHOWN.has(format) ? 'inline' : 'attachment'}; filename="${name}.${format}"`,
      },
    });
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'too-busy';
    if (!busy) throw error;
    return new Response(null, { status: 503, headers: { 'retry-after': '10', 'cache-control': 'no-store' } });
  }
}
