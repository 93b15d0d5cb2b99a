import { TIME_NAMES } from '../attribute-concepts.ts';
import type { DataRecord } from '../model/data.ts';
import type { ComponentRole, DataLevel } from './component-roles.ts';
import {
  type DataSetReader,
  DataSetRecords,
  type Keys,
  type OpenObservation,
  type OpenSeries,
  type Values,
} from './data-reader.ts';
import type { DataSetContext } from './data-set-head.ts';
import type { XmlAttributes } from './tokens.ts';

/** Key and attributes that a group or section hands down to what is in it. */
interface Level {
  readonly dimensions: Keys;
  readonly attributes: Values;
}

/**
 * Reads cross-sectional data of 2.0 and 1.0: groups hold sections, and sections hold observations that are named after
 * their measure.
 */
export class CrossSectionalReader implements DataSetReader {
  readonly #set: DataSetRecords;
  readonly #line: () => number;
  readonly #measureDimension: string | undefined;
  readonly #levels: Level[] = [];
  readonly #open: ('level' | 'observation' | 'other')[] = [];
  #series: OpenSeries | undefined;

  constructor(attributes: XmlAttributes, context: DataSetContext, records: DataRecord[]) {
    this.#set = new DataSetRecords(attributes, context, records);
    this.#line = context.line;
    const { dataStructure, others } = this.#set.opened;
    const dimensions = dataStructure?.dimensions ?? [];
    this.#measureDimension = dimensions.find(({ kind }) => kind === 'measure-dimension')?.id;
    this.#takeDataSetDimensions(others, dataStructure !== undefined);
  }

  /** Parts of the key may stand at the data set. Without the structure, the frequency and the time do for certain. */
  #takeDataSetDimensions(attributes: XmlAttributes, isKnown: boolean): void {
    const level: Level = { dimensions: {}, attributes: {} };
    for (const [name, value] of Object.entries(attributes)) {
      const isKeyName = TIME_NAMES.has(name.toUpperCase()) || /^FREQ(UENCY)?$/i.test(name);
      const role = isKnown || isKeyName ? this.#role(name, 'series', attributes) : undefined;
      if (role?.kind !== 'dimension') continue;
      level.dimensions[role.id] = value;
      delete this.#set.attributes[name];
    }
    if (Object.keys(level.dimensions).length > 0) this.#levels.push(level);
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#open.at(-1) === 'other' || name === 'Annotations') this.#open.push('other');
    else if (name === 'Group' || name === 'Section') this.#openLevel(attributes);
    else if ('value' in attributes || this.#levels.length > 0) this.#takeObservation(name, attributes);
    else this.#open.push('other');
  }

  close(): void {
    if (this.#open.pop() !== 'level') return;
    this.#levels.pop();
    this.#series = undefined;
  }

  text(): void {}

  end(): void {
    this.#set.end();
  }

  #openLevel(attributes: XmlAttributes): void {
    const above = this.#levels.at(-1);
    const level: Level = { dimensions: { ...above?.dimensions }, attributes: { ...above?.attributes } };
    for (const name in attributes) {
      const role = this.#role(name, 'series', attributes);
      if (role.kind === 'dimension') level.dimensions[role.id] = attributes[name] ?? '';
      else if (role.kind !== 'ignored') level.attributes[role.id] = attributes[name] ?? '';
    }
    this.#levels.push(level);
    this.#open.push('level');
    this.#series = undefined;
  }

  #takeObservation(name: string, attributes: XmlAttributes): void {
    this.#open.push('observation');
    const level = this.#levels.at(-1);
    this.#series ??= { kind: 'series', dimensions: { ...level?.dimensions }, attributes: { ...level?.attributes } };
    const line = this.#line();
    const observation: OpenObservation = {
      kind: 'observation',
      series: this.#series,
      dimensions: this.#measureDimension ? { [this.#measureDimension]: name } : {},
      measures: {},
      attributes: {},
      line,
    };
    for (const id in attributes) {
      const value = attributes[id] ?? '';
      if (id === 'value') {
        if (value !== '') observation.measures[this.#measureDimension ? this.#set.measure : name] = value;
        continue;
      }
      const role = this.#role(id, 'flat-observation', attributes);
      if (role.kind === 'dimension') observation.dimensions[role.id] = value;
      else if (role.kind !== 'ignored') observation.attributes[role.id] = value;
    }
    this.#set.giveObservation(observation);
  }

  #role(name: string, level: DataLevel, attributes: XmlAttributes): ComponentRole {
    const known = this.#set.roles.at(level).get(name);
    if (known) return known;
    this.#set.sayUnknownStructure(this.#line());
    return this.#set.roles.learn(name, level, attributes, this.#line());
  }
}
