import type { Annotation } from '../../model/annotation.ts';
import type { ComponentValues, DataSetHead, DimensionValues } from '../../model/data.ts';
import { SdmxError } from '../../model/message.ts';
import type { DataPlan } from '../../write/data-plan.ts';
import type { DataWriter, WrittenObservation, WrittenSeries } from '../../write/data-regrouping.ts';
import { attributesOf, escapeXml, type Note } from './markup.ts';
import { actionOf, notRepresentable } from './specific-writer.ts';
import { writeAnnotations } from './structure-markup.ts';

/** Writes generic data of 2.1. */
export class GenericWriter implements DataWriter {
  readonly #plan: DataPlan;
  readonly #note: Note;
  readonly #push: (text: string) => void;
  #indent = '    ';

  constructor(plan: DataPlan, note: Note, push: (text: string) => void) {
    this.#plan = plan;
    this.#note = note;
    this.#push = push;
  }

  openDataSet(head: DataSetHead): void {
    const start = attributesOf({
      structureRef: this.#plan.structureId,
      action: actionOf(head, '2.1'),
      ...head.about,
    });
    this.#push(
      `  <mes:DataSet${start}>\n${writeAnnotations(head.annotations, '    ', this.#note)}${this.#list('Attributes', head.attributes, '    ')}`,
    );
  }

  closeDataSet(): void {
    this.#push('  </mes:DataSet>\n');
  }

  group(
    group: string | undefined,
    dimensions: DimensionValues,
    attributes: ComponentValues,
    annotations?: readonly Annotation[],
  ): void {
    this.#push(
      `    <gen:Group${attributesOf({ type: group })}>\n` +
        writeAnnotations(annotations, '      ', this.#note) +
        this.#list('GroupKey', dimensions, '      ') +
        this.#list('Attributes', attributes, '      ') +
        '    </gen:Group>\n',
    );
  }

  openSeries({ dimensions, attributes, annotations }: WrittenSeries): void {
    this.#push(
      `    <gen:Series>\n${writeAnnotations(annotations, '      ', this.#note)}${this.#list('SeriesKey', dimensions, '      ')}${this.#list('Attributes', attributes, '      ')}`,
    );
    this.#indent = '      ';
  }

  closeSeries(): void {
    this.#push('    </gen:Series>\n');
    this.#indent = '    ';
  }

  observation({ dimensions, measures, attributes, annotations }: WrittenObservation): void {
    const indent = this.#indent;
    const { flat, observationDimension } = this.#plan;
    const key = flat
      ? this.#list('ObsKey', dimensions, `${indent}  `)
      : `${indent}  <gen:ObsDimension value="${escapeXml(dimensions[observationDimension] ?? '', this.#note)}"/>\n`;
    this.#push(
      `${indent}<gen:Obs>\n${writeAnnotations(annotations, `${indent}  `, this.#note)}${key}${this.#measure(measures, indent)}${this.#list('Attributes', attributes, `${indent}  `)}${indent}</gen:Obs>\n`,
    );
  }

  #measure(measures: ComponentValues, indent: string): string {
    const [first, second] = Object.entries(measures);
    if (second) {
      throw new SdmxError('not-representable', 'Generic SDMX-ML holds one measure. Write structure-specific data.');
    }
    if (!first) return '';
    const [id, value] = first;
    if (typeof value !== 'string') throw notRepresentable(id);
    return `${indent}  <gen:ObsValue value="${escapeXml(value, this.#note)}"/>\n`;
  }

  #list(name: string, values: ComponentValues, indent: string): string {
    let text = '';
    for (const id in values) {
      const value = values[id];
      if (value === undefined) continue;
      if (typeof value !== 'string') throw notRepresentable(id);
      text += `${indent}  <gen:Value id="${escapeXml(id)}" value="${escapeXml(value, this.#note)}"/>\n`;
    }
    return text === '' ? '' : `${indent}<gen:${name}>\n${text}${indent}</gen:${name}>\n`;
  }
}
