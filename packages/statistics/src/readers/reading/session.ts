import type { Cell } from '@sterna/tabular';
import type { ListedPlace } from '@sterna/vocabulary';
import { indicatorByCode } from '../../indicators/indicator.ts';
import { type CellReference, type SourceObservation, TOTAL } from '../../observation.ts';
import type { PublisherIndicator } from '../../reader.ts';
import { SeriesMemory } from '../../series-memory.ts';
import { FindingLog } from './finding-log.ts';
import { type NumberStyle, readNumberCell } from './number-cell.ts';
import { type Numbering, PlaceLookup } from './place-lookup.ts';
import { SeriesValues } from './series-values.ts';

/** A value as read from a cell: `null` for one that is stated as missing. */
export interface ReadValue {
  readonly value: number | null;
  /** What the publisher wrote in place of a number, where that says more than “missing”. */
  readonly note?: string;
}

/** What is counted in a unit; fractions are usual in all others. */
const COUNTS: Readonly<Record<string, NumberStyle['counts']>> = { PS: 'persons', USD: 'money' };

/** Counts of people that say how many more came than left; all others are never below zero. */
const BALANCES = new Set(['NET_MIGRATION']);

/** Rows that repeat others from which on something is wrong with the file as a whole. */
const MANY_REPEATS = 1_000;

const newValues = (): SeriesValues => new SeriesValues();

/** What is kept while one file is read: its findings, the places met, the series seen, the rows refused. */
export class ReadingSession {
  readonly log: FindingLog = new FindingLog();
  readonly places: PlaceLookup;
  readonly #decimalComma: boolean;
  readonly #indicators = new Map<string, PublisherIndicator>();
  /** Series → number of the period → value, to notice what is stated twice. */
  readonly #seen = new SeriesMemory<SeriesValues>();
  /** Numbers of the periods met, each release's by themselves. */
  readonly #periods = new Map<string, number>();
  #rejectedRows = 0;
  #repeats = 0;
  #lastRejected = '';

  /**
   * @param decimalComma whether decimals come after a comma; see `writesDecimalComma`
   * @param listed places of a list of one's own
   */
  constructor(numbering: Numbering = 'm49', decimalComma = false, listed: readonly ListedPlace[] = []) {
    this.#decimalComma = decimalComma;
    this.places = new PlaceLookup(this.log, numbering, (at) => this.countRejected(at), listed);
  }

  get rejectedRows(): number {
    return this.#rejectedRows;
  }

