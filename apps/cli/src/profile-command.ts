import { writeFile } from 'node:fs/promises';
import type { Document } from '@sterna/document';
import { openEvidence } from '@sterna/evidence';
import { assembleProfile } from '@sterna/profile';
import { renderDocx, renderHtml, renderPdf, renderXlsx } from '@sterna/publish';
import { findPlace, type Language, type Place } from '@sterna/vocabulary';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface ProfileArguments {
  readonly database?: string;
  readonly lang: Language;
  readonly format: 'html' | 'pdf' | 'docx' | 'xlsx';
  readonly out?: string;
}

/** `sterna profile PLACE`: the migration profile as a file. */
export async function runProfile(name: string, options: ProfileArguments, surroundings: Surroundings): Promise<number> {
  const place = countryFrom(name);
  if (options.out === undefined && options.format !== 'html') {
    throw new Error(`say where to write the ${options.format} file: --out FILE`);
  }
  const evidence = await openEvidence({
    database: databaseOf(options.database, surroundings),
    starter: true,
    onProgress: surroundings.isTerminal ? surroundings.report : () => {},
  });
  try {
    const document = await assembleProfile(place.code, options.lang, evidence, new Date().toISOString().slice(0, 10));
    const bytes = await render(document, options.format);
    if (options.out === undefined) surroundings.out(Buffer.from(bytes).toString('utf8'));
    else await writeFile(options.out, bytes);
    return DONE;
  } finally {
    await evidence.close();
  }
}

function countryFrom(name: string): Place {
  const answer = findPlace(name);
  if (answer.status === 'found' && answer.place.kind === 'country') return answer.place;
  throw new Error(`${name} is not a country or area that Sterna knows; give its ISO code, such as MDA`);
}

function render(document: Document, format: ProfileArguments['format']): Promise<Uint8Array> | Uint8Array {
  switch (format) {
    case 'html':
      return Buffer.from(renderHtml(document, { standalone: true }), 'utf8');
    case 'pdf':
      return renderPdf(document);
    case 'docx':
      return renderDocx(document);
    case 'xlsx':
      return renderXlsx(document);
  }
}
