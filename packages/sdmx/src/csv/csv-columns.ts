import { isAttributeConcept, TIME_NAMES } from '../attribute-concepts.ts';
import type { MessageFindings } from '../message-findings.ts';
import type { ReadMessageOptions } from '../model/message.ts';
import type { ArtefactReference, Component, DataStructure } from '../model/structure.ts';
import { findDataStructure } from '../structure-index.ts';
import { type Heading, type Headings, isIdentifier } from './csv-headings.ts';

export type ColumnRole = 'dimension' | 'measure' | 'attribute';

/** A column whose cells are kept. */
export interface ComponentColumn {
  readonly index: number;
  readonly role: ColumnRole;
  readonly id: string;
  /** Cells hold several values (`[]`), or texts in languages (`[en;fr]`). */
  readonly form: 'one' | 'several' | 'localised';
  /** Cells hold codes and names: `A: Annual`. */
  readonly isLabelled: boolean;
  /** Whether the data structure says that the values are codes; nothing where it is not known. */
  readonly isCoded: boolean | undefined;
}

/** Tells dimensions, measures and attributes apart: by the data structure, else by place and name. */
export class ColumnRoles {
  readonly #headings: Headings;
  readonly #structure: DataStructure | undefined;
  readonly #findings: MessageFindings;

  constructor(
    headings: Headings,
    reference: ArtefactReference | undefined,
    options: ReadMessageOptions,
    findings: MessageFindings,
  ) {
    this.#headings = headings;
    this.#findings = findings;
    this.#structure = reference && findDataStructure(options.structures ?? [], reference);
  }

  columns(): readonly ComponentColumn[] {
    const { components } = this.#headings;
    const columns = this.#structure ? components.map((each) => this.#declared(each)) : this.#undeclared();
    if (!columns.some(({ role }) => role === 'measure')) {
      const message =
        'No column is known to hold the observed values; OBS_VALUE is their usual name. No values are read.';
      this.#findings.add('warning', 'no-measure', message, 1);
    }
    return columns;
  }

  #column(heading: Heading, id: string, role: ColumnRole, declared?: Component): ComponentColumn {
    const { index, form } = heading;
    const isLabelled = this.#headings.areLabelled && id !== 'OBS_VALUE';
    const isCoded = declared && role !== 'measure' ? declared.representation?.kind === 'enumeration' : undefined;
    // Without a data structure, the key is taken to be coded throughout.
    return { index, role, id, form, isLabelled, isCoded: declared ? isCoded : role === 'dimension' ? true : undefined };
  }

  #declared(heading: Heading): ComponentColumn {
    const structure = this.#structure as DataStructure;
    const all = [
      ...structure.dimensions.map((component) => ({ component, role: 'dimension' as const })),
      ...structure.measures.map((component) => ({ component, role: 'measure' as const })),
      ...structure.attributes.map((component) => ({ component, role: 'attribute' as const })),
    ];
    const exact = all.find(({ component }) => component.id === heading.id);
    const found = exact ?? all.find(({ component }) => component.id.toUpperCase() === heading.id.toUpperCase());
    const special = found ?? this.#special(heading);
    if (!special) {
      const message = `“${heading.written}” is not in the data structure ${structure.id}. It is kept as an attribute.`;
      this.#findings.add('info', 'unknown-component', message, 1);
      return this.#column(heading, heading.id, 'attribute');
    }
    if (!exact) {
      const message = `The column “${heading.written}” is read as ${special.component.id} of the data structure.`;
      this.#findings.add('warning', 'component-name', message, 1);
    }
    return this.#column(heading, special.component.id, special.role, special.component);
  }

  /** The value and the time under SDMX's usual names, where the structure names them otherwise. */
  #special({ id }: Heading): { component: Component; role: ColumnRole } | undefined {
    const structure = this.#structure as DataStructure;
    const [measure] = structure.measures;
    if (id === 'OBS_VALUE') {
      return structure.measures.length <= 1 ? { component: measure ?? { id }, role: 'measure' } : undefined;
    }
    const time = structure.dimensions.find(({ kind }) => kind === 'time-dimension');
    return time && TIME_NAMES.has(id) ? { component: time, role: 'dimension' } : undefined;
  }

  /** The key stands before the values, attributes after them; the time may come last of the key. */
  #undeclared(): readonly ComponentColumn[] {
    const { components } = this.#headings;
    const value = components.findIndex(({ id }) => id === 'OBS_VALUE');
    const time = components.findIndex(({ id }) => id === 'TIME_PERIOD');
    if (value !== -1 && time > value) {
      const message =
        'TIME_PERIOD stands after OBS_VALUE. All columns up to it are read as the key, but for known attributes.';
      this.#findings.add('warning', 'columns-out-of-order', message, 1);
    }
    const last = value === -1 && time === -1 ? components.length : Math.max(value, time);
    let hasAttributeBefore = false;
    return components.map((heading, place) => {
      if (heading.id === 'OBS_VALUE') return this.#column(heading, heading.id, 'measure');
      // The time ends the key as a rule: what stands between it and the value, and may be either, is an attribute.
      const afterKey = (value !== -1 && place > value) || (time !== -1 && place > time);
      const isAttribute =
        place > last ||
        !isIdentifier(heading.written) ||
        heading.form !== 'one' ||
        isAttributeConcept(heading.id, () => hasAttributeBefore || afterKey);
      hasAttributeBefore ||= isAttribute && isIdentifier(heading.written);
      return this.#column(heading, heading.id, isAttribute && heading.id !== 'TIME_PERIOD' ? 'attribute' : 'dimension');
    });
  }
}
