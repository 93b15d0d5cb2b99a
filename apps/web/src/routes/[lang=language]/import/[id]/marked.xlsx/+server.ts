import { Readable } from 'node:stream';
import { markedCopyOf } from '@sterna/exchange';
import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/server/file-response.ts';
import { jobOf } from '#lib/server/import-jobs.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

function isUnreadable(problem: unknown): boolean {
  return (
    problem instanceof Error &&
    (problem.name === 'UnreadableFileError' || ('code' in problem && problem.code === 'ENOENT'))
  );
}

/** Gives the first piece before the rest, so that a file that cannot be read is known before an answer has begun. */
async function begun(copy: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await copy.next();
  return (async function* () {
    if (first.value) yield first.value;
    yield* copy;
  })();
}

/** The sheet as it came, with the cells marked in which something was found. */
export const GET: RequestHandler = fileAnswer(async ({ params }) => {
  const job = await jobOf(params.id);
  const path = await workbench().evidence.imports.pathOf(job.id);
  if (path === undefined) error(404);
  const findings = job.report?.findings ?? job.preview?.findings ?? [];
  try {
    const copy = await begun(markedCopyOf(path, findings, job.options));
    return new Response(Readable.toWeb(Readable.from(copy)) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="marked-copy.xlsx"',
      },
    });
  } catch (problem) {
    if (isUnreadable(problem)) error(404);
    throw problem;
  }
});
