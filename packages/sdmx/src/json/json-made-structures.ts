import type { LocalisedText, MessageHeader } from '../model/data.ts';
import type {
  ArtefactReference,
  Attribute,
  AttributeRelationship,
  Component,
  Dataflow,
  DataStructure,
  Dimension,
  Item,
  ItemScheme,
  Measure,
  Representation,
  Structure,
} from '../model/structure.ts';
import type { JsonComponent, JsonStructure } from './json-components.ts';
import { textFormatOf } from './json-representation.ts';
import { listOf, textOf } from './json-text.ts';

function isTime({ id, roles }: JsonComponent): boolean {
  return id === 'TIME_PERIOD' || roles.some((role) => ['TIME_PERIOD', 'time', 'TIME'].includes(role));
}

/** A name in the languages there are, else the id in none. */
function nameOr(name: LocalisedText | undefined, id: string, language: string): LocalisedText {
  return name && Object.keys(name).length > 0 ? name : { [language]: id };
}

/** Makes structures of what a data message says of its components. */
class StructureMaker {
  readonly #source: JsonStructure;
  readonly #definition: ArtefactReference & { agency: string; version: string };
  readonly #language: string;

  constructor(source: JsonStructure, header: MessageHeader, language: string) {
    this.#source = source;
    this.#language = language;
    const { references } = source;
    const flow = references.get('dataflow');
    const named = references.get('datastructure');
    const agency = named?.agency ?? flow?.agency ?? header.sender?.id ?? 'UNKNOWN';
    this.#definition = {
      kind: 'datastructure',
      agency,
      id: named?.id ?? flow?.id ?? 'DATA',
      version: named?.version ?? flow?.version ?? '1.0',
    };
  }

  structures(): readonly Structure[] {
    const { dimensions, attributes } = this.#source;
    const measures = this.#source.measures ?? [];
    const coded = [...dimensions, ...measures, ...attributes].filter((each) => !isTime(each) && each.codes.length > 0);
    const lists = new Map<string, ItemScheme>();
    for (const component of coded) {
      const { agency = '', id, version = '' } = this.#listOf(component);
      const key = `${agency}:${id}(${version})`;
      const items = [...(lists.get(key)?.items ?? []), ...component.codes.map((code) => this.#item(code))];
      const name = nameOr(component.name, component.id, this.#language);
      const distinct = [...new Map(items.map((item) => [item.id, item])).values()];
      lists.set(key, { kind: 'codelist', agency, id, version, name, isPartial: true, items: distinct });
    }
    const flow = this.#dataflow();
    return [...lists.values(), this.#concepts(), this.#dataStructure(), ...(flow ? [flow] : [])];
  }

  #maintained(id: string): { agency: string; id: string; version: string } {
    return { agency: this.#definition.agency, id, version: this.#definition.version };
  }

  #listOf({ id, codelist }: JsonComponent): ArtefactReference {
    const own = this.#maintained(`CL_${id}`);
    return codelist ? { ...own, ...codelist, kind: 'codelist' } : { kind: 'codelist', ...own };
  }

  #item({ id, name, description, parent }: JsonComponent['codes'][number]): Item {
    return {
      id,
      name: nameOr(name, id, this.#language),
      ...(description && { description }),
      ...(parent !== undefined && { parent }),
    };
  }

  #conceptScheme(): ArtefactReference {
    return { kind: 'conceptscheme', ...this.#maintained(`CS_${this.#definition.id}`) };
  }

  #concepts(): ItemScheme {
    const { dimensions, attributes, measures = [] } = this.#source;
    const items = new Map<string, Item>();
    for (const { id, name } of [...dimensions, ...measures, ...attributes]) {
      items.set(id, { id, name: nameOr(name, id, this.#language) });
    }
    const { agency = '', id, version = '' } = this.#conceptScheme();
    const name = nameOr(this.#source.name, id, this.#language);
    return { kind: 'conceptscheme', agency, id, version, name, isPartial: true, items: [...items.values()] };
  }

  #component(component: JsonComponent): Component {
    const { id, roles } = component;
    return {
      id,
      concept: { scheme: this.#conceptScheme(), item: id },
      ...(roles.length > 0 && { roles }),
      representation: this.#representation(component),
    };
  }

  #representation(component: JsonComponent): Representation {
    if (isTime(component)) return { kind: 'text', format: { type: 'ObservationalTimePeriod' } };
    const format = textFormatOf(component.format);
    if (component.codes.length === 0) return { kind: 'text', format };
    const list = this.#listOf(component);
    return { kind: 'enumeration', list, ...((format.facets || format.type) && { format }) };
  }

  #dataStructure(): DataStructure {
    const { dimensions, attributes, measures } = this.#source;
    const ordered = dimensions.toSorted((a, b) => (a.keyPosition ?? 0) - (b.keyPosition ?? 0));
    return {
      kind: 'datastructure',
      ...this.#maintained(this.#definition.id),
      name: nameOr(this.#source.name, this.#definition.id, this.#language),
      dimensions: ordered.map(
        (dimension, index): Dimension => ({
          ...this.#component(dimension),
          kind: isTime(dimension) ? 'time-dimension' : 'dimension',
          position: index + 1,
        }),
      ),
      groups: [],
      attributes: this.#attributes(attributes),
      measures: (measures ?? [])
        .map((measure): Measure => this.#component(measure))
        .concat(measures ? [] : [{ id: 'OBS_VALUE' }]),
    };
  }

  #attributes(attributes: readonly JsonComponent[]): readonly Attribute[] {
    const distinct = new Map(attributes.map((attribute) => [attribute.id, attribute]));
    return [...distinct.values()].map((attribute) => ({
      ...this.#component(attribute),
      usage: attribute.isMandatory ? 'mandatory' : 'optional',
      relationship: this.#relationship(attribute),
    }));
  }

  /** As the message states it, else by the level that the values stand at. */
  #relationship({ relationship, level }: JsonComponent): AttributeRelationship {
    const dimensions = listOf(relationship['dimensions'])
      .map(textOf)
      .filter((id) => id !== undefined);
    if (dimensions.length > 0) return { kind: 'dimensions', dimensions };
    if (relationship['dataflow'] !== undefined || relationship['none'] !== undefined) return { kind: 'data-set' };
    if (relationship['observation'] !== undefined || relationship['primaryMeasure'] !== undefined)
      return { kind: 'observation' };
    if (level === 'observation') return { kind: 'observation' };
    if (level === 'dataSet') return { kind: 'data-set' };
    const above = this.#source.dimensions.filter((dimension) => dimension.level !== 'observation');
    return { kind: 'dimensions', dimensions: above.map(({ id }) => id) };
  }

  #dataflow(): Dataflow | undefined {
    const flow = this.#source.references.get('dataflow');
    if (!flow) return undefined;
    return {
      kind: 'dataflow',
      agency: flow.agency ?? this.#definition.agency,
      id: flow.id,
      version: flow.version ?? '1.0',
      name: nameOr(this.#source.name, flow.id, this.#language),
      structure: this.#definition,
    };
  }
}

/**
 * The data structure, codelists, concepts and dataflow that a message of data describes. They hold what occurs in the
 * message, no more: codelists are partial.
 */
export function madeStructures(
  structures: readonly JsonStructure[],
  header: MessageHeader,
  language: string,
): readonly Structure[] {
  const all = new Map<string, Structure>();
  for (const source of structures) {
    for (const made of new StructureMaker(source, header, language).structures()) {
      const key = `${made.kind} ${made.agency}:${made.id}(${made.version})`;
      if (!all.has(key)) all.set(key, made);
    }
  }
  return [...all.values()];
}
