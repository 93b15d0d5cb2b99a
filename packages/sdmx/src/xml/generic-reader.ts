import type { DataRecord, SeriesRecord } from '../model/data.ts';
import type { ComponentRole } from './component-roles.ts';
import {
  type DataSetReader,
  DataSetRecords,
  type OpenGroup,
  type OpenObservation,
  type OpenSeries,
  type Values,
} from './data-reader.ts';
import type { DataSetContext } from './data-set-head.ts';
import { ElementGatherer, type XmlElement } from './element.ts';
import { annotationsIn } from './structures/maintainable.ts';
import type { XmlAttributes } from './tokens.ts';

/** What a text between tags is the value of. */
interface TextTarget {
  readonly into: Values;
  readonly id: string;
  text: string;
}

/** Reads generic data sets of 2.0 and 2.1, where every value is an element that names its component. */
export class GenericReader implements DataSetReader {
  readonly #set: DataSetRecords;
  readonly #line: () => number;
  readonly #observationDimension: string;
  readonly #known: ReadonlyMap<string, ComponentRole>;
  #group: OpenGroup | undefined;
  #series: OpenSeries | undefined;
  #observation: OpenObservation | undefined;
  /** Where the values of the open key or list of attributes go. */
  #into: Values | undefined;
  #text: TextTarget | undefined;
  #annotations: ElementGatherer | undefined;
  /** The text of the element that names the key family, while it is open. */
  #keyFamily: string | undefined;
  #passedOver = 0;

