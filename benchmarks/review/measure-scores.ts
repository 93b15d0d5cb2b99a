import { readdirSync, readFileSync } from 'node:fs';
import { type Measure, readDocument, reviewDocument } from '@sterna/review';
import type { Language } from '@sterna/vocabulary';
import { DOCUMENTS } from './labelled-units.ts';

/** The parts of a measure whose presence is labelled. */
export const PARTS = ['indicator', 'body', 'budget', 'period'] as const;
type Part = (typeof PARTS)[number];

type LabelledMeasure = Readonly<Record<Part, boolean>> & { readonly code?: string; readonly words?: string };

interface LabelledPlace {
  readonly page?: number;
  readonly from?: number;
  readonly to?: number;
  /** All measures of the place; some of them are described. */
  readonly count: number;
  readonly measures: readonly LabelledMeasure[];
}

/** What was found of a labelled place. */
export interface PlaceScore {
  readonly place: string;
  readonly labelled: number;
  readonly described: number;
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly wrongParts: readonly string[];
  readonly rightParts: Readonly<Record<Part, number>>;
}

/** What is found of all labelled places. */
export interface MeasureScores {
  readonly places: readonly PlaceScore[];
  /** Share of the described measures that were found. */
  readonly recall: number;
  /** Measures found for each one there is. */
  readonly count: number;
  /** Share of the found ones of which the part is said rightly to be there or not. */
  readonly parts: Readonly<Record<Part, number>>;
}

const FOLDER = new URL('../../conformance/review/measures/', import.meta.url);
/** Characters from its beginning within which the words of a measure stand. */
const BEGINNING = 60;

const folded = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ');

function isThat(measure: Measure, { code, words }: LabelledMeasure): boolean {
  const own = measure.code === undefined ? undefined : /[\p{N}.]+$|[ivxl]+$|DO\d+/iu.exec(measure.code)?.[0];
  const hasWords = words === undefined || folded(measure.text).slice(0, BEGINNING).includes(folded(words));
  return hasWords && (words !== undefined || code === undefined || own === code || measure.code === code);
}

function scorePlace(place: string, label: LabelledPlace, measures: readonly Measure[]): PlaceScore {
  const free = [...measures];
  const missed: string[] = [];
  const wrongParts: string[] = [];
  const rightParts = { indicator: 0, body: 0, budget: 0, period: 0 };
  for (const wanted of label.measures) {
    const name = [wanted.code, wanted.words].filter((part) => part !== undefined).join(' ');
    const exact = free.findIndex(
      (one) => isThat(one, wanted) && (wanted.code === undefined || one.code === wanted.code),
    );
    const at = exact === -1 ? free.findIndex((one) => isThat(one, wanted)) : exact;
    const found = free[at];
    if (found === undefined) {
      missed.push(name);
      continue;
    }
    free.splice(at, 1);
    for (const part of PARTS) {
      if ((found[part] !== undefined) === wanted[part]) rightParts[part] += 1;
      else wrongParts.push(`${name}: ${part} ${found[part] ?? 'not seen'}`);
    }
  }
  const found = measures.map(({ code, text }) => `${code ?? '–'} ${text.slice(0, 90)}`);
  return { place, labelled: label.count, described: label.measures.length, found, missed, wrongParts, rightParts };
}

async function readPlaces(
  document: string,
  language: Language,
  places: readonly LabelledPlace[],
): Promise<readonly PlaceScore[]> {
  const bytes = readFileSync(new URL(document, DOCUMENTS));
  const whole = document.endsWith('.pdf') ? await readDocument(bytes, { language }) : undefined;
  const all = whole && reviewDocument(whole).measures;
  const lines = whole === undefined ? bytes.toString('utf8').split(/\r?\n/) : [];
  const scores: PlaceScore[] = [];
  for (const label of places) {
    const { page, from = 1, to } = label;
    const piece = Buffer.from(lines.slice(from - 1, to).join('\n'));
    const measures =
      all?.filter((one) => one.page === page) ?? reviewDocument(await readDocument(piece, { language })).measures;
    scores.push(scorePlace(`${document} ${page === undefined ? `${from}–${to}` : `p. ${page}`}`, label, measures));
  }
  return scores;
}

/** Scores the measures found on all labelled places. */
export async function scoreMeasures(): Promise<MeasureScores> {
  const places: PlaceScore[] = [];
  for (const name of readdirSync(FOLDER)) {
    const { document, language, units } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
    places.push(...(await readPlaces(document, language, units)));
  }
  const sum = (of: (place: PlaceScore) => number): number => places.reduce((total, place) => total + of(place), 0);
  const seen = sum(({ described, missed }) => described - missed.length);
  const share = (part: Part): number => sum(({ rightParts }) => rightParts[part]) / Math.max(1, seen);
  return {
    places,
    recall:
      seen /
      Math.max(
        1,
        sum(({ described }) => described),
      ),
    count:
      sum(({ found }) => found.length) /
      Math.max(
        1,
        sum(({ labelled }) => labelled),
      ),
    parts: { indicator: share('indicator'), body: share('body'), budget: share('budget'), period: share('period') },
  };
}
