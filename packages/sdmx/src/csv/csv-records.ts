import { artefactText, parseArtefactText } from '../artefact-text.ts';
import type { MessageFindings } from '../message-findings.ts';
import type { ComponentValue, DataRecord, DataSetAction, DataSetHead, SeriesRecord } from '../model/data.ts';
import type { ArtefactKind, ArtefactReference } from '../model/structure.ts';
import { codeOfLabelled, hasDecimalComma, localisedOfCell, severalOfCell } from './csv-cells.ts';
import type { ComponentColumn } from './csv-columns.ts';
import type { Headings } from './csv-headings.ts';

const KINDS: Readonly<Record<string, ArtefactKind>> = {
  dataflow: 'dataflow',
  datastructure: 'datastructure',
  dataprovision: 'provisionagreement',
  provisionagreement: 'provisionagreement',
};
const ACTIONS: Readonly<Record<string, DataSetAction>> = {
  I: 'Information',
  A: 'Append',
  M: 'Merge',
  R: 'Replace',
  D: 'Delete',
};

/** What the data of a row are structured by. */
export function structureOfRow(row: readonly string[], headings: Headings): ArtefactReference | undefined {
  if (headings.key !== -1) {
    const [id = ''] = (row[headings.key] ?? '').split('.');
    return id === '' ? undefined : { kind: 'dataflow', id };
  }
  const cell = row[headings.structureId]?.trim();
  if (cell === undefined || cell === '') return undefined;
  const kind = KINDS[row[headings.structureType]?.trim().toLowerCase() ?? ''] ?? 'dataflow';
  return parseArtefactText(withoutName(cell), kind).reference;
}

/** `ECB:EXR(1.0): Exchange rates` without the name. */
function withoutName(cell: string): string {
  const at = cell.indexOf(': ');
  return at === -1 ? cell : cell.slice(0, at);
}

/** Turns rows into records. */
export class CsvRecords {
  readonly #headings: Headings;
  readonly #dimensions: readonly ComponentColumn[];
  readonly #others: readonly ComponentColumn[];
  readonly #findings: MessageFindings;
  readonly #hasDecimalCommas: boolean;
  readonly #time: ComponentColumn | undefined;
  readonly #headingRow: string;
  #headKey: string | undefined;
  #action: DataSetAction | undefined;
  #series: SeriesRecord = { kind: 'series', dimensions: {}, attributes: {} };

  constructor(
    headings: Headings,
    columns: readonly ComponentColumn[],
    context: {
      readonly findings: MessageFindings;
      readonly hasDecimalCommas: boolean;
      readonly headingRow: readonly string[];
    },
  ) {
    this.#headings = headings;
    this.#dimensions = columns.filter(({ role }) => role === 'dimension');
    this.#others = columns.filter(({ role }) => role !== 'dimension');
    this.#findings = context.findings;
    this.#hasDecimalCommas = context.hasDecimalCommas;
    this.#time = this.#dimensions.find(({ id }) => id === 'TIME_PERIOD');
    this.#headingRow = context.headingRow.join('\n');
  }

  /** The records of one row. */
  take(row: readonly string[], line: number, out: DataRecord[]): void {
    if (row.length !== this.#headings.width && !this.#fits(row, line)) return;
    if (row[0] !== undefined && this.#headingRow.startsWith(row[0]) && row.join('\n') === this.#headingRow) {
      const message = 'The headings are repeated within the file, as when files are joined. The line is passed over.';
      this.#findings.add('warning', 'repeated-headings', message, line);
      return;
    }
    this.#begin(row, line, out);
    this.#observe(row, line, out);
  }

  /** Whether a row of another length can be read: missing cells at the end are empty, surplus ones must be. */
  #fits(row: readonly string[], line: number): boolean {
    const { width } = this.#headings;
    if (row.length > width && row.slice(width).some((cell) => cell !== '')) {
      const message = `The row has ${row.length} cells under ${width} headings. Put a cell that holds a delimiter in quotes. The row is left out.`;
      this.#findings.add('error', 'row-length', message, line);
      return false;
    }
    const message = `The row has ${row.length} cells under ${width} headings. Those at the end are taken for empty.`;
    this.#findings.once('warning', 'short-row', message, line);
    return true;
  }

