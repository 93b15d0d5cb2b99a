import type { Cell, Row } from '@sterna/tabular';
import { type CellReference, type ObservationStatus, type SourceObservation, TOTAL } from '../observation.ts';
import { textOf } from '../readers/reading/head.ts';
import { endYear } from '../readers/reading/period-cell.ts';
import type { ReadingSession } from '../readers/reading/session.ts';
import { cellName } from './cell-name.ts';
import type { Mapping, MappingTarget } from './mapping.ts';
import { isSourceLine, type Meaning, type Meanings, quoted } from './meanings/meanings.ts';
import { wordKey } from './meanings/plain-text.ts';
import { RowLabels } from './row-labels.ts';
import type { PartColumn, TableLayout, ValueColumn } from './table-layout.ts';
import { readValueCell } from './value-cell.ts';

type Known = Extract<Meaning, { readonly code: string }>;
type Said = Map<MappingTarget, Known>;

/** Targets without which there is no observation. */
const NEEDED = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD'] as const;

const NO_DIMENSIONS: Readonly<Record<string, string>> = Object.freeze({});

/** Makes observations of the rows of one table, as a mapping says. */
export class RowReader {
  /** The newest year with a value so far. */
  newest = 0;
  readonly #mapping: Mapping;
  readonly #layout: TableLayout;
  readonly #meanings: Meanings;
  readonly #session: ReadingSession;
  readonly #constants: Said;
  readonly #decimalComma: boolean;
  readonly #labels: RowLabels;
  /** Whether the mapping has further dimensions or attributes at all. */
  readonly #hasConcepts: boolean;
  readonly #titles: ReadonlyMap<string, string>;

  constructor(
    mapping: Mapping,
    layout: TableLayout,
    meanings: Meanings,
    session: ReadingSession,
    known: { readonly constants: ReadonlyMap<MappingTarget, Known>; readonly decimalComma: boolean },
  ) {
    this.#mapping = mapping;
    this.#layout = layout;
    this.#meanings = meanings;
    this.#session = session;
    this.#constants = new Map(known.constants);
    this.#decimalComma = known.decimalComma;
    this.#labels = new RowLabels(layout.parts, layout.merges);
    const targets = [
      ...layout.parts.map(({ target }) => target),
      ...known.constants.keys(),
      ...layout.values.flatMap(({ said }) => [...said.keys()]),
    ];
    this.#hasConcepts = targets.some((target) => target.includes(':'));
    this.#titles = new Map(Object.entries(mapping.words?.INDICATOR ?? {}).map(([word, code]) => [code, word]));
  }

  /** Whether a row is one of figures: below the head, with something in a column of values. */
  holdsFigures(row: Row): boolean {
    const { first, last, head, values } = this.#layout;
    if (row.number < first || row.number > last || head.numbers.includes(row.number)) return false;
    if (!values.some(({ column }) => textOf(row.cells[column]) !== '')) return false;
    return !isSourceLine(textOf(row.cells.find((cell) => textOf(cell) !== ''))) && !this.#repeatsHead(row);
  }

  read(row: Row, into: SourceObservation[]): void {
    if (row.number < this.#layout.first || row.number > this.#layout.last) return;
    const labels = this.#labels.of(row);
    if (!this.holdsFigures(row)) return;
    const said = this.#readParts(row, labels);
    if (said === undefined) return;
    for (const value of this.#layout.values) {
      const cell = row.cells[value.column];
      if (cell === null || cell === undefined) continue;
      const observation = this.#readValue(row, cell, value, said);
      if (observation === undefined || !this.#session.accept(observation)) continue;
      if (observation.value !== null) this.newest = Math.max(this.newest, endYear(observation.period));
      into.push(observation);
    }
  }

  /** What the cell of a column means in a row, what stands above it filled in; `undefined` for an empty cell. */
  meaningOf({ target }: PartColumn, cell: Cell | undefined): Meaning | undefined {
    return textOf(cell) === '' ? this.#meanings.ofEmpty(target) : this.#meanings.of(target, cell);
  }

  /** A head that is printed again, on each page of a long table. */
  #repeatsHead(row: Row): boolean {
    const { head } = this.#layout;
    if (head.numbers.length === 0) return false;
    let filled = 0;
    for (const [column, cell] of row.cells.entries()) {
      const text = textOf(cell);
      if (text === '') continue;
      if (head.parts[column]?.includes(text) !== true) return false;
      filled += 1;
    }
    return filled > 1;
  }

  #at(row: Row, column?: number): CellReference {
    const { name } = this.#layout.table;
    return { ...(name !== '' && { part: name }), row: row.number, ...(column !== undefined && { column: column + 1 }) };
  }

  /** What the columns beside the values say of a row; `undefined` when it is left out or refused. */
  #readParts(row: Row, labels: readonly (Cell | undefined)[]): Said | undefined {
    const said: Said = new Map(this.#constants);
    let whole = true;
    for (const [i, part] of this.#layout.parts.entries()) {
      const meaning = this.meaningOf(part, labels[i]);
      if (meaning === undefined) {
        whole = this.#isEmptyAllowed(row, part) && whole;
        continue;
      }
      if ('code' in meaning) said.set(part.target, meaning);
      else if ('leave' in meaning) {
        this.#leaveOut(row, part, textOf(labels[i]), meaning.leave);
        return undefined;
      } else {
        const at = this.#at(row, part.column);
        const message = `${cellName(at)} says ${meaning.says}. The row was left out.`;
        this.#session.reject(meaning.refused, message, at, `${part.target} ${textOf(labels[i])}`);
        whole = false;
      }
    }
    return whole ? said : undefined;
  }

