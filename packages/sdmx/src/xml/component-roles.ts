import { isAttributeConcept, isPeriod, TIME_NAMES, VALUE_NAMES } from '../attribute-concepts.ts';
import type { MessageFindings } from '../message-findings.ts';
import { SdmxError } from '../model/message.ts';
import type { DataStructure } from '../model/structure.ts';
import type { XmlAttributes } from './tokens.ts';

/** What an XML attribute of structure-specific data says. */
export interface ComponentRole {
  readonly kind: 'dimension' | 'attribute' | 'measure' | 'ignored';
  readonly id: string;
}

/** Where an XML attribute stands: a flat observation carries its whole key. */
export type DataLevel = 'data-set' | 'group' | 'series' | 'observation' | 'flat-observation';

/** Data structures have some dozens of components; a file with more names than this is no data. */
const MOST_NAMES = 2000;

const IGNORED: ComponentRole = { kind: 'ignored', id: '' };

/**
 * Tells dimensions, attributes and measures apart in structure-specific data. With a data structure, by it; without, by
 * this rule: names that are attributes in practically every structure are attributes; other names are dimensions where
 * they stand in a key (group, series, flat observation), and attributes at observations of a series and at data sets.
 */
export class ComponentRoles {
  readonly #structure: DataStructure | undefined;
  readonly #findings: MessageFindings;
  readonly #known: Map<string, Map<string, ComponentRole>> = new Map();
  readonly #declared = new Map<string, ComponentRole>();
  readonly #declaredInCapitals = new Map<string, ComponentRole>();
  readonly #observationDimension: string | undefined;
  #unsaidTime: string | undefined;

  constructor(
    structure: DataStructure | undefined,
    observationDimension: string | undefined,
    findings: MessageFindings,
  ) {
    this.#structure = structure;
    this.#observationDimension = observationDimension === 'AllDimensions' ? undefined : observationDimension;
    this.#findings = findings;
    for (const { id } of structure?.dimensions ?? []) this.#declared.set(id, { kind: 'dimension', id });
    for (const { id } of structure?.attributes ?? []) this.#declared.set(id, { kind: 'attribute', id });
    for (const { id } of structure?.measures ?? []) this.#declared.set(id, { kind: 'measure', id });
    for (const role of this.#declared.values()) this.#declaredInCapitals.set(role.id.toUpperCase(), role);
  }

  /** The roles of all names at one level; fill it with `learn`. A map for each level, so that readers need one look-up. */
  at(level: DataLevel): Map<string, ComponentRole> {
    let roles = this.#known.get(level);
    if (!roles) {
      roles = new Map();
      this.#known.set(level, roles);
    }
    return roles;
  }

  /** Decides on a name that is met for the first time at a level, and remembers it. */
  learn(name: string, level: DataLevel, attributes: XmlAttributes, line: number): ComponentRole {
    const roles = this.at(level);
    if (roles.size >= MOST_NAMES) {
      throw new SdmxError('too-long', `There are more than ${MOST_NAMES} different names of components.`, line);
    }
    const role = this.#decide(name, level, attributes, line);
    roles.set(name, role);
    return role;
  }

  #decide(name: string, level: DataLevel, attributes: XmlAttributes, line: number): ComponentRole {
    if (name.includes(':') || name === 'xmlns') return IGNORED;
    if (name === '__proto__') return IGNORED;
    return this.#structure ? this.#byStructure(name, line) : this.#byName(name, level, attributes, line);
  }