  constructor(attributes: XmlAttributes, context: DataSetContext, records: DataRecord[]) {
    this.#set = new DataSetRecords(attributes, context, records);
    this.#line = context.line;
    this.#known = this.#set.roles.at('flat-observation');
    const { observationDimension, time } = this.#set;
    this.#observationDimension = observationDimension === 'AllDimensions' ? time : observationDimension;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#passedOver > 0) {
      this.#passedOver++;
      return;
    }
    if (this.#annotations) {
      this.#annotations.open(name, attributes);
      return;
    }
    switch (name) {
      case 'Value':
        this.#takeValue(attributes, this.#into, attributes['id'] ?? attributes['concept']);
        break;
      case 'Obs':
        this.#openObservation();
        break;
      case 'ObsValue':
        this.#takeMeasure(attributes);
        break;
      case 'ObsDimension':
        this.#takeValue(attributes, this.#observation?.dimensions, this.#dimensionOf(attributes));
        break;
      case 'Attributes':
        this.#into = (this.#observation ?? this.#series ?? this.#group ?? this.#set).attributes;
        break;
      case 'ObsKey':
        this.#into = this.#observation?.dimensions;
        break;
      case 'SeriesKey':
        this.#into = this.#series?.dimensions;
        break;
      case 'Time':
        this.#takeValue(attributes, this.#observation?.dimensions, this.#set.time);
        break;
      default:
        this.#openOther(name, attributes);
    }
  }

  close(name: string): void {
    if (this.#passedOver > 0) {
      this.#passedOver--;
      return;
    }
    if (this.#annotations) {
      this.#annotations.close();
      return;
    }
    switch (name) {
      case 'Obs':
        if (this.#observation) this.#closeObservation(this.#observation);
        break;
      case 'Series':
        if (this.#series) this.#closeSeries(this.#series);
        break;
      case 'Group':
        this.#giveGroup();
        this.#group = undefined;
        break;
      case 'KeyFamilyRef':
        this.#set.nameKeyFamily(this.#keyFamily?.trim() ?? '');
        this.#keyFamily = undefined;
        break;
      case 'SeriesKey':
      case 'ObsKey':
      case 'GroupKey':
      case 'Attributes':
        this.#into = undefined;
        break;
      default:
        this.#closeText();
    }
  }

  text(text: string): void {
    if (this.#keyFamily !== undefined) this.#keyFamily += text;
    else if (this.#text) this.#text.text += text;
    else this.#annotations?.text(text);
  }

  end(): void {
    this.#set.end();
  }

  #openOther(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'Series':
        this.#giveGroup();
        this.#series = { kind: 'series', dimensions: {}, attributes: {} };
        break;
      case 'Group':
        this.#group = { group: attributes['type'], dimensions: {}, attributes: {} };
        break;
      case 'GroupKey':
        this.#into = this.#group?.dimensions;
        break;
      case 'KeyFamilyRef':
        this.#keyFamily = '';
        break;
      case 'Annotations':
        this.#annotations = new ElementGatherer(this.#line, (element) => this.#takeAnnotations(element));
        this.#annotations.open(name, attributes);
        break;
      default:
        this.#passOver(name);
    }
  }

  #takeAnnotations(element: XmlElement): void {
    this.#annotations = undefined;
    const annotations = annotationsIn(element);
    if (annotations) (this.#observation ?? this.#series ?? this.#group ?? this.#set).annotations = annotations;
  }

  #passOver(name: string): void {
    this.#passedOver = 1;
    if (name === 'DataProvider') return;
    this.#set.context.findings.add(
      'warning',
      'unknown-element',
      `The element “${name}” is not known here. It is passed over.`,
      this.#line(),
    );
  }

  #openObservation(): void {
    const series: SeriesRecord = this.#series ?? this.#set.flatSeries();
    this.#observation = {
      kind: 'observation',
      series,
      dimensions: {},
      measures: {},
      attributes: {},
      line: this.#line(),
    };
  }

  #closeObservation(observation: OpenObservation): void {
    const { keyLength } = this.#set;
    if (keyLength > 0 && !this.#series && Object.keys(observation.dimensions).length < keyLength) {
      this.#set.checkKey({}, observation.dimensions, observation.line);
    }
    this.#set.giveObservation(observation);
    this.#observation = undefined;
  }

  #closeSeries(series: OpenSeries): void {
    this.#set.giveSeries(series);
    this.#series = undefined;
    if (this.#set.keyLength > 0) this.#set.checkKey(series.dimensions, undefined, this.#line());
  }

  /** In 2.0, series may stand inside their group; the group is given out before them. */
  #giveGroup(): void {
    if (this.#group && Object.keys(this.#group.dimensions).length > 0) this.#set.giveGroup(this.#group);
    this.#group = undefined;
  }

  /** The header says which dimension stands at the observations; where an observation says another, it counts. */
  #dimensionOf({ id }: XmlAttributes): string {
    const said = this.#set.opened.dimensionAtObservation;
    if (id === undefined || id === said) return this.#observationDimension;
    if (said === undefined || said === 'AllDimensions') return id;
    this.#set.context.findings.once(
      'warning',
      'component-name',
      `Observations name their dimension “${id}”, the header says ${said}. It is read as ${said}.`,
      this.#line(),
    );
    return said;
  }

  #takeMeasure(attributes: XmlAttributes): void {
    const { value } = attributes;
    const into = this.#observation?.measures;
    if (!into || value === '') return;
    const said = attributes['id'];
    const id = said === undefined || said === 'OBS_VALUE' ? this.#set.measure : said;
    this.#takeValue(attributes, into, id);
    if (value?.includes(',')) this.#set.sayComma(value, this.#line());
  }

  #takeValue(attributes: XmlAttributes, into: Values | undefined, id: string | undefined): void {
    if (!into || id === undefined || id === '__proto__') {
      this.#set.context.findings.add(
        'warning',
        'value-without-place',
        'A value does not say what it is of.',
        this.#line(),
      );
      return;
    }
    const { value } = attributes;
    const known = this.#set.keyLength > 0 ? this.#knownAs(id) : id;
    if (value !== undefined) into[known] = value;
    else this.#text = { into, id: known, text: '' };
  }

  /** The id in the data structure; what is not in it has been reported and keeps its name. */
  #knownAs(id: string): string {
    const role = this.#known.get(id) ?? this.#set.roles.learn(id, 'flat-observation', {}, this.#line());
    return role.kind === 'ignored' ? id : role.id;
  }

  #closeText(): void {
    if (!this.#text) return;
    const { into, id, text } = this.#text;
    this.#text = undefined;
    const trimmed = text.trim();
    if (trimmed !== '') into[id] = trimmed;
  }
}
