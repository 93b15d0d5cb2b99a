import type { ComponentNames } from '../../component-names.ts';
import type { ComponentValue, ComponentValues, DataSetHead, DimensionValues } from '../../model/data.ts';
import { SdmxError } from '../../model/message.ts';
import { urnOf } from '../../urn.ts';
import type { DataPlan } from '../../write/data-plan.ts';
import type { DataWriter, WrittenObservation, WrittenSeries } from '../../write/data-regrouping.ts';
import { JSON_MOMENTS } from '../json-moments.ts';
import { LevelRegister, ValueRegister } from './json-registers.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ACTIONS_1_0: Readonly<Record<string, string>> = { Merge: 'Append' };

/** Indices of all components, filled while the data are written and read when the structure is. */
export interface JsonRegisters {
  readonly dimensions: ReadonlyMap<string, ValueRegister>;
  readonly dataSet: LevelRegister;
  readonly group: LevelRegister;
  readonly series: LevelRegister;
  readonly observation: LevelRegister;
}

export function registersOf({ structure, levels, attributeOrder }: DataPlan): JsonRegisters {
  const expected = (level: string): LevelRegister =>
    new LevelRegister(attributeOrder.filter((id) => levels.get(id) === level));
  return {
    dimensions: new Map(structure.dimensions.map(({ id }) => [id, new ValueRegister(id)])),
    dataSet: expected('data-set'),
    group: new LevelRegister([]),
    series: expected('series'),
    observation: expected('observation'),
  };
}

function linksOf({ reference }: DataPlan): readonly Readonly<Record<string, string>>[] {
  const urn = urnOf(reference);
  return [{ href: urn, rel: reference.kind ?? 'self', urn }];
}

/** Writes the data sets of a message. A key that comes again begins a data set anew: an object may not repeat a name. */
export class JsonDataWriter implements DataWriter {
  readonly #plan: DataPlan;
  readonly #version: '1.0' | '2.0';
  readonly #push: (text: string) => void;
  readonly #registers: JsonRegisters;
  readonly #names: ComponentNames;
  /** By key; written at the end of each data set they hold for. */
  readonly #groups = new Map<string, ComponentValues>();
  #head: DataSetHead = { kind: 'data-set', attributes: {} };
  #dataSets = 0;
  #hasMembers = false;
  #isListOpen = false;
  #series = new Set<string>();
  #observations = new Set<string>();
  #pending: { key: string; attributes: ComponentValues } | undefined;

  constructor(
    plan: DataPlan,
    version: '1.0' | '2.0',
    context: {
      readonly registers: JsonRegisters;
      readonly names: ComponentNames;
      readonly push: (text: string) => void;
    },
  ) {
    this.#plan = plan;
    this.#version = version;
    this.#push = context.push;
    this.#registers = context.registers;
    this.#names = context.names;
  }

  /** How many data sets have been begun. */
  get dataSets(): number {
    return this.#dataSets;
  }

