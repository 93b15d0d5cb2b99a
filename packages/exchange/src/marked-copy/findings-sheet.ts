import { bySeverity, type Finding } from '@sterna/statistics';
import { columnLetter } from '@sterna/tabular';
import { directionOf, type Language } from '@sterna/vocabulary';
import type { Sheet, SheetCell, SheetRow } from '../xlsx/workbook.ts';
import { COPY_WORDS } from './copy-words.ts';

/** How findings are put to the person who mends the file. */
export interface FindingWords {
  /** Of the headings and weights; English unless told. */
  readonly language?: Language;
  /** A finding in this language; its own English message unless told. */
  readonly message?: (finding: Finding) => string;
  /** Where it is, for a finding of no cell; as it says it unless told. */
  readonly where?: (where: string) => string;
  /** What its rule is about, in a few words; the rule's id unless told. */
  readonly rule?: (rule: string) => string;
}

const head = (value: string): SheetCell => ({ value, look: 'head' });
const wrapped = (value: string): SheetCell => ({ value, look: 'wrapped' });

/** Widths that fit a page of paper laid on its side; messages take as many lines as they need. */
const WIDTHS = [12, 16, 9, 70, 22];

/** Puts findings in words and places. */
class FindingRows {
  readonly #words: FindingWords;
  readonly #nameOf: (part: string) => string | undefined;

  constructor(words: FindingWords, nameOf: (part: string) => string | undefined) {
    this.#words = words;
    this.#nameOf = nameOf;
  }

  of(finding: Finding, number: number): SheetRow {
    const { severity, rule, at, where } = finding;
    const { language = 'en', message, rule: title, where: whereOf } = this.#words;
    const sheet = at === undefined ? undefined : this.#nameOf(at.part ?? '');
    const cell = at === undefined ? '' : `${columnLetter(at.column ?? 1)}${at.row}`;
    const place: SheetCell =
      sheet === undefined
        ? wrapped(whereOf?.(where) ?? where)
        : { value: cell, look: 'link', leadsTo: { sheet, cell } };
    const cells = [
      { value: COPY_WORDS[language].weights[severity], look: severity },
      wrapped(sheet ?? ''),
      place,
      wrapped(message?.(finding) ?? finding.message),
      wrapped(title?.(rule) ?? rule),
    ];
    return { number, cells };
  }
}

/**
 * The first sheet of a marked-up copy: all findings, the heaviest first, each with a link to its cell.
 *
 * @param remarks lines above the list: what was left out of the copy
 * @param nameOf the sheet that a table of the file has become; `undefined` for one that is not in the copy
 */
export function findingsSheet(
  name: string,
  findings: readonly Finding[],
  remarks: readonly string[],
  nameOf: (part: string) => string | undefined,
  words: FindingWords = {},
): Sheet {
  const { language = 'en' } = words;
  const { headings, nothing } = COPY_WORDS[language];
  const above = remarks.map((remark, i): SheetRow => ({ number: i + 1, cells: [wrapped(remark)] }));
  const list = bySeverity(findings);
  const first = remarks.length + 2;
  const rowsOf = new FindingRows(words, nameOf);
  const none: SheetRow = { number: first, cells: [{ value: nothing }] };
  async function* rows(): AsyncGenerator<readonly SheetRow[]> {
    yield [...above, { number: first - 1, cells: headings.map(head) }];
    yield list.length === 0 ? [none] : list.map((finding, i) => rowsOf.of(finding, first + i));
  }
  const widest = WIDTHS.reduce((sum, width) => sum + width, 0);
  return {
    name,
    rows: rows(),
    widths: WIDTHS,
    frozenRows: first - 1,
    // Cells joined over the whole width do not grow by themselves.
    joined: remarks.map((_, i) => `A${i + 1}:E${i + 1}`),
    heights: new Map(remarks.map((remark, i) => [i + 1, 15 * Math.ceil(remark.length / widest)])),
    onPaper: 'one-page-wide',
    rightToLeft: directionOf(language) === 'rtl',
  };
}