  get indicators(): readonly PublisherIndicator[] {
    return [...this.#indicators.values()];
  }

  /** Makes an indicator known that the catalogue may lack; the first title given stays. */
  declareIndicator(indicator: PublisherIndicator): void {
    if (this.#indicators.has(indicator.code) || indicatorByCode(indicator.code) !== undefined) return;
    this.#indicators.set(indicator.code, indicator);
  }

  /** Counts a row as refused, once however many of its values are. */
  countRejected(at: CellReference): void {
    const row = `${at.part ?? ''}|${at.row}`;
    if (row !== this.#lastRejected) this.#rejectedRows += 1;
    this.#lastRejected = row;
  }

  /** Refuses a row or a value in it, and says why. */
  reject(rule: string, message: string, at: CellReference, about?: string): void {
    this.log.add(rule, 'error', message, at, about);
    this.countRejected(at);
  }

  /** The place a row is about (`nameColumn` of its name counts from 1); refuses the row when there is none. */
  place(code: Cell | undefined, name: Cell | undefined, at: CellReference, nameColumn?: number): string | undefined {
    return this.places.find(code, name, at, nameColumn);
  }

  /** The other place of a corridor, `_T` for the world; refuses the row when there is none. */
  counterpart(
    code: Cell | undefined,
    name: Cell | undefined,
    at: CellReference,
    nameColumn?: number,
  ): string | undefined {
    return this.places.findCounterpart(code, name, at, nameColumn);
  }

  /**
   * Reads a value, in the unit it is written in.
   *
   * @param unit of the value as written: anything but `PS` for persons in thousands
   * @param at called only when something is to be said
   * @returns `undefined` when nothing is stated, or what is stated was refused with a finding
   */
  value(cell: Cell | undefined, unit: string, at: () => CellReference): ReadValue | undefined {
    const read = readNumberCell(cell, { counts: COUNTS[unit] ?? 'fractions', decimalComma: this.#decimalComma });
    switch (read.kind) {
      case 'number':
        return read.mark === undefined ? { value: read.value } : { value: read.value, note: `Marked ${read.mark}.` };
      case 'empty':
        return undefined;
      case 'missing':
        return { value: null };
      case 'bounded': {
        const message = `“${read.text}” states a bound and no value: kept as missing, with the bound as a note.`;
        this.log.add('bounded-value', 'info', message, at(), read.text);
        return { value: null, note: read.text };
      }
      case 'withheld': {
        const message = `“${read.text}” stands where the publisher keeps a value back: kept as missing.`;
        this.log.add('withheld-value', 'info', message, at(), read.text);
        return { value: null, note: read.text };
      }
      case 'unclear': {
        const message = `“${read.text}” may be thousands or a fraction. Write thousands without a separator, decimals with a point.`;
        this.reject('unclear-number', message, at());
        return undefined;
      }
      case 'other':
        this.reject('not-a-number', `“${read.text}” is not a number. Write digits, or “..” for missing.`, at());
        return undefined;
    }
  }

  /**
   * Takes an observation, unless it cannot be or the same series and period came before.
   *
   * @returns whether it was taken
   */
  accept(observation: SourceObservation): boolean {
    return !this.#isBelowNothing(observation) && this.acceptNew(observation);
  }

  /** Takes an observation, of whatever value, unless the same series and period of its release came before. */
  acceptNew(observation: SourceObservation): boolean {
    const { period, release } = observation;
    const values = this.#seen.find(observation, newValues);
    const number = this.#numberOf(release === undefined ? period : `${period}|${release}`);
    const before = values.get(number);
    if (before === undefined) {
      values.add(number, observation.value ?? Number.NaN);
      return true;
    }
    this.repeat(observation, Number.isNaN(before) ? null : before);
    return false;
  }

  #numberOf(period: string): number {
    const known = this.#periods.get(period);
    if (known !== undefined) return known;
    this.#periods.set(period, this.#periods.size);
    return this.#periods.size - 1;
  }

  /** Refuses fewer than no people. */
  #isBelowNothing({ indicator, unit, value, at }: SourceObservation): boolean {
    if (value === null || value >= 0 || unit !== 'PS') return false;
    if (BALANCES.has(indicator) || indicatorByCode(indicator) === undefined) return false;
    this.reject('negative-count', `${value} people cannot be. Check the sign, or leave the cell empty.`, at);
    return true;
  }

  #warnOfRepeats(): void {
    const message = `More than ${MANY_REPEATS} rows say again what earlier rows say. Check whether the file was written as it should be.`;
    this.log.add('many-repeated-rows', 'warning', message);
  }

  /** Says that a series and period came a second time; refuses the row when it says something else. */
  repeat(observation: SourceObservation, before: number | null): void {
    if (before === observation.value) {
      const message = 'The row says again what an earlier row says; it was taken once.';
      this.#repeats += 1;
      this.log.add('repeated-row', 'info', message, observation.at, 'all');
      if (this.#repeats === MANY_REPEATS) this.#warnOfRepeats();
      return;
    }
    const { indicator, refArea, counterpart, sex, age, dimensions, period } = observation;
    const groups = [sex, age, ...Object.values(dimensions)].filter((code) => code !== TOTAL);
    const what = [indicator, refArea, counterpart, ...groups, period].join(', ');
    const message =
      `The file gives two values for the same thing (${what}): ${before ?? 'missing'} before, ` +
      `${observation.value ?? 'missing'} here. The first was kept; remove the wrong one.`;
    this.reject('conflicting-duplicate', message, observation.at);
  }
}