  /** Begins a data set where structure or action differ from those of the row before. */
  #begin(row: readonly string[], line: number, out: DataRecord[]): void {
    const { structureId, structureType, action, key } = this.#headings;
    const [type, id, act] = [row[structureType] ?? '', row[structureId] ?? '', row[action] ?? ''];
    const headKey = key === -1 ? `${type}\n${id}\n${act}` : (row[key]?.split('.', 1)[0] ?? '');
    if (headKey === this.#headKey) return;
    this.#headKey = headKey;
    const structure = structureOfRow(row, this.#headings);
    this.#findAbout(id, structure, line);
    this.#action = this.#actionOf(act.trim(), line);
    const head: DataSetHead = {
      kind: 'data-set',
      ...(structure && { structure }),
      ...(this.#action && { action: this.#action }),
      dimensionAtObservation: 'AllDimensions',
      attributes: {},
    };
    this.#series = { kind: 'series', dimensions: {}, attributes: {} };
    out.push(head, this.#series);
  }

  #findAbout(cell: string, structure: ArtefactReference | undefined, line: number): void {
    const { structureId } = this.#headings;
    if (structureId === -1) return;
    if (!structure) {
      const message = 'The cell that names the dataflow is empty. What the data are of is not known.';
      this.#findings.once('warning', 'no-dataflow', message, line);
      return;
    }
    const { form } = parseArtefactText(withoutName(cell), 'dataflow');
    if (form === 'standard') return;
    const message = `“${cell}” is read as ${artefactText(structure)}; the standard writes AGENCY:ID(VERSION).`;
    this.#findings.once('info', 'dataflow-form', message, line);
  }

  #actionOf(text: string, line: number): DataSetAction | undefined {
    if (text === '') return undefined;
    const known = ACTIONS[text.charAt(0).toUpperCase()];
    if (known && (text.length === 1 || known.toLowerCase() === text.toLowerCase())) return known;
    const message = `The action “${text}” is none of I, A, M, R, D. The data are read as information.`;
    this.#findings.once('warning', 'unknown-action', message, line);
    return undefined;
  }

  #observe(row: readonly string[], line: number, out: DataRecord[]): void {
    const dimensions: Record<string, string> = {};
    let missing = 0;
    for (const column of this.#dimensions) {
      const cell = row[column.index];
      if (cell === undefined || cell === '' || cell === '~') missing += 1;
      else dimensions[column.id] = column.isLabelled ? codeOfLabelled(cell, column.isCoded ?? false) : cell;
    }
    const measures: Record<string, ComponentValue> = {};
    const attributes: Record<string, ComponentValue> = {};
    let measured = false;
    for (const column of this.#others) {
      const cell = row[column.index];
      if (cell === undefined || cell === '') continue;
      if (column.role === 'measure' && cell === ':') {
        const message = 'Values of “:” mean that there is none, as Eurostat writes it. They are read as missing.';
        this.#findings.once('info', 'missing-sign', message, line);
      } else if (column.role === 'measure') {
        measures[column.id] = this.#measure(column, cell, line);
        measured = true;
      } else attributes[column.id] = this.#value(column, cell);
    }
    if (missing > 0) {
      if (!measured || this.#action === 'Delete') {
        if (missing === this.#dimensions.length && Object.keys(attributes).length === 0 && this.#action !== 'Delete')
          return;
        out.push({ kind: 'group', dimensions, attributes });
        return;
      }
      if (!this.#mayLack(dimensions, line)) return;
    }
    out.push({ kind: 'observation', series: this.#series, dimensions, measures, attributes, line });
  }

  /** Whether a value whose key has empty cells can be read: not without its time. */
  #mayLack(dimensions: Readonly<Record<string, string>>, line: number): boolean {
    if (this.#time && dimensions[this.#time.id] === undefined) {
      this.#findings.add(
        'error',
        'missing-dimension',
        'The row has a value but no TIME_PERIOD. The row is left out.',
        line,
      );
      return false;
    }
    const empty = this.#dimensions.find(({ id }) => dimensions[id] === undefined);
    const message = `${empty?.id ?? 'A dimension'} is empty in a row with a value. The value is read without it.`;
    this.#findings.once('warning', 'empty-dimension', message, line);
    return true;
  }

  #measure(column: ComponentColumn, cell: string, line: number): ComponentValue {
    if (this.#hasDecimalCommas && column.form === 'one' && /^-?\d+,\d+$/.test(cell)) {
      const message = `Values have decimal commas, as “${cell}”. They are read as decimal points.`;
      this.#findings.once('info', 'decimal-comma', message, line);
      return cell.replace(',', '.');
    }
    return this.#value(column, cell);
  }

  #value(column: ComponentColumn, cell: string): ComponentValue {
    const codeOf = (text: string): string =>
      column.isLabelled && column.isCoded !== false ? codeOfLabelled(text, column.isCoded ?? false) : text;
    if (column.form === 'one') return codeOf(cell);
    const { subSeparator } = this.#headings;
    return column.form === 'several' ? severalOfCell(cell, subSeparator, codeOf) : localisedOfCell(cell, subSeparator);
  }
}

/** Whether the values of the first rows have decimal commas: only where the comma does not part cells. */
export function findDecimalCommas(
  rows: readonly (readonly string[])[],
  columns: readonly ComponentColumn[],
  delimiter: string,
): boolean {
  if (delimiter === ',') return false;
  const measures = columns.filter(({ role }) => role === 'measure');
  const cells = rows.flatMap((row) => measures.map(({ index }) => row[index] ?? ''));
  return cells.some(hasDecimalComma) && !cells.some((cell) => /^-?\d+\.\d+$/.test(cell));
}
