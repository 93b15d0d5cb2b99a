import type { Annotation } from '../model/annotation.ts';
import type { ComponentValue, DataRecord, ObservationRecord, SeriesRecord } from '../model/data.ts';
import { ComponentRoles } from './component-roles.ts';
import { type DataSetContext, headRecord, type OpenedDataSet, openDataSet } from './data-set-head.ts';
import type { XmlAttributes, XmlHandler } from './tokens.ts';

/** Values by id while they are gathered. */
export type Values = Record<string, ComponentValue>;
export type Keys = Record<string, string>;

/** An observation while it is gathered. */
export interface OpenObservation extends ObservationRecord {
  annotations?: readonly Annotation[];
  readonly dimensions: Keys;
  readonly measures: Values;
  readonly attributes: Values;
}

/** A series while it is gathered. */
export interface OpenSeries extends SeriesRecord {
  annotations?: readonly Annotation[];
  readonly dimensions: Keys;
  readonly attributes: Values;
}

/** A group while it is gathered. */
export interface OpenGroup {
  readonly group: string | undefined;
  readonly dimensions: Keys;
  readonly attributes: Values;
  annotations?: readonly Annotation[];
}

/** Reads the inside of one data set into records; `end` when it closes. */
export interface DataSetReader extends XmlHandler {
  end(): void;
}

/** What the readers of all layouts share: records are given out in order, heads and series before what is in them. */
export class DataSetRecords {
  readonly opened: OpenedDataSet;
  readonly roles: ComponentRoles;
  readonly context: DataSetContext;
  readonly attributes: Values = {};
  /** Annotations of the data set. */
  annotations?: readonly Annotation[];
  /** Id of the measure that a value without name is of. */
  readonly measure: string;
  /** Id of the time dimension. */
  readonly time: string;
  readonly #records: DataRecord[];
  readonly #expected: readonly string[];
  #headGiven = false;
  #lastSeries: SeriesRecord | undefined;
  #flat: OpenSeries | undefined;
  #seriesSeen = false;
  /** Names of the dimensions in the first key. */
  #keyNames: ReadonlySet<string> | undefined;
  #heldGroups: OpenGroup[] = [];

  constructor(attributes: XmlAttributes, context: DataSetContext, records: DataRecord[]) {
    this.context = context;
    this.opened = openDataSet(attributes, context);
    this.#records = records;
    const { dataStructure, dimensionAtObservation } = this.opened;
    this.roles = new ComponentRoles(dataStructure, dimensionAtObservation, context.findings);
    const [measure, second] = dataStructure?.measures ?? [];
    this.measure = measure && !second ? measure.id : 'OBS_VALUE';
    this.time = dataStructure?.dimensions.find(({ kind }) => kind === 'time-dimension')?.id ?? 'TIME_PERIOD';
    this.#expected = dataStructure?.dimensions.map(({ id }) => id) ?? [];
    for (const [name, value] of Object.entries(this.opened.others)) {
      const role = this.roles.learn(name, 'data-set', attributes, context.line());
      if (role.kind === 'attribute') this.attributes[role.id] = value;
    }
  }

  /** Gives the head out, if it is not yet. */
  giveHead(): void {
    if (this.#headGiven) return;
    this.#headGiven = true;
    const head = headRecord(this.opened, this.attributes);
    this.#records.push(this.annotations ? { ...head, annotations: this.annotations } : head);
  }

  /** 2.0: an element of the data set names its key family. */
  nameKeyFamily(id: string): void {
    if (this.#headGiven || id === '') return;
    const agency = this.opened.structure?.id === id ? this.opened.structure.agency : undefined;
    this.opened.structure = { kind: 'datastructure', ...(agency && { agency }), id };
  }

  giveGroup(group: OpenGroup): void {
    this.giveHead();
    if (this.#seriesSeen && this.context.version === '2.1') {
      this.context.findings.once(
        'warning',
        'group-after-series',
        'A group comes after its series. The standard wants groups first; it is read.',
        this.context.line(),
      );
    }
    if (this.opened.dataStructure) this.#pushGroup(group);
    else if (this.#keyNames) this.#pushGroup(divided(group, this.#keyNames));
    else this.#heldGroups.push(group);
  }

  #pushGroup({ group, dimensions, attributes, annotations }: OpenGroup): void {
    this.#records.push({
      kind: 'group',
      ...(group !== undefined && { group }),
      dimensions,
      attributes,
      ...(annotations && { annotations }),
    });
  }

