import type { Cell } from '@sterna/tabular';
import { findPlace, findPlaceByM49, type ListedPlace, type Place, PlaceBook } from '@sterna/vocabulary';
import { indicatorByCode } from '../../indicators/indicator.ts';
import { TOTAL } from '../../observation.ts';
import { textOf } from '../../readers/reading/head.ts';
import type { MappedIndicator } from '../../readers/reading/indicator-map.ts';
import type { Mapping, MappingTarget } from '../mapping.ts';
import { isIndicatorCode, knownIndicator } from './indicator-words.ts';
import { readWrittenPeriod } from './period-text.ts';
import { readAgeWords, readSexWord } from './person-words.ts';
import { plainText, wordKey } from './plain-text.ts';
import { readStatus } from './status-text.ts';
import { isNotStated, isTotalWord } from './totals.ts';
import { readMultiplier, readUnitText } from './unit-text.ts';

/** What a cell or a heading means for one target. */
export type Meaning =
  | {
      readonly code: string;
      /** It stands for all of them together. */
      readonly total?: boolean;
      readonly indicator?: MappedIndicator;
      readonly multiplier?: number;
      /** A footnote's mark, or a status that is not among those of SDMX. */
      readonly mark?: string;
    }
  /** Left out on purpose, with the reason where it wants one. */
  | { readonly leave: string }
  /** Refused; `says` ends a sentence that begins with the name of the cell. */
  | { readonly refused: string; readonly says: string };

const LONGEST_QUOTE = 80;

