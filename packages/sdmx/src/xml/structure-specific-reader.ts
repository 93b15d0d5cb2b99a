import type { ComponentValue, DataRecord, LocalisedText, SeriesRecord } from '../model/data.ts';
import type { ComponentRole, DataLevel } from './component-roles.ts';
import {
  type DataSetReader,
  DataSetRecords,
  type Keys,
  type OpenGroup,
  type OpenObservation,
  type OpenSeries,
  type Values,
} from './data-reader.ts';
import type { DataSetContext } from './data-set-head.ts';
import { childrenOf, ElementGatherer, localisedText, type XmlElement } from './element.ts';
import { annotationsIn } from './structures/maintainable.ts';
import { localName, type XmlAttributes } from './tokens.ts';

/** Elements of a data set that say nothing of the data. */
const PASSED_OVER = new Set(['DataProvider', 'KeyFamilyRef']);
const METADATA = new Set(['Metadata', 'MetadataSet', 'MetadataAttributeSet', 'AttributeSet']);

/**
 * Reads data sets whose XML attributes are named after components: structure-specific of 2.1 and 3.0, compact of 2.0.
 * Series, flat and cross-sectional views differ only in what stands where.
 */
export class StructureSpecificReader implements DataSetReader {
  readonly #set: DataSetRecords;
  readonly #line: () => number;
  readonly #atSeries: Map<string, ComponentRole>;
  readonly #atObservation: Map<string, ComponentRole>;
  readonly #atFlat: Map<string, ComponentRole>;
  /** The dimension that `xsi:type` of observations carries, where measures are explicit. */
  readonly #typeDimension: string | undefined;
  #group: OpenGroup | undefined;
  #series: OpenSeries | undefined;
  #observation: OpenObservation | undefined;
  #component: ElementGatherer | undefined;
  #passedOver = 0;

