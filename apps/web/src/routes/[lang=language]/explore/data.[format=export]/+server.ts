import { type Choice, EVERYWHERE } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { exportChoice, exportName, exportTag } from '#lib/server/explore/export-choice.ts';
import { fileChoice } from '#lib/server/explore/file-choice.ts';
import { parseChoice } from '#lib/server/explore/parse-choice.ts';
import { pictureFile } from '#lib/server/explore/picture-file.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { ExploreFormat } from '../../../../params.ts';
import type { RequestHandler } from './$types.js';

const FILES: Readonly<Record<ExploreFormat, { readonly extension: string; readonly type: string }>> = {
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8; header=present' },
  xlsx: { extension: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  'sdmx-csv': { extension: 'sdmx.csv', type: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8' },
  'sdmx-json': { extension: 'sdmx.json', type: 'application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8' },
  'sdmx-ml': {
    extension: 'sdmx.xml',
    type: 'application/vnd.sdmx.structurespecificdata+xml; version=2.1; charset=utf-8',
  },
  svg: { extension: 'svg', type: 'image/svg+xml' },
  png: { extension: 'png', type: 'image/png' },
};

function refusal(
  status: number,
  language: string,
  lines: readonly string[],
  more: Record<string, string> = {},
): Response {
  return new Response(`${[m.explore_file_problem(), ...lines].join('\n')}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-language': language,
      'cache-control': 'no-store',
      ...more,
    },
  });
}

function isKnown(request: Request, tag: string): boolean {
  const known = request.headers.get('if-none-match');
  return known?.split(',').some((each) => each.trim() === tag) ?? false;
}

interface Asked {
  readonly choice: Choice;
  readonly format: ExploreFormat;
  readonly language: App.Locals['language'];
  /** Of several pictures, from 1. */
  readonly picture: number;
}

/** Bytes as they are made, no faster than they are taken. */
function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** The content of the file; nothing where there is nothing to put into it. */
async function contentOf({ choice, format, language, picture }: Asked): Promise<BodyInit | undefined> {
  const { evidence, publishing } = workbench();
  if (format !== 'svg' && format !== 'png') {
    const bytes = await exportChoice(choice, format, { evidence, language });
    return bytes && streamOf(bytes);
  }
  const titles = await ownTitles(choice.indicators, evidence);
  const svg = await pictureFile({ choice, language, titles, evidence }, picture);
  if (svg === undefined || format === 'svg') return svg;
  return new Uint8Array(await publishing.png(svg));
}

/** What is chosen in the explorer as a file: data, or the picture. */
export const GET: RequestHandler = async ({ params, locals, url, request }) => {
  const { language } = locals;
  const { evidence } = workbench();
  const own = (await evidence.indicators()).map(({ code }) => code);
  const { choice: parsed, problems } = parseChoice(url.searchParams, language, own);
  // A file must not quietly hold something else than was asked for.
  if (problems.length > 0) return refusal(400, language, problems);
  if (parsed.indicators.length === 0) {
    return refusal(400, language, [m.explore_file_no_indicator({ example: '?indicator=MIGRANT_STOCK&place=SEN' })]);
  }
  const everywhere: Choice['places'] = { kind: 'within', code: EVERYWHERE };
  const placed = parsed.places.kind === 'none' ? { ...parsed, places: everywhere } : parsed;
  const isPicture = params.format === 'svg' || params.format === 'png';
  if (placed.view === 'revisions' && params.format.startsWith('sdmx')) {
    return refusal(400, language, [m.explore_file_revisions()]);
  }
  const choice = isPicture ? placed : await fileChoice(placed, evidence);
  const { extension, type } = FILES[params.format];
  const picture = Number(url.searchParams.get('picture') ?? 1);
  const tag = exportTag(await evidence.version(), language, params.format, choice, picture);
  const headers = { etag: tag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (isKnown(request, tag)) return new Response(null, { status: 304, headers });
  try {
    const content = await contentOf({ choice, format: params.format, language, picture });
    if (content === undefined) return refusal(404, language, [m.explore_nothing()]);
    const disposition = `attachment; filename="${exportName(choice)}.${extension}"`;
    return new Response(content, { headers: { ...headers, 'content-type': type, 'content-disposition': disposition } });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'too-busy')) throw error;
    return refusal(503, language, [m.busy_text()], { 'retry-after': '10' });
  }
};
