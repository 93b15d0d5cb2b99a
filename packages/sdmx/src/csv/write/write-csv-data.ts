import { artefactText } from '../../artefact-text.ts';
import { ComponentNames } from '../../component-names.ts';
import { flatObservations } from '../../flat.ts';
import type {
  ComponentValue,
  ComponentValues,
  DataRecord,
  DataSetHead,
  DimensionValues,
  LocalisedText,
} from '../../model/data.ts';
import { SdmxError, type WriteDataOptions } from '../../model/message.ts';
import type { Component } from '../../model/structure.ts';
import { textIn } from '../../names-in.ts';
import { findStructure } from '../../structure-index.ts';
import { type DataPlan, planData } from '../../write/data-plan.ts';

/** How data are written as SDMX-CSV. */
export interface WriteCsvDataOptions extends WriteDataOptions {
  readonly format: 'sdmx-csv-1.0' | 'sdmx-csv-2.0';
}

const PORTION = 32_768;
const SEPARATOR = ';';
const ACTIONS: Readonly<Record<string, string>> = {
  Information: 'I',
  Append: 'A',
  Merge: 'M',
  Replace: 'R',
  Delete: 'D',
};

/** A column as it is written. */
interface Column {
  readonly id: string;
  readonly role: 'dimension' | 'measure' | 'attribute';
  readonly form: 'one' | 'several' | 'localised';
}

/**
 * Writes data as SDMX-CSV: one row for each observation, with the attributes of all levels. Nothing is held in memory but
 * groups. An empty text cannot be told from a value that is not there. The same records give the same bytes.
 *
 * With detail `serieskeysonly` and `nodata` there is a row for each series and none for observations.
 *
 * @throws Error where the data structure is not among the structures
 * @throws SdmxError `not-representable` for several values or texts in languages where the data structure does not allow
 *   them (`maxOccurs`, `isMultiLingual`), and in 1.0 at all
 */