  #byStructure(name: string, line: number): ComponentRole {
    const declared = this.#declared.get(name);
    if (declared) return declared;
    const alike = this.#declaredInCapitals.get(name.toUpperCase()) ?? this.#special(name);
    if (alike) {
      this.#findings.add('warning', 'component-name', `“${name}” is read as ${alike.id} of the data structure.`, line);
      return alike;
    }
    this.#findings.add(
      'warning',
      'unknown-component',
      `“${name}” is not in the data structure ${this.#structure?.id ?? ''}. It is kept as an attribute.`,
      line,
    );
    return { kind: 'attribute', id: name };
  }

  /** The value and the time under SDMX's usual names, where the structure names them otherwise. */
  #special(name: string): ComponentRole | undefined {
    const capitals = name.toUpperCase();
    const measures = this.#structure?.measures ?? [];
    const [measure] = measures;
    if (VALUE_NAMES.has(capitals) && measures.length === 1 && measure) return { kind: 'measure', id: measure.id };
    if (capitals === 'OBS_VALUE' && measures.length === 0) return { kind: 'measure', id: 'OBS_VALUE' };
    const time = this.#structure?.dimensions.find(({ kind }) => kind === 'time-dimension');
    return TIME_NAMES.has(capitals) && time ? { kind: 'dimension', id: time.id } : undefined;
  }

  #byName(name: string, level: DataLevel, attributes: XmlAttributes, line: number): ComponentRole {
    const atObservation = level === 'observation' || level === 'flat-observation';
    if (name === this.#observationDimension) return { kind: 'dimension', id: name };
    const capitals = name.toUpperCase();
    if (atObservation && this.#isValue(capitals, attributes)) return this.#renamed(name, 'OBS_VALUE', 'measure', line);
    if (level !== 'data-set' && TIME_NAMES.has(capitals)) {
      return this.#renamed(name, 'TIME_PERIOD', 'dimension', line);
    }
    if (level === 'data-set') return { kind: 'attribute', id: name };
    if (level === 'observation') return this.#atObservation(name, attributes, line);
    return isAttributeConcept(name, () => hasAttributeBefore(name, attributes), attributes[name])
      ? { kind: 'attribute', id: name }
      : { kind: 'dimension', id: name };
  }

  #isValue(capitals: string, attributes: XmlAttributes): boolean {
    return capitals === 'OBS_VALUE' || (VALUE_NAMES.has(capitals) && !('OBS_VALUE' in attributes));
  }

  #renamed(name: string, id: string, kind: 'dimension' | 'measure', line: number): ComponentRole {
    if (name !== id) this.#findings.add('warning', 'component-name', `“${name}” is read as ${id}.`, line);
    return { kind, id };
  }

  /** A period under a name of its own is the time, if the message does not say what stands at its observations. */
  #atObservation(name: string, attributes: XmlAttributes, line: number): ComponentRole {
    if (this.#observationDimension === undefined && this.#unsaidTime === undefined) {
      this.#unsaidTime = unsaidTime(attributes);
    }
    if (name !== this.#unsaidTime) return { kind: 'attribute', id: name };
    this.#findings.add(
      'warning',
      'time-dimension-unsaid',
      `The message does not say which dimension stands at its observations; “${name}” holds periods and is read as it.`,
      line,
    );
    return { kind: 'dimension', id: name };
  }
}

/** The one name that holds a period where none of the usual names does; empty for none. */
function unsaidTime(attributes: XmlAttributes): string {
  if (hasTime(attributes)) return '';
  const periods = Object.keys(attributes).filter(
    (name) =>
      isPeriod(attributes[name] ?? '') && !VALUE_NAMES.has(name.toUpperCase()) && !isAttributeConcept(name, () => true),
  );
  return periods.length === 1 ? (periods[0] ?? '') : '';
}

function hasTime(attributes: XmlAttributes): boolean {
  return Object.keys(attributes).some((name) => TIME_NAMES.has(name.toUpperCase()));
}

function hasAttributeBefore(name: string, attributes: XmlAttributes): boolean {
  for (const each of Object.keys(attributes)) {
    if (each === name) return false;
    if (!each.includes(':') && (isAttributeConcept(each, () => false) || each.toUpperCase() === 'OBS_VALUE'))
      return true;
  }
  return false;
}