/** A text in quotation marks, cut where it is long. */
export const quoted = (text: string): string =>
  `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

const listOf = (places: readonly Place[]): string => places.map(({ code, name }) => `${name.en} (${code})`).join(', ');

/** How to mend a word by the mapping. */
const inWords = (target: string, text: string, code: string): string =>
  `or say what it means in the mapping: "words": {"${target}": {${JSON.stringify(text.slice(0, LONGEST_QUOTE))}: "${code}"}}`;

/** Rows that say where a table comes from and are no figures, though a cell of theirs may hold a number. */
const SOURCE_LINE = /^(?:sources?|notes?|fuentes?|notas?|المصدر|ملاحظ(?:ة|ات))\s*[:：]/iu;

/** Whether a cell opens a line under a table: `Source: …`, `Nota: …`. */
export const isSourceLine = (text: string): boolean => SOURCE_LINE.test(plainText(text));

const PERIOD_ADVICE = {
  'day-or-month': 'may be read with the day or the month first: say which in the mapping, "periods": {"order": "day"}',
  'split-years':
    'is half of one year and half of the next: say in the mapping which it stands for, "periods": {"splitYears": "first"}',
  'two-digit-year': 'has a year of two digits: write it with four',
  trimester: 'may be a quarter or a third of a year: write 2020-Q1 for a quarter',
  'no-period': 'is not a period that is known: write 2020, 2020-Q1, 2020-07 or 2020-07-31',
} as const;

/** Words are compared by their letters; what has none, as it is. */
const keyOf = (text: string): string => wordKey(text) || text.trim();

/** Tells what the cells of a table mean, by the mapping's words and by those of four languages; each text once. */
export class Meanings {
  readonly #mapping: Mapping;
  readonly #places: PlaceBook;
  readonly #words = new Map<string, ReadonlyMap<string, string>>();
  readonly #known = new Map<string, Map<string, Meaning>>();

  /** @param places of a list of one's own, known before those of the vocabulary */
  constructor(mapping: Mapping, places: readonly ListedPlace[] = []) {
    this.#mapping = mapping;
    this.#places = new PlaceBook(places);
    for (const [target, words] of Object.entries(mapping.words ?? {})) {
      const pairs = Object.entries(words ?? {}).map(([word, code]): [string, string] => [keyOf(word), code]);
      this.#words.set(target, new Map(pairs));
    }
  }

  /** What a filled cell means. */
  of(target: MappingTarget, cell: Cell | undefined): Meaning {
    let known = this.#known.get(target);
    if (known === undefined) {
      known = new Map();
      this.#known.set(target, known);
    }
    const text = textOf(cell);
    let meaning = known.get(text);
    if (meaning === undefined) {
      meaning = this.#find(target, text, cell);
      // A column of free text would fill the memory.
      if (known.size < 200_000) known.set(text, meaning);
    }
    return meaning;
  }

  /** What an empty cell means, where the mapping says so. */
  ofEmpty(target: MappingTarget): Meaning | undefined {
    const code = this.#words.get(target)?.get('');
    return code === undefined ? undefined : this.#mapped(target, '', code);
  }

  #find(target: MappingTarget, text: string, cell: Cell | undefined): Meaning {
    const mapped = this.#words.get(target)?.get(keyOf(text));
    const found = mapped === undefined ? this.#read(target, text, cell) : this.#mapped(target, text, mapped);
    if (this.#mapping.totals === 'leave' && 'code' in found && found.total === true) return { leave: 'total' };
    return found;
  }

  #mapped(target: MappingTarget, text: string, code: string): Meaning {
    if (code === 'ignore') return { leave: 'ignore' };
    if (code === TOTAL) return { code, total: true };
    if (target === 'INDICATOR') {
      const indicator = knownIndicator(code) ?? { code, unit: 'NUMBER' };
      return { code: indicator.code, indicator };
    }
    if (target.startsWith('DIMENSION:') || target.startsWith('ATTRIBUTE:') || target === 'NOTE') return { code };
    const meaning = this.#read(target, code, code);
    if (!('refused' in meaning)) return meaning;
    return {
      refused: 'mapping-word',
      says: `${quoted(text)}, which means ${quoted(code)} by the mapping: that is not known`,
    };
  }

  #read(target: MappingTarget, text: string, cell: Cell | undefined): Meaning {
    switch (target) {
      case 'REF_AREA':
      case 'COUNTERPART_AREA':
        return this.#place(text) ?? readPlace(target, text);
      case 'SEX':
        return readPersons(target, text, readSexWord(text), 'F, M or _T');
      case 'AGE':
        return readPersons(target, text, readAgeWords(text), '15-24, 65+ or <5');
      case 'TIME_PERIOD':
        return this.#period(text, cell);
      case 'INDICATOR':
        return readIndicator(text);
      case 'UNIT_MEASURE':
        return readUnit(text);
      case 'UNIT_MULT': {
        const multiplier = readMultiplier(text);
        if (multiplier !== undefined) return { code: String(multiplier), multiplier };
        return {
          refused: 'unknown-multiplier',
          says: `${quoted(text)}, which is no multiplier: write 1000, thousands, or 3 for a power of ten`,
        };
      }
      case 'OBS_STATUS': {
        const status = readStatus(text);
        return status === undefined ? { code: 'A', mark: text } : { code: status };
      }
      default:
        return isTotalWord(text) && target.startsWith('DIMENSION:')
          ? { code: TOTAL, total: true }
          : { code: codeOf(target, text) };
    }
  }

  #place(text: string): Meaning | undefined {
    const listed = this.#places.find(plainText(text));
    if (listed?.status === 'found') return { code: listed.code };
    if (!listed) return undefined;
    const named = listed.candidates.map(({ code, names }) => `${names[0] ?? code} (${code})`).join(', ');
    return {
      refused: 'ambiguous-place',
      says: `${quoted(text)}, which names more than one place: ${named}. Write the code of the one that is meant`,
    };
  }

  #period(text: string, cell: Cell | undefined): Meaning {
    const read = readWrittenPeriod(typeof cell === 'number' ? cell : text, this.#mapping.periods);
    if ('period' in read) return { code: read.period, ...(read.mark !== undefined && { mark: read.mark }) };
    return { refused: 'not-a-period', says: `${quoted(text)}, which ${PERIOD_ADVICE[read.unclear]}` };
  }
}

/** The code of a further dimension: a code as it is; of words their letters in capitals, parted by underscores. */
function codeOf(target: MappingTarget, text: string): string {
  if (!target.startsWith('DIMENSION:') || /^[\w.@$-]+$/.test(text)) return text;
  return wordKey(text)
    .replace(/[^\p{L}\p{N}+<>]+/gu, '_')
    .toUpperCase();
}

function readPlace(target: MappingTarget, text: string): Meaning {
  const plain = plainText(text);
  const number = /^\d{1,3}(?:\.0+)?$/.test(plain) ? findPlaceByM49(plain.replace(/\.0+$/, '')) : undefined;
  if (number !== undefined) return placeMeaning(target, number.code);
  if (isTotalWord(text))
    return target === 'COUNTERPART_AREA' ? { code: TOTAL, total: true } : { leave: 'total-of-places' };
  const answer = findPlace(plain);
  if (answer.status === 'found') return placeMeaning(target, answer.place.code);
  if (answer.status === 'ambiguous') {
    const says = `${quoted(text)}, which names more than one place: ${listOf(answer.candidates)}. Write the code of the one that is meant, ${inWords(target, text, answer.candidates[0]?.code ?? 'ISO')}`;
    return { refused: 'ambiguous-place', says };
  }
  const near = answer.suggestions.length === 0 ? '' : ` Near to it: ${listOf(answer.suggestions)}.`;
  const advice = `Write the name or ISO code of a place, ${inWords(target, text, answer.suggestions[0]?.code ?? 'ISO')}`;
  if (isNotStated(text) && target === 'COUNTERPART_AREA') return placeMeaning(target, 'XXX');
  return { refused: 'unknown-place', says: `${quoted(text)}, which is no place that is known.${near} ${advice}` };
}

function placeMeaning(target: MappingTarget, code: string): Meaning {
  if (code === 'WLD') return { code: target === 'COUNTERPART_AREA' ? TOTAL : code, total: true };
  return { code };
}

function readPersons(target: MappingTarget, text: string, code: string | undefined, forms: string): Meaning {
  if (code !== undefined) return code === TOTAL ? { code, total: true } : { code };
  const what = target === 'SEX' ? 'sex' : 'age group';
  const isDate = target === 'AGE' && /^\d{4}-\d\d-\d\d/.test(text);
  const why = isDate ? ' (the spreadsheet has made a date of it: format the column as text and write it anew)' : '';
  const says = `${quoted(text)}, which is no ${what} that is known${why}: write ${forms}, ${inWords(target, text, target === 'SEX' ? 'F' : 'Y15T24')}`;
  return { refused: target === 'SEX' ? 'unknown-sex' : 'unknown-age', says };
}

function readIndicator(text: string): Meaning {
  const known = knownIndicator(text);
  if (known !== undefined) return { code: known.code, indicator: known };
  if (isIndicatorCode(text))
    return { code: text.trim(), indicator: { code: text.trim(), unit: indicatorByCode(text)?.unit ?? '' } };
  const advice = `write its code, ${inWords('INDICATOR', text, 'MIGRANT_STOCK')} (a code of the catalogue, or one of your own in capitals)`;
  return { refused: 'unknown-indicator', says: `${quoted(text)}, which is no indicator that is known: ${advice}` };
}

function readUnit(text: string): Meaning {
  const read = readUnitText(text);
  if (read === undefined) {
    return {
      refused: 'unknown-unit',
      says: `${quoted(text)}, which is no unit that is known: write PS, PC, USD …, ${inWords('UNIT_MEASURE', text, 'PS')}`,
    };
  }
  return { code: read.unit ?? '', ...(read.multiplier !== undefined && { multiplier: read.multiplier }) };
}
