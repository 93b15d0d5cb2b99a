import type { Annotation } from '../../model/annotation.ts';
import type { ComponentValue, ComponentValues, DataSetHead, DimensionValues } from '../../model/data.ts';
import { SdmxError } from '../../model/message.ts';
import type { DataPlan } from '../../write/data-plan.ts';
import type { DataWriter, WrittenObservation, WrittenSeries } from '../../write/data-regrouping.ts';
import { attributesOf, escapeXml, type Note } from './markup.ts';
import { writeAnnotations } from './structure-markup.ts';

const XML_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** Writes structure-specific data of 2.1 or 3.0. */
export class SpecificWriter implements DataWriter {
  readonly #plan: DataPlan;
  readonly #version: '2.1' | '3.0';
  readonly #note: Note;
  readonly #push: (text: string) => void;
  #indent = '    ';
  #seriesIsEmpty = false;
  readonly #names = new Set<string>();

  constructor(plan: DataPlan, version: '2.1' | '3.0', note: Note, push: (text: string) => void) {
    this.#plan = plan;
    this.#version = version;
    this.#note = note;
    this.#push = push;
  }

  openDataSet(head: DataSetHead): void {
    const about: Record<string, string | undefined> = { action: actionOf(head, this.#version), ...head.about };
    const own = Object.fromEntries(Object.entries(about).map(([name, value]) => [`ss:${name}`, value]));
    const plain = this.#plainValues(head.attributes);
    const start = attributesOf({
      'ss:structureRef': this.#plan.structureId,
      'xsi:type': 'ns1:DataSetType',
      'ss:dataScope': 'DataStructure',
      ...own,
    });
    this.#push(
      `  <mes:DataSet${start}${this.#values(plain)}>\n${this.#inside(head.annotations, head.attributes, '    ')}`,
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
    // Values of a part of the key that is no group have an element of their own in 3.0.
    const name = group === undefined && this.#version === '3.0' ? 'Atts' : 'Group';
    const type = group === undefined ? '' : ` xsi:type="ns1:${escapeXml(group)}"`;
    this.#element(name, type + this.#values(dimensions), attributes, annotations, '    ');
  }

  openSeries({ dimensions, attributes, annotations }: WrittenSeries): void {
    const components = this.#inside(annotations, attributes, '      ');
    this.#push(`    <Series${this.#values(dimensions)}${this.#values(this.#plainValues(attributes))}`);
    this.#seriesIsEmpty = components === '';
    if (components !== '') this.#push(`>\n${components}`);
    this.#indent = '      ';
  }

  closeSeries(): void {
    this.#push(this.#seriesIsEmpty ? '/>\n' : '    </Series>\n');
    this.#seriesIsEmpty = false;
    this.#indent = '    ';
  }

  observation({ dimensions, measures, attributes, annotations }: WrittenObservation): void {
    if (this.#seriesIsEmpty) this.#push('>\n');
    this.#seriesIsEmpty = false;
    const named = this.#version === '2.1' ? this.#asOldMeasures(measures) : measures;
    this.#element('Obs', this.#values(dimensions), { ...named, ...attributes }, annotations, this.#indent);
  }

  /** The one measure of 2.1 is OBS_VALUE, whatever its structure calls it. */
  #asOldMeasures(measures: ComponentValues): ComponentValues {
    const [only, second] = this.#plan.measures;
    if (only === undefined || second !== undefined || only === 'OBS_VALUE') return measures;
    const { [only]: value, ...others } = measures;
    return value === undefined ? others : { OBS_VALUE: value, ...others };
  }

  #element(
    name: string,
    start: string,
    values: ComponentValues,
    annotations: readonly Annotation[] | undefined,
    indent: string,
  ): void {
    const components = this.#inside(annotations, values, `${indent}  `);
    const head = `${indent}<${name}${start}${this.#values(this.#plainValues(values))}`;
    this.#push(components === '' ? `${head}/>\n` : `${head}>\n${components}${indent}</${name}>\n`);
  }

  #values(values: Readonly<Record<string, string>>): string {
    let text = '';
    for (const id in values) {
      if (!this.#names.has(id)) this.#admitName(id);
      text += ` ${id}="${escapeXml(values[id] ?? '', this.#note)}"`;
    }
    return text;
  }

  /** Ids may have characters that names in XML may not. */
  #admitName(id: string): void {
    if (!XML_NAME.test(id)) {
      throw new SdmxError(
        'not-representable',
        `“${id}” cannot be the name of an XML attribute, as structure-specific data need. Write generic data.`,
      );
    }
    this.#names.add(id);
  }

  #plainValues(values: ComponentValues): Readonly<Record<string, string>> {
    const plain: Record<string, string> = {};
    for (const id in values) {
      const value = values[id];
      if (typeof value === 'string') plain[id] = value;
    }
    return plain;
  }

  #inside(annotations: readonly Annotation[] | undefined, values: ComponentValues, indent: string): string {
    const components = this.#components(values, indent);
    return annotations ? writeAnnotations(annotations, indent, this.#note) + components : components;
  }

  /** Several values, and texts in languages. */
  #components(values: ComponentValues, indent: string): string {
    let text = '';
    for (const id in values) {
      const value = values[id];
      if (typeof value === 'string' || value === undefined) continue;
      if (this.#version === '2.1') throw notRepresentable(id);
      const type = this.#plan.measures.includes(id) ? `${id}_MEASURE` : `${id}_ATTRIBUTE`;
      text += `${indent}<Comp id="${escapeXml(id)}" xsi:type="ns1:${escapeXml(type)}">\n`;
      for (const each of Array.isArray(value) ? value : [value]) text += this.#componentValue(each, `${indent}  `);
      text += `${indent}</Comp>\n`;
    }
    return text;
  }

  #componentValue(value: Exclude<ComponentValue, readonly unknown[]>, indent: string): string {
    if (typeof value === 'string') return `${indent}<Value>${escapeXml(value, this.#note)}</Value>\n`;
    const texts = Object.entries(value).map(
      ([language, text]) =>
        `${indent}  <com:Text xml:lang="${escapeXml(language)}">${escapeXml(text, this.#note)}</com:Text>\n`,
    );
    return `${indent}<Value>\n${texts.join('')}${indent}</Value>\n`;
  }
}

/** 2.1 has no merging under that name: its appending is that. */
export function actionOf({ action }: DataSetHead, version: '2.1' | '3.0'): string | undefined {
  return version === '2.1' && action === 'Merge' ? 'Append' : action;
}

/** The error for values that the format has no place for. */
export function notRepresentable(id: string): SdmxError {
  return new SdmxError(
    'not-representable',
    `${id} has several values, or texts in languages. SDMX-ML 2.1 cannot hold these; write SDMX-ML 3.0.`,
  );
}
