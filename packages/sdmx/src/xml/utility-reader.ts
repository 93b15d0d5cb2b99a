import type { DataRecord } from '../model/data.ts';
import type { ComponentRole, DataLevel } from './component-roles.ts';
import {
  type DataSetReader,
  DataSetRecords,
  type OpenObservation,
  type OpenSeries,
  type Values,
} from './data-reader.ts';
import type { DataSetContext } from './data-set-head.ts';
import { ElementGatherer, type XmlElement } from './element.ts';
import { annotationsIn } from './structures/maintainable.ts';
import type { XmlAttributes } from './tokens.ts';

/**
 * Reads utility data of 2.0: keys, times and values are elements named after their components, attributes are XML
 * attributes. Groups hold their series and do not state their key; their attributes are given to each of the series.
 */
export class UtilityReader implements DataSetReader {
  readonly #set: DataSetRecords;
  readonly #line: () => number;
  /** Attributes of the groups that are open, the innermost last. */
  readonly #groups: Values[] = [];
  #series: OpenSeries | undefined;
  #observation: XmlAttributes | undefined;
  /** Texts of the elements of the open key or observation. */
  #texts: Record<string, string> = {};
  #name: string | undefined;
  #isKey = false;
  #annotations: ElementGatherer | undefined;

  constructor(attributes: XmlAttributes, context: DataSetContext, records: DataRecord[]) {
    this.#set = new DataSetRecords(attributes, context, records);
    this.#line = context.line;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#annotations) this.#annotations.open(name, attributes);
    else if (name === 'Annotations') {
      this.#annotations = new ElementGatherer(this.#line, (element) => this.#takeAnnotations(element));
      this.#annotations.open(name, attributes);
    } else if (this.#isKey || this.#observation) this.#name = name;
    else if (name === 'Series') this.#openSeries(attributes);
    else if (name === 'Key' && this.#series) this.#isKey = true;
    else if (name === 'Obs' && this.#series) this.#observation = attributes;
    else this.#groups.push(this.#attributesIn(attributes, 'group'));
  }

  close(name: string): void {
    if (this.#annotations) this.#annotations.close();
    else if (this.#name !== undefined) this.#name = undefined;
    else if (this.#isKey) this.#closeKey();
    else if (this.#observation) this.#closeObservation(this.#observation);
    else if (name === 'Series' && this.#series) this.#closeSeries(this.#series);
    else this.#groups.pop();
  }

  text(text: string): void {
    if (this.#annotations) this.#annotations.text(text);
    else if (this.#name !== undefined) this.#texts[this.#name] = (this.#texts[this.#name] ?? '') + text;
  }

  end(): void {
    this.#set.end();
  }

  #openSeries(attributes: XmlAttributes): void {
    const inherited: Values = Object.assign({}, ...this.#groups);
    const own = this.#attributesIn(attributes, 'series');
    this.#series = { kind: 'series', dimensions: {}, attributes: { ...inherited, ...own } };
  }

  #attributesIn(attributes: XmlAttributes, level: DataLevel): Values {
    const values: Values = {};
    for (const [name, value] of Object.entries(attributes)) {
      const role = this.#role(name, level, attributes);
      if (role.kind !== 'ignored') values[role.id] = value;
    }
    return values;
  }

  #closeKey(): void {
    this.#isKey = false;
    for (const [name, text] of Object.entries(this.#texts)) {
      const role = this.#role(name, 'series', this.#texts);
      const id = role.kind === 'ignored' ? name : role.id;
      if (this.#series && name !== '__proto__') this.#series.dimensions[id] = text.trim();
    }
    this.#texts = {};
    if (this.#series) this.#set.checkKey(this.#series.dimensions, undefined, this.#line());
  }

  #closeObservation(attributes: XmlAttributes): void {
    const texts = Object.fromEntries(Object.entries(this.#texts).map(([name, text]) => [name, text.trim()]));
    this.#texts = {};
    this.#observation = undefined;
    if (!this.#series) return;
    const observation: OpenObservation = {
      kind: 'observation',
      series: this.#series,
      dimensions: {},
      measures: {},
      attributes: {},
      line: this.#line(),
    };
    const all = { ...texts, ...attributes };
    for (const [name, value] of Object.entries(all)) {
      const role = this.#role(name, 'observation', all);
      if (role.kind === 'dimension') observation.dimensions[role.id] = value;
      else if (role.kind === 'attribute') observation.attributes[role.id] = value;
      else if (role.kind === 'measure' && value !== '') observation.measures[role.id] = value;
    }
    this.#set.giveObservation(observation);
  }

  #closeSeries(series: OpenSeries): void {
    this.#set.giveSeries(series);
    this.#series = undefined;
  }

  #role(name: string, level: DataLevel, attributes: XmlAttributes): ComponentRole {
    const known = this.#set.roles.at(level).get(name);
    if (known) return known;
    if (level === 'observation') this.#set.sayUnknownStructure(this.#line());
    return this.#set.roles.learn(name, level, attributes, this.#line());
  }

  #takeAnnotations(element: XmlElement): void {
    this.#annotations = undefined;
    const annotations = annotationsIn(element);
    if (annotations) (this.#series ?? this.#set).annotations = annotations;
  }
}