  /**
   * Without a data structure, the first key tells what in a group is none of its dimensions; so groups before it wait.
   */
  #learnKey(...keys: readonly Readonly<Keys>[]): void {
    if (this.#keyNames) return;
    this.#keyNames = new Set([...keys.flatMap(Object.keys), this.observationDimension]);
    for (const group of this.#heldGroups) this.#pushGroup(divided(group, this.#keyNames));
    this.#heldGroups = [];
  }

  /** Gives out what still waits. */
  end(): void {
    this.giveHead();
    for (const group of this.#heldGroups) this.#pushGroup(group);
    this.#heldGroups = [];
  }

  /** Gives the series out, if it is not the one given out last. */
  giveSeries(series: SeriesRecord, first?: ObservationRecord): void {
    if (series === this.#lastSeries) return;
    this.giveHead();
    this.#learnKey(series.dimensions, first?.dimensions ?? {});
    this.#lastSeries = series;
    this.#seriesSeen = true;
    this.#records.push(series);
  }

  giveObservation(observation: ObservationRecord): void {
    this.giveSeries(observation.series, observation);
    this.#records.push(observation);
  }

  /** The series without dimensions that all observations of a flat data set have. */
  flatSeries(): SeriesRecord {
    this.#flat ??= { kind: 'series', dimensions: {}, attributes: {} };
    return this.#flat;
  }

  /** Says which dimensions of the data structure a key does not have. */
  checkKey(series: Keys, observation: Keys | undefined, line: number): void {
    if (this.#expected.length === 0) return;
    // Series in a message that calls itself flat: their observations are looked at instead.
    if (!observation && this.observationDimension === 'AllDimensions') return;
    const { findings } = this.context;
    for (const id of this.#expected) {
      if (id in series || (observation ? id in observation : id === this.observationDimension)) continue;
      findings.add('warning', 'missing-dimension', `The key has no value for the dimension ${id}.`, line);
    }
  }

  /** The dimension at the observations; time where the message does not say. */
  get observationDimension(): string {
    return this.opened.dimensionAtObservation ?? this.time;
  }

  /** How many dimensions a whole key has; 0 where it is not known. */
  get keyLength(): number {
    return this.#expected.length;
  }

  /** Says once that dimensions and attributes were told apart by their names. */
  sayUnknownStructure(line: number): void {
    if (this.opened.dataStructure) return;
    this.context.findings.once(
      'info',
      'structure-unknown',
      'The data structure is not known. Names that are attributes in practically every structure, such as OBS_STATUS and DECIMALS, are read as attributes, all others of a key as dimensions. Give the data structure to be sure.',
      line,
    );
  }

  /** Says once that values are written with a comma. */
  sayComma(value: string, line: number): void {
    this.context.findings.once(
      'warning',
      'decimal-comma',
      `The value “${value}” is written with a comma. SDMX writes a point; values are kept as they are written.`,
      line,
    );
  }
}

/** A group whose names that are in no key are attributes. */
function divided(group: OpenGroup, keyNames: ReadonlySet<string>): OpenGroup {
  if (Object.keys(group.dimensions).every((id) => keyNames.has(id))) return group;
  const own: Keys = {};
  const moved: Values = {};
  for (const [id, value] of Object.entries(group.dimensions)) {
    if (keyNames.has(id)) own[id] = value;
    else moved[id] = value;
  }
  return { ...group, dimensions: own, attributes: { ...moved, ...group.attributes } };
}