export async function* writeCsvData(
  records: AsyncIterable<readonly DataRecord[]>,
  options: WriteCsvDataOptions,
): AsyncIterable<string> {
  const writer = new CsvWriter(options);
  let text = writer.headings();
  for await (const rows of writer.rows(records)) {
    text += rows;
    if (text.length < PORTION) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

class CsvWriter {
  readonly #options: WriteCsvDataOptions;
  readonly #plan: DataPlan;
  readonly #names: ComponentNames;
  readonly #columns: readonly Column[];
  readonly #isTwo: boolean;
  readonly #languages: readonly string[];

  constructor(options: WriteCsvDataOptions) {
    this.#options = options;
    this.#plan = planData({ ...options, dimensionAtObservation: 'AllDimensions' });
    this.#names = new ComponentNames(this.#plan.structure, options.structures);
    this.#isTwo = options.format === 'sdmx-csv-2.0';
    this.#languages = options.languages ?? [];
    this.#columns = this.#columnsWanted();
  }

  get #isSeriesOnly(): boolean {
    return this.#plan.detail === 'serieskeysonly' || this.#plan.detail === 'nodata';
  }

  #columnsWanted(): readonly Column[] {
    const { structure, measures, detail } = this.#plan;
    const dimensions = structure.dimensions.filter(({ kind }) => !this.#isSeriesOnly || kind !== 'time-dimension');
    const attributes = structure.attributes.filter(
      ({ relationship }) => detail === 'full' || (detail === 'nodata' && relationship.kind !== 'observation'),
    );
    return [
      ...dimensions.map((each) => this.#column(each.id, 'dimension')),
      ...(this.#isSeriesOnly ? [] : measures.map((id) => this.#column(id, 'measure'))),
      ...attributes.map(({ id }) => this.#column(id, 'attribute')),
    ];
  }

  #column(id: string, role: Column['role']): Column {
    const form = this.#isTwo && role !== 'dimension' ? formOf(this.#names.of(id).component) : 'one';
    return { id, role, form };
  }

  #name(id: string): string {
    return textIn(this.#names.of(id).name, this.#languages) ?? id;
  }

  headings(): string {
    const { labels = 'id' } = this.#options;
    const languages = this.#languages.length > 0 ? this.#languages : ['en'];
    const columns = this.#columns.flatMap(({ id, form }) => {
      const heading =
        form === 'several' ? `${id}[]` : form === 'localised' ? `${id}[${languages.join(SEPARATOR)}]` : id;
      if (labels === 'both') return [`${heading}: ${this.#name(id)}`];
      return this.#hasNames ? [heading, this.#name(id)] : [heading];
    });
    const hasSubfields = this.#columns.some(({ form }) => form !== 'one');
    const start = this.#isTwo
      ? [
          `STRUCTURE${hasSubfields ? `[${SEPARATOR}]` : ''}`,
          'STRUCTURE_ID',
          ...(this.#hasNames ? ['STRUCTURE_NAME'] : []),
          'ACTION',
        ]
      : ['DATAFLOW'];
    return line([...start, ...columns]);
  }

  /** Names in columns of their own exist in 2.0 alone. */
  get #hasNames(): boolean {
    return this.#isTwo && this.#options.labels === 'name';
  }

  async *rows(records: AsyncIterable<readonly DataRecord[]>): AsyncIterable<string> {
    if (this.#isSeriesOnly) {
      yield* this.#seriesRows(records);
      return;
    }
    for await (const batch of flatObservations(records)) {
      let text = '';
      for (const { dataSet, dimensions, measures, attributes } of batch) {
        text += this.#row(dataSet, dimensions, { ...measures, ...attributes });
      }
      yield text;
    }
  }

  /** A row for each series key, with the attributes of the series; flat records give each key once while it does not change. */
  async *#seriesRows(records: AsyncIterable<readonly DataRecord[]>): AsyncIterable<string> {
    let head: DataSetHead | undefined;
    const seen = new Set<string>();
    for await (const batch of records) {
      let text = '';
      for (const record of batch) {
        if (record.kind === 'data-set') head = record;
        if (record.kind !== 'series' && record.kind !== 'observation') continue;
        const series = record.kind === 'series' ? record : record.series;
        const key: DimensionValues =
          record.kind === 'series' ? series.dimensions : { ...series.dimensions, ...record.dimensions };
        const row = this.#row(head, key, {
          ...head?.attributes,
          ...series.attributes,
          ...(record.kind === 'observation' && record.attributes),
        });
        const identity = this.#columns.filter(({ role }) => role === 'dimension').map(({ id }) => key[id] ?? '');
        if (identity.includes('') || seen.has(identity.join('\u0000'))) continue;
        seen.add(identity.join('\u0000'));
        text += row;
      }
      yield text;
    }
  }

  #row(head: DataSetHead | undefined, dimensions: DimensionValues, values: ComponentValues): string {
    const cells = [...this.#start(head)];
    for (const column of this.#columns) {
      const value = column.role === 'dimension' ? dimensions[column.id] : values[column.id];
      cells.push(this.#cell(column, value));
      if (this.#hasNames) cells.push(typeof value === 'string' ? (this.#codeName(column.id, value) ?? '') : '');
    }
    return line(cells);
  }

  #startKey: DataSetHead | undefined;
  #startCells: readonly string[] | undefined;

  #start(head: DataSetHead | undefined): readonly string[] {
    if (!this.#startCells || this.#startKey !== head) {
      this.#startKey = head;
      this.#startCells = this.#startOf(head);
    }
    return this.#startCells;
  }

  #startOf(head: DataSetHead | undefined): readonly string[] {
    const { reference, structure } = this.#plan;
    const { labels = 'id', structures } = this.#options;
    const name = textIn((findStructure(structures, reference) ?? structure).name, this.#languages) ?? '';
    const text = artefactText(reference);
    const id = labels === 'both' && name !== '' ? `${text}: ${name}` : text;
    if (!this.#isTwo) return [id];
    const kind = reference.kind === 'dataflow' ? 'dataflow' : 'datastructure';
    return [kind, id, ...(this.#hasNames ? [name] : []), ACTIONS[head?.action ?? 'Information'] ?? 'I'];
  }

  #codeName(id: string, value: string): string | undefined {
    return textIn(this.#names.of(id).codes.get(value)?.name, this.#languages);
  }

  #cell({ id, form, role }: Column, value: ComponentValue | undefined): string {
    if (value === undefined) return '';
    if (typeof value === 'string') {
      if (form === 'localised') return localised({ [this.#languages[0] ?? 'en']: value });
      return form === 'several' ? subfield(this.#labelled(id, role, value)) : this.#labelled(id, role, value);
    }
    if (form === 'one') {
      const rule = this.#isTwo ? `the data structure allows ${id} one value` : 'SDMX-CSV 1.0 has one value for each';
      throw new SdmxError('not-representable', `${id} has several values or texts in languages, but ${rule}.`);
    }
    const several = (Array.isArray(value) ? value : [value]) as readonly (string | LocalisedText)[];
    if (form === 'several' && several.some((each) => typeof each !== 'string')) {
      throw new SdmxError('not-representable', `${id} has texts in languages, but the data structure does not say so.`);
    }
    if (!Array.isArray(value)) return localised(value as LocalisedText);
    return several
      .map((each) => (typeof each === 'string' ? subfield(this.#labelled(id, role, each)) : quoted(localised(each))))
      .join(SEPARATOR);
  }

  /** With labels, codes have their name after them; values without codes stand as they are. */
  #labelled(id: string, role: Column['role'], value: string): string {
    if (this.#options.labels !== 'both' || role === 'measure') return value;
    const name = this.#codeName(id, value);
    return name === undefined ? value : `${value}: ${name}`;
  }
}

/** Several values and texts in languages are written where the data structure allows them. */
function formOf({ representation }: Component): Column['form'] {
  const facets = representation?.format?.facets ?? {};
  if (facets['isMultiLingual'] === 'true') return 'localised';
  const most = facets['maxOccurs'];
  return most !== undefined && (most === 'unbounded' || Number(most) > 1) ? 'several' : 'one';
}

function localised(texts: LocalisedText): string {
  return Object.entries(texts)
    .map(([language, text]) => `${language}:${subfield(text)}`)
    .join(SEPARATOR);
}

/** A part of a cell, in quotes where it holds the separator or begins with a quote. */
function subfield(text: string): string {
  return text.includes(SEPARATOR) || text.startsWith('"') ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function line(cells: readonly string[]): string {
  let text = '';
  for (const [index, cell] of cells.entries()) {
    if (index > 0) text += ',';
    text += /[",\r\n]|^\s|\s$/.test(cell) ? quoted(cell) : cell;
  }
  return `${text}\r\n`;
}