  /** Empty cells say nothing of units, status and notes; elsewhere they may mean anything. */
  #isEmptyAllowed(row: Row, { column, target }: PartColumn): boolean {
    if (/^(?:UNIT_MEASURE|UNIT_MULT|OBS_STATUS|NOTE|ATTRIBUTE:.*)$/.test(target)) return true;
    if (this.#constants.has(target)) return true;
    const at = this.#at(row, column);
    const message =
      `${cellName(at)} is empty, where ${target} is expected, in a row that has values. Fill it in, or say in the ` +
      `mapping what an empty cell means: "fillDown": true on the column for what stands above it, or "words": ` +
      `{"${target}": {"": "_T"}}. The row was left out.`;
    const rule = target === 'REF_AREA' || target === 'COUNTERPART_AREA' ? 'place-missing' : 'empty-cell';
    this.#session.log.add(rule, 'error', message, at, target);
    this.#session.countRejected(at);
    return false;
  }

  #leaveOut(row: Row, part: PartColumn, text: string, why: string): void {
    if (why === 'ignore') return;
    const at = this.#at(row, part.column);
    const named = `${cellName(at)} says ${quoted(text)}`;
    if (why === 'total-of-places') {
      const code = `"words": {"REF_AREA": {${JSON.stringify(text)}: "WLD"}}`;
      const message = `${named}: a total over the places of the table is no place, so its rows were left out. If it is the world, say ${code}.`;
      this.#session.log.add('total-left-out', 'info', message, at, wordKey(text));
      return;
    }
    this.#session.log.add(
      'total-left-out',
      'info',
      `${named}: totals are left out, as the mapping says.`,
      at,
      wordKey(text),
    );
  }

  #readValue(row: Row, cell: Cell, column: ValueColumn, ofRow: Said): SourceObservation | undefined {
    const code = (target: MappingTarget): string => (column.said.get(target) ?? ofRow.get(target))?.code ?? '';
    const known = (target: MappingTarget): Known | undefined => column.said.get(target) ?? ofRow.get(target);
    const indicator = known('INDICATOR')?.indicator;
    const read = readValueCell(cell, {
      at: this.#at(row, column.column),
      unit: code('UNIT_MEASURE') || indicator?.unit || '',
      multiplier: column.multiplier ?? known('UNIT_MULT')?.multiplier ?? known('UNIT_MEASURE')?.multiplier,
      numbers: this.#mapping.numbers ?? {},
      decimalComma: this.#decimalComma,
      session: this.#session,
    });
    const missing = NEEDED.find((target) => code(target) === '');
    if (read === undefined || missing !== undefined) return undefined;
    const given = known('OBS_STATUS');
    // A number that is called missing is there all the same; what was said of it is kept.
    const isDenied = given?.code === 'M' && read.value !== null;
    const status = read.value === null ? 'M' : isDenied ? 'A' : ((given?.code as ObservationStatus | undefined) ?? 'A');
    const indicatorCode = code('INDICATOR');
    this.#session.declareIndicator({ code: indicatorCode, title: this.#titleOf(indicatorCode), unit: read.unit });
    const note = [code('NOTE'), read.note, markOf(known('TIME_PERIOD'))].filter(Boolean).join(' ');
    const attributes = this.#attributes(column, ofRow, isDenied ? 'M' : given?.mark);
    return {
      indicator: indicatorCode,
      refArea: code('REF_AREA'),
      counterpart: code('COUNTERPART_AREA') || TOTAL,
      sex: (code('SEX') || indicator?.sex || TOTAL) as SourceObservation['sex'],
      age: code('AGE') || indicator?.age || TOTAL,
      dimensions: this.#dimensions(column, ofRow),
      unit: read.unit,
      period: code('TIME_PERIOD'),
      value: read.value,
      status,
      ...(note !== '' && { note }),
      ...(attributes !== undefined && { attributes }),
      at: this.#at(row, column.column),
    };
  }

  /** The words that stand in the table for an indicator of the publisher's own. */
  #titleOf(code: string): string {
    return this.#titles.get(code) ?? code;
  }

  #dimensions(column: ValueColumn, ofRow: Said): Readonly<Record<string, string>> {
    if (!this.#hasConcepts) return NO_DIMENSIONS;
    const codes = concepts('DIMENSION:', column.said, ofRow).filter(([, code]) => code !== TOTAL && code !== '');
    return codes.length === 0 ? NO_DIMENSIONS : Object.fromEntries(codes);
  }

  #attributes(column: ValueColumn, ofRow: Said, status: string | undefined): Record<string, string> | undefined {
    if (!this.#hasConcepts && status === undefined) return undefined;
    const own = concepts('ATTRIBUTE:', column.said, ofRow).filter(([, text]) => text !== '');
    const all = status === undefined ? own : [...own, ['OBS_STATUS', status] as const];
    return all.length === 0 ? undefined : Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

const markOf = (period: Known | undefined): string =>
  period?.mark === undefined ? '' : `The period is marked ${period.mark}.`;

function concepts(prefix: string, ...said: readonly ReadonlyMap<MappingTarget, Known>[]): [string, string][] {
  const found = new Map<string, string>();
  for (const some of said) {
    for (const [target, { code }] of some) {
      if (target.startsWith(prefix) && !found.has(target.slice(prefix.length)))
        found.set(target.slice(prefix.length), code);
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}