  openDataSet(head: DataSetHead): void {
    this.#head = head;
    const { action, about, attributes } = head;
    const members: string[] = [];
    if (this.#version === '2.0') members.push('"structure":0');
    // The schema of 1.0 wants each data set to say what it is of.
    else members.push(`"links":${JSON.stringify(linksOf(this.#plan))}`);
    if (action) members.push(`"action":"${this.#version === '1.0' ? (ACTIONS_1_0[action] ?? action) : action}"`);
    for (const [name, id] of JSON_MOMENTS) {
      const value = about?.[id];
      if (value !== undefined && name !== 'setID') members.push(`"${name}":${JSON.stringify(value)}`);
    }
    const values = this.#attributeArray(attributes, this.#registers.dataSet, false);
    if (values !== '[]') members.push(`"attributes":${values}`);
    this.#push(`${this.#dataSets === 0 ? '' : ','}\n{${members.join(',')}`);
    this.#hasMembers = members.length > 0;
    this.#dataSets += 1;
    this.#isListOpen = false;
    this.#series = new Set();
    this.#observations = new Set();
  }

  closeDataSet(): void {
    this.#endDataSet();
    this.#groups.clear();
  }

  #endDataSet(): void {
    this.#closeList();
    if (this.#groups.size > 0) {
      const groups = Array.from(this.#groups, ([key, attributes]) => {
        return `\n"${key}":${this.#attributeArray(attributes, this.#registers.group, false)}`;
      });
      this.#push(`${this.#hasMembers ? ',' : ''}\n"dimensionGroupAttributes":{${groups.join(',')}}`);
    }
    this.#push('}');
  }

  #closeList(): void {
    if (this.#isListOpen) this.#push('}');
    this.#isListOpen = false;
  }

  #reopen(): void {
    this.#endDataSet();
    this.openDataSet(this.#head);
  }

  /** Opens the list of series or of flat observations, or goes on in it. */
  #next(): void {
    if (this.#isListOpen) {
      this.#push(',\n');
      return;
    }
    this.#push(`${this.#hasMembers ? ',' : ''}"${this.#plan.flat ? 'observations' : 'series'}":{\n`);
    this.#isListOpen = true;
    this.#hasMembers = true;
  }

  group(_: string | undefined, dimensions: DimensionValues, attributes: ComponentValues): void {
    const order = [...this.#plan.seriesDimensions, ...this.#plan.observationDimensions];
    const key = this.#key(dimensions, order);
    this.#groups.set(key, { ...this.#groups.get(key), ...attributes });
  }

  openSeries({ dimensions, attributes }: WrittenSeries): void {
    const key = this.#key(dimensions, this.#plan.seriesDimensions);
    if (this.#series.has(key)) this.#reopen();
    this.#series.add(key);
    this.#next();
    this.#beginSeries(key, attributes);
  }

  #beginSeries(key: string, attributes: ComponentValues): void {
    this.#observations = new Set();
    this.#pending = { key, attributes };
    const values = this.#attributeArray(attributes, this.#registers.series, false);
    this.#push(`"${key}":{${values === '[]' ? '' : `"attributes":${values},`}"observations":{`);
  }

  closeSeries(): void {
    this.#push('}}');
    this.#pending = undefined;
  }

  observation({ dimensions, measures, attributes }: WrittenObservation): void {
    const key = this.#key(dimensions, this.#plan.observationDimensions);
    const elements = this.#measureElements(measures);
    this.#addAttributes(elements, attributes);
    while (elements.at(-1) === 'null') elements.pop();
    const text = `"${key}":[${elements.join(',')}]`;
    if (this.#plan.flat) {
      // Keys of flat observations are not kept: they would grow with the data, and in sound data none comes twice.
      this.#next();
      this.#push(text);
      return;
    }
    this.#inSeries(key, text);
  }

  #inSeries(key: string, text: string): void {
    const { size } = this.#observations;
    this.#observations.add(key);
    if (this.#observations.size === size && this.#pending) {
      const { key: series, attributes } = this.#pending;
      this.#push('}}');
      this.#reopen();
      this.#series.add(series);
      this.#next();
      this.#beginSeries(series, attributes);
      this.#observations.add(key);
      this.#push(text);
      return;
    }
    this.#push(size === 0 ? text : `,${text}`);
  }

  /** Indices of a key; a dimension without a value is left empty. */
  #key(dimensions: DimensionValues, order: readonly string[]): string {
    let key = '';
    for (const [place, id] of order.entries()) {
      const value = dimensions[id];
      const register = this.#registers.dimensions.get(id);
      if (place > 0) key += ':';
      if (value !== undefined && register) key += register.indexOf(value);
    }
    return key;
  }

  #measureElements(measures: ComponentValues): string[] {
    const ids = this.#plan.measures;
    for (const id in measures) {
      if (!ids.includes(id)) throw new SdmxError('not-representable', `The data structure has no measure ${id}.`);
    }
    if (this.#version === '1.0' && ids.length > 1) {
      throw new SdmxError('not-representable', 'SDMX-JSON 1.0 has one measure. Write SDMX-JSON 2.0.');
    }
    return ids.map((id) => {
      const value = measures[id];
      if (value === undefined) return 'null';
      if (typeof value === 'string') return NUMBER.test(value) ? value : JSON.stringify(value);
      return this.#structured(value);
    });
  }

  #structured(value: ComponentValue): string {
    if (this.#version === '1.0') {
      throw new SdmxError(
        'not-representable',
        'SDMX-JSON 1.0 has no values in languages and no lists of values. Write 2.0.',
      );
    }
    return JSON.stringify(value);
  }

  #addAttributes(elements: string[], attributes: ComponentValues): void {
    const start = elements.length;
    for (const id in attributes) {
      const value = attributes[id];
      if (value === undefined) continue;
      const place = this.#registers.observation.placeOf(id);
      while (elements.length <= start + place) elements.push('null');
      elements[start + place] = this.#element(id, value, this.#registers.observation.registers[place], true);
    }
  }

  #attributeArray(attributes: ComponentValues, level: LevelRegister, mayInline: boolean): string {
    const elements: string[] = [];
    for (const id in attributes) {
      const value = attributes[id];
      if (value === undefined) continue;
      const place = level.placeOf(id);
      while (elements.length <= place) elements.push('null');
      elements[place] = this.#element(id, value, level.registers[place], mayInline);
    }
    return `[${elements.join(',')}]`;
  }

  /** In 2.0, values without codes stand in place at observations, so that nothing grows with them. */
  #element(id: string, value: ComponentValue, register: ValueRegister | undefined, mayInline: boolean): string {
    if (!register) return 'null';
    const isCoded = this.#names.of(id).codelist !== undefined;
    if (this.#version === '2.0') {
      if (mayInline && !isCoded) return JSON.stringify(value);
      if (isCoded && Array.isArray(value)) return `[${value.map((each) => register.indexOf(each)).join(',')}]`;
    } else if (typeof value !== 'string') this.#structured(value);
    return String(register.indexOf(value));
  }
}