  constructor(attributes: XmlAttributes, context: DataSetContext, records: DataRecord[]) {
    this.#set = new DataSetRecords(attributes, context, records);
    this.#line = context.line;
    const { roles, opened, observationDimension } = this.#set;
    this.#atSeries = roles.at('series');
    this.#atObservation = roles.at('observation');
    this.#atFlat = roles.at('flat-observation');
    const mayBeTyped = observationDimension !== 'AllDimensions' && observationDimension !== this.#set.time;
    this.#typeDimension = opened.explicitMeasures || mayBeTyped ? observationDimension : undefined;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#passedOver > 0) {
      this.#passedOver++;
      return;
    }
    if (this.#component) {
      this.#component.open(name, attributes);
      return;
    }
    if (name === 'Obs') this.#openObservation(attributes);
    else if (name === 'Series') this.#openSeries(attributes);
    else this.#openOther(name, attributes);
  }

  close(name: string): void {
    if (this.#passedOver > 0) this.#passedOver--;
    else if (this.#component) this.#component.close();
    else if (this.#observation) {
      this.#set.giveObservation(this.#observation);
      this.#observation = undefined;
    } else if (this.#series && name === 'Series') {
      this.#set.giveSeries(this.#series);
      this.#series = undefined;
    } else this.#closeGroup();
  }

  text(text: string): void {
    this.#component?.text(text);
  }

  end(): void {
    this.#set.end();
  }

  #openObservation(attributes: XmlAttributes): void {
    const series: SeriesRecord = this.#series ?? this.#set.flatSeries();
    const flat = this.#series === undefined;
    const level: DataLevel = flat ? 'flat-observation' : 'observation';
    const roles = flat ? this.#atFlat : this.#atObservation;
    const line = this.#line();
    const dimensions: Keys = {};
    const measures: Values = {};
    const own: Values = {};
    for (const name in attributes) {
      const value = attributes[name] ?? '';
      const role = roles.get(name) ?? this.#learn(name, level, attributes, line);
      if (role.kind === 'dimension') dimensions[role.id] = value;
      else if (role.kind === 'attribute') own[role.id] = value;
      else if (role.kind === 'measure' && value !== '') {
        measures[role.id] = value;
        if (value.includes(',')) this.#set.sayComma(value, line);
      }
    }
    const typed = this.#typeDimension;
    if (typed !== undefined && !(typed in dimensions) && !(typed in series.dimensions)) {
      const type = typeOf(attributes);
      if (type !== undefined && type !== 'ObsType') dimensions[typed] = type;
    }
    this.#observation = { kind: 'observation', series, dimensions, measures, attributes: own, line };
    if (this.#set.keyLength > 0) this.#checkObservation(series.dimensions, dimensions, line);
  }

  #checkObservation(series: Keys | SeriesRecord['dimensions'], dimensions: Keys, line: number): void {
    let count = 0;
    for (const _ in dimensions) count++;
    // A key that is short in its series has been reported there.
    if (this.#series ? count === 0 : count < this.#set.keyLength) this.#set.checkKey({ ...series }, dimensions, line);
  }

  #openSeries(attributes: XmlAttributes): void {
    const line = this.#line();
    const series: OpenSeries = { kind: 'series', dimensions: {}, attributes: {} };
    for (const name in attributes) {
      const role = this.#atSeries.get(name) ?? this.#learn(name, 'series', attributes, line);
      if (role.kind === 'dimension') series.dimensions[role.id] = attributes[name] ?? '';
      else if (role.kind !== 'ignored') series.attributes[role.id] = attributes[name] ?? '';
    }
    this.#series = series;
    this.#set.checkKey(series.dimensions, undefined, line);
  }

  #learn(name: string, level: DataLevel, attributes: XmlAttributes, line: number): ComponentRole {
    this.#set.sayUnknownStructure(line);
    return this.#set.roles.learn(name, level, attributes, line);
  }

  #openOther(name: string, attributes: XmlAttributes): void {
    if (name === 'Annotations') {
      this.#component = new ElementGatherer(this.#line, (element) => this.#takeAnnotations(element));
      this.#component.open(name, attributes);
    } else if (name === 'Comp') {
      this.#component = new ElementGatherer(this.#line, (element) => this.#takeComponent(element));
      this.#component.open(name, attributes);
    } else if (name === 'Group' || name === 'Atts') {
      this.#openGroup(name === 'Group' ? (typeOf(attributes) ?? attributes['type']) : undefined, attributes);
    } else if (this.#isOldGroup(name, attributes)) {
      this.#openGroup(name, attributes);
    } else {
      this.#passOver(name);
    }
  }

  /** In 2.0, groups are named after themselves: `<SiblingGroup CURRENCY="CHF" …/>`. */
  #isOldGroup(name: string, attributes: XmlAttributes): boolean {
    if (this.#set.context.version !== '2.0' || this.#series || this.#group || PASSED_OVER.has(name)) return false;
    return Object.keys(attributes).length > 0;
  }

  #passOver(name: string): void {
    this.#passedOver = 1;
    const { findings } = this.#set.context;
    if (PASSED_OVER.has(name)) return;
    if (METADATA.has(name)) {
      findings.once(
        'warning',
        'metadata-passed-over',
        'The data carry reference metadata. They are passed over.',
        this.#line(),
      );
      return;
    }
    findings.add(
      'warning',
      'unknown-element',
      `The element “${name}” is not known here. It is passed over.`,
      this.#line(),
    );
  }

  #openGroup(group: string | undefined, attributes: XmlAttributes): void {
    const line = this.#line();
    const opened: OpenGroup = { group, dimensions: {}, attributes: {} };
    const roles = this.#set.roles.at('group');
    for (const name in attributes) {
      if (name === 'type' && attributes[name] === group) continue;
      const role = roles.get(name) ?? this.#learn(name, 'group', attributes, line);
      if (role.kind === 'dimension') opened.dimensions[role.id] = attributes[name] ?? '';
      else if (role.kind !== 'ignored') opened.attributes[role.id] = attributes[name] ?? '';
    }
    this.#group = opened;
  }

  #closeGroup(): void {
    if (!this.#group) return;
    this.#set.giveGroup(this.#group);
    this.#group = undefined;
  }

  #takeAnnotations(element: XmlElement): void {
    this.#component = undefined;
    const annotations = annotationsIn(element);
    if (annotations) (this.#observation ?? this.#series ?? this.#group ?? this.#set).annotations = annotations;
  }

  /** 3.0: values that do not fit into an XML attribute, because they are several or in languages. */
  #takeComponent(element: XmlElement): void {
    this.#component = undefined;
    const id = element.attributes['id'] ?? '';
    const value = componentValue(element);
    if (id === '' || id === '__proto__' || value === undefined) return;
    const owner = this.#observation ?? this.#series ?? this.#group;
    const level: DataLevel = this.#observation
      ? this.#series
        ? 'observation'
        : 'flat-observation'
      : this.#series
        ? 'series'
        : this.#group
          ? 'group'
          : 'data-set';
    const role = this.#set.roles.at(level).get(id) ?? this.#learn(id, level, { [id]: '' }, element.line);
    if (role.kind === 'measure' && this.#observation) this.#observation.measures[role.id] = value;
    else if (owner) owner.attributes[role.kind === 'ignored' ? id : role.id] = value;
    else this.#set.attributes[role.kind === 'ignored' ? id : role.id] = value;
  }
}

/** The local part of `xsi:type`. */
function typeOf(attributes: XmlAttributes): string | undefined {
  for (const name in attributes) {
    if (name.endsWith(':type')) return localName(attributes[name] ?? '');
  }
  return undefined;
}

function componentValue(element: XmlElement): ComponentValue | undefined {
  const values = childrenOf(element, 'Value').map((value): string | LocalisedText => {
    const texts = childrenOf(value, 'Text', 'StructuredText');
    return texts.length > 0 ? localisedText(texts) : value.text;
  });
  if (values.length > 1) return values;
  return values[0] ?? (element.attributes['value'] || element.text || undefined);
}
