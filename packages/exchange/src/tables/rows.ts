import {
  attributeHeading,
  dimensionHeading,
  EXPORT_COLUMNS,
  indicatorByCode,
  neutraliseText,
  writtenStatus,
} from '@sterna/statistics';
import type { ExportedObservation } from '../exported.ts';
import { layoutOf } from '../layout.ts';
import type { EvidenceShape } from '../shape.ts';

/** A cell of an exported row: a number, a text, or nothing. */
export type ExportedCell = number | string;

/** Makes the rows of our own tables of figures. */
export class ExportedRows {
  readonly headings: readonly string[];
  readonly #dimensions: readonly string[];
  readonly #attributes: readonly string[];
  readonly #titles: ReadonlyMap<string, string>;

  constructor(shape: EvidenceShape) {
    const { dimensions, attributes } = layoutOf(shape);
    this.#dimensions = dimensions;
    this.#attributes = attributes;
    this.#titles = new Map(shape.indicators.map(({ code, title }) => [code, title]));
    this.headings = [
      ...EXPORT_COLUMNS,
      ...dimensions.map((name) => neutraliseText(dimensionHeading(name))),
      ...attributes.map(attributeHeading),
    ];
  }

  /** Cells in the order of the headings; texts are harmless in a spreadsheet. */
  row(observation: ExportedObservation): readonly ExportedCell[] {
    const { indicator, value, attributes = {} } = observation;
    const { status, rest } = writtenStatus(observation.status, attributes['OBS_STATUS'], value !== null);
    const title = indicatorByCode(indicator) === undefined ? this.#titles.get(indicator) : undefined;
    const cells: ExportedCell[] = [
      neutraliseText(indicator),
      neutraliseText(observation.refArea),
      neutraliseText(observation.counterpart),
      observation.sex,
      neutraliseText(observation.age),
      observation.period,
      value ?? '',
      neutraliseText(observation.unit),
      neutraliseText(status),
      neutraliseText(observation.source),
      neutraliseText(observation.release),
      observation.dated,
      neutraliseText(observation.note ?? ''),
      neutraliseText(title ?? ''),
    ];
    for (const name of this.#dimensions) cells.push(neutraliseText(observation.dimensions[name] ?? ''));
    for (const name of this.#attributes) {
      cells.push(neutraliseText((name === 'OBS_STATUS' ? rest : attributes[name]) ?? ''));
    }
    return cells;
  }
}
