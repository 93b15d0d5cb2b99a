import { Readable } from 'node:stream';
import { type MarkedCopyOptions, markedCopyOf } from '@sterna/exchange';
import { findingText, whereText } from '@sterna/statistics/finding-texts';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { ruleTitle } from '#lib/rule-titles.ts';
import { attachmentNamed } from '#lib/server/attachment-name.ts';
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

/** A name that says what it is and of which file: `survey - marked copy.xlsx`. */
const markedName = (file: string): string =>
  `${file.replace(/^.*\//, '').replace(/\.\w{1,5}$/, '')} - ${m.import_marked_name()}.xlsx`;

function wordsFor(fileName: string, language: Language): MarkedCopyOptions {
  return {
    language,
    fileName,
    rule: (rule) => ruleTitle(rule, language),
    message: (finding) => findingText(finding, language).text,
    where: (where) => whereText(where, language),
  };
}

/** The sheet as it came, with the cells marked in which something was found. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals }) => {
  const job = await jobOf(params.id);
  const path = await workbench().evidence.imports.pathOf(job.id);
  if (path === undefined) error(404);
  const findings = job.report?.findings ?? job.preview?.findings ?? [];
  try {
    const structures = await workbench().evidence.structures();
    const read = structures.length > 0 ? { ...job.options, structures } : job.options;
    const copy = await begun(markedCopyOf(path, findings, read, wordsFor(job.file, locals.language)));
    return new Response(Readable.toWeb(Readable.from(copy)) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': attachmentNamed(markedName(job.file)),
      },
    });
  } catch (problem) {
    if (isUnreadable(problem)) error(404);
    throw problem;
  }
});
