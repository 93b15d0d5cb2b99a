import type { ComponentNames } from '../../component-names.ts';
import type { ComponentValue, LocalisedText } from '../../model/data.ts';
import type { WriteDataOptions } from '../../model/message.ts';
import type { ArtefactReference, Attribute } from '../../model/structure.ts';
import { textIn, textsIn } from '../../names-in.ts';
import { findTimeSpan } from '../../rest/time-period.ts';
import { findStructure } from '../../structure-index.ts';
import { urnOf } from '../../urn.ts';
import type { DataPlan } from '../../write/data-plan.ts';
import type { JsonRegisters } from './json-data-writer.ts';
import type { LevelRegister, ValueRegister } from './json-registers.ts';

/** An object that is written as JSON; members that are undefined are left out. */
type Written = Readonly<Record<string, unknown>>;

/** Describes the components of a message once all their values are known. */
export class JsonDataStructure {
  readonly #plan: DataPlan;
  readonly #version: '1.0' | '2.0';
  readonly #registers: JsonRegisters;
  readonly #names: ComponentNames;
  readonly #options: WriteDataOptions;

  constructor(
    plan: DataPlan,
    version: '1.0' | '2.0',
    context: { readonly registers: JsonRegisters; readonly names: ComponentNames; readonly options: WriteDataOptions },
  ) {
    this.#plan = plan;
    this.#version = version;
    this.#registers = context.registers;
    this.#names = context.names;
    this.#options = context.options;
  }

  describe(dataSets: number): Written {
    const { reference, structure, seriesDimensions, observationDimensions } = this.#plan;
    const named = findStructure(this.#options.structures, reference) ?? structure;
    const dimensions = (ids: readonly string[]): readonly Written[] => ids.map((id) => this.#dimension(id));
    const { dataSet, group, series, observation } = this.#registers;
    return {
      links: this.#links(),
      ...this.#named(named.name),
      dimensions: { dataSet: [], series: dimensions(seriesDimensions), observation: dimensions(observationDimensions) },
      ...(this.#version === '2.0' && { measures: { observation: this.#plan.measures.map((id) => this.#measure(id)) } }),
      attributes: {
        dataSet: this.#attributes(dataSet, false),
        ...(this.#version === '2.0' && { dimensionGroup: this.#attributes(group, false) }),
        series: this.#attributes(series, false),
        observation: this.#attributes(observation, this.#version === '2.0'),
      },
      ...(this.#version === '2.0' && { dataSets: Array.from({ length: dataSets }, (_, index) => index) }),
    };
  }

  #named(text: LocalisedText | undefined): Written {
    const { languages } = this.#options;
    const name = textIn(text, languages);
    const names = textsIn(text, languages);
    return { ...(name !== undefined && { name }), ...(names && Object.keys(names).length > 0 && { names }) };
  }

  #links(): readonly Written[] {
    const { reference, structure } = this.#plan;
    const { agency, id, version } = structure;
    const definition: ArtefactReference = { kind: 'datastructure', agency, id, version };
    const both = reference.kind === 'dataflow' ? [reference, definition] : [definition];
    return both.map((each) => {
      const urn = urnOf(each);
      return { href: urn, rel: each.kind, urn };
    });
  }

  #dimension(id: string): Written {
    const place = this.#plan.structure.dimensions.findIndex((each) => each.id === id);
    const dimension = this.#plan.structure.dimensions[place];
    const register = this.#registers.dimensions.get(id);
    const isTime = dimension?.kind === 'time-dimension';
    const roles = dimension?.roles ?? (isTime ? ['TIME_PERIOD'] : []);
    return {
      ...this.#head(id),
      keyPosition: place,
      ...(roles.length > 0 && { roles }),
      values: (register?.values ?? []).map((value) => ({
        ...this.#code(id, String(value)),
        ...(isTime && boundsOf(String(value))),
      })),
    };
  }

  #head(id: string): Written {
    const { name } = this.#names.of(id);
    return { id, name: id, ...this.#named(name) };
  }

  #code(id: string, code: string): Written {
    const item = this.#names.of(id).codes.get(code);
    const { parent } = item ?? {};
    return { id: code, name: code, ...this.#named(item?.name), ...(parent !== undefined && { parent }) };
  }

  #measure(id: string): Written {
    const { component } = this.#names.of(id);
    const { representation } = component;
    const format = representation?.kind === 'text' ? representation.format : undefined;
    return { ...this.#head(id), ...(format?.type !== undefined && { format: { dataType: format.type } }) };
  }

  #attributes(level: LevelRegister, mayInline: boolean): readonly Written[] {
    return level.registers.map((register) => this.#attribute(register, mayInline));
  }

  #attribute(register: ValueRegister, mayInline: boolean): Written {
    const { id, values } = register;
    const isCoded = this.#names.of(id).codelist !== undefined;
    const declared = this.#plan.structure.attributes.find((each) => each.id === id);
    return {
      ...this.#head(id),
      ...(declared && this.#about(declared)),
      ...(!(mayInline && !isCoded) && { values: values.map((value) => this.#value(id, value, isCoded)) }),
    };
  }

  #about({ usage, relationship }: Attribute): Written {
    const group =
      relationship.kind === 'group'
        ? this.#plan.structure.groups.find(({ id }) => id === relationship.group)
        : undefined;
    const dimensions = relationship.kind === 'dimensions' ? relationship.dimensions : group?.dimensions;
    const isObserved = relationship.kind === 'observation';
    if (this.#version === '1.0') {
      const [measure = 'OBS_VALUE'] = this.#plan.measures;
      const other = isObserved ? { primaryMeasure: measure } : { none: {} };
      return { relationship: dimensions && dimensions.length > 0 ? { dimensions } : other };
    }
    const other = isObserved ? { observation: {} } : { dataflow: {} };
    const related = dimensions && dimensions.length > 0 ? { dimensions } : other;
    return { ...(usage === 'mandatory' && { isMandatory: true }), relationship: related };
  }

  #value(id: string, value: ComponentValue, isCoded: boolean): Written {
    if (isCoded && typeof value === 'string') return this.#code(id, value);
    if (this.#version === '1.0') return { name: value };
    return Array.isArray(value) ? { values: value } : { value };
  }
}

/** The first and the last second of a period, as clients place it on an axis. */
function boundsOf(period: string): Written {
  const span = findTimeSpan(period);
  const moment = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');
  return span ? { start: moment(span.from), end: moment(span.to - 1000) } : {};
}
