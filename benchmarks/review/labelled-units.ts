import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  type AboutDocument,
  nationOf,
  type PolicyText,
  type Review,
  readDocument,
  reviewDocument,
} from '@sterna/review';
import type { Language } from '@sterna/vocabulary';
import type { Half } from './sentences.ts';

/** A labelled page, or range of lines, of a real document. */
export interface LabelledUnit {
  readonly page?: number;
  readonly from?: number;
  readonly to?: number;
  readonly migration: boolean;
  readonly themes: readonly { readonly theme: string; readonly depth: number }[];
}

/** What was read of a unit, beside its label. */
export interface ReadUnit {
  readonly document: string;
  readonly label: LabelledUnit;
  readonly text: string;
  readonly isMigration: boolean;
  readonly themes: readonly { readonly theme: string; readonly depth: number }[];
}

interface LabelledDocument {
  readonly document: string;
  readonly language: Language;
  readonly units: readonly LabelledUnit[];
}

/** The documents, which are no part of the project. */
export const DOCUMENTS: URL = new URL('../../../shared/data/policy/', import.meta.url);
const LABELS = new URL('../../conformance/review/documents/', import.meta.url);

/** Whether the labelled documents are there to be read. */
export const hasDocuments = (): boolean => existsSync(DOCUMENTS);

/** What is read of a piece of a document by itself. */
function readPiece(text: PolicyText, about: AboutDocument): Pick<ReadUnit, 'isMigration' | 'themes'> {
  const { themes, passages } = reviewDocument(text, about);
  const treated = themes.filter(({ depth }) => depth > 0).map(({ theme, depth }) => ({ theme, depth }));
  return { isMigration: passages.length > 0, themes: treated };
}

/** A page of a document: what was read of the whole, as far as it stands there. */
function readPage(
  whole: PolicyText,
  { themes, passages }: Review,
  page: number,
): { text: string } & Pick<ReadUnit, 'isMigration' | 'themes'> {
  const here = (passage: number): boolean => passages[passage]?.page === page;
  const treated = themes.flatMap(({ theme, passages: of }) => {
    const depths = of.filter(({ passage }) => here(passage)).map(({ depth }) => depth);
    return depths.length === 0 ? [] : [{ theme, depth: Math.max(...depths) }];
  });
  const text = whole.blocks
    .filter((block) => block.page === page)
    .map((block) => block.text)
    .join('\n');
  return { text, isMigration: passages.some((passage) => passage.page === page), themes: treated };
}

/** Reads every labelled unit of a half; units of plain texts by themselves, pages within their document. */
export async function readUnits(half: Half): Promise<readonly ReadUnit[]> {
  const folder = new URL(`${half}/`, LABELS);
  const read: ReadUnit[] = [];
  for (const name of readdirSync(folder)) {
    const { document, language, units }: LabelledDocument = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const bytes = readFileSync(new URL(document, DOCUMENTS));
    const all = await readDocument(bytes, { language });
    const place = nationOf(all);
    const about = place === undefined ? {} : { place };
    const whole = document.endsWith('.pdf') ? all : undefined;
    const review = whole && reviewDocument(whole, about);
    const lines = whole === undefined ? bytes.toString('utf8').split(/\r?\n/) : [];
    for (const label of units) {
      if (whole !== undefined && review !== undefined && label.page !== undefined) {
        read.push({ document, label, ...readPage(whole, review, label.page) });
        continue;
      }
      const text = lines.slice((label.from ?? 1) - 1, label.to).join('\n');
      const piece = await readDocument(Buffer.from(text), { language });
      read.push({ document, label, text, ...readPiece(piece, about) });
    }
  }
  return read;
}
