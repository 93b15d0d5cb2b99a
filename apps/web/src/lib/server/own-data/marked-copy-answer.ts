import { Readable } from 'node:stream';
import { type MarkedCopyOptions, markedCopyOf } from '@sterna/exchange';
import type { Finding, ReadOptions } from '@sterna/statistics';
import { findingText, whereText } from '@sterna/statistics/finding-texts';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { ruleTitle } from '#lib/rule-titles.ts';
import { attachmentNamed } from '#lib/server/attachment-name.ts';
import { workbench } from '#lib/server/workbench.ts';

/** A file on the disk, under the name its owner gave it. */
export interface MarkedFile {
  readonly path: string;
  readonly name: string;
  readonly options: ReadOptions;
}

function wordsFor(fileName: string, language: Language): MarkedCopyOptions {
  return {
    language,
    fileName,
    rule: (rule) => ruleTitle(rule, language),
    message: (finding) => findingText(finding, language).text,
    where: (where) => whereText(where, language),
  };
}

/**
 * A copy of a file with the cells marked in which something was found.
 *
 * @throws 404 for a file without a table
 */
export async function markedCopyAnswer(
  { path, name, options }: MarkedFile,
  findings: readonly Finding[],
  language: Language,
): Promise<Response> {
  const structures = await workbench().evidence.structures();
  const read = structures.length > 0 ? { ...options, structures } : options;
  const copy = markedCopyOf(path, findings, read, wordsFor(name, language));
  // The first piece comes before the answer begins, so that a file that cannot be read is known by then.
  const first = await copy.next().catch((problem: unknown) => {
    if (problem instanceof Error && problem.name === 'UnreadableFileError') error(404);
    throw problem;
  });
  const whole = (async function* () {
    if (first.value) yield first.value;
    yield* copy;
  })();
  const marked = `${name.replace(/\.\w{1,5}$/, '')} - ${m.import_marked_name()}.xlsx`;
  return new Response(Readable.toWeb(Readable.from(whole)) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachmentNamed(marked),
    },
  });
}
