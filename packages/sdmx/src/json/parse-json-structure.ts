import type {
  ArtefactKind,
  ArtefactReference,
  Attribute,
  AttributeRelationship,
  Component,
  ConstraintRegion,
  ContentConstraint,
  DataStructure,
  Dimension,
  Group,
  Item,
  ItemReference,
  ItemScheme,
  Maintainable,
  Measure,
  OtherStructure,
  Representation,
  Structure,
  TextFormat,
} from '../model/structure.ts';
import { parseUrn } from '../urn.ts';
import { textFormatOf } from './json-made-structures.ts';
import { ITEM_MEMBERS } from './json-structure-lists.ts';
import { annotationOf, listOf, namesOf, objectOf, objectsOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-walk.ts';

/** Reads one member of a list of structures. */
export class StructureParser {
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  parse(object: JsonObject, kind: ArtefactKind): Structure {
    switch (kind) {
      case 'datastructure':
        return this.#dataStructure(object);
      case 'dataflow': {
        const structure = referenceAt(object['structure'], 'datastructure') ?? linked(object, 'structure');
        return { ...this.#head(object, kind), ...(structure && { structure }) };
      }
      case 'categorisation': {
        const source = referenceAt(object['source']);
        const target = itemAt(object['target'], 'categoryscheme');
        return { ...this.#head(object, kind), ...(source && { source }), ...(target && { target }) };
      }
      case 'contentconstraint':
        return this.#constraint(object);
      case 'metadatastructure':
      case 'metadataflow':
      case 'provisionagreement':
      case 'hierarchicalcodelist':
      case 'structureset':
      case 'process':
      case 'reportingtaxonomy':
        return { ...this.#head(object, kind), references: referencesIn(object) } satisfies OtherStructure;
      default:
        return this.#itemScheme(object, kind);
    }
  }

  #annotations(object: JsonObject): { annotations?: readonly ReturnType<typeof annotationOf>[] } {
    const annotations = objectsOf(object['annotations']).map((each) => annotationOf(each, this.#language));
    return annotations.length > 0 ? { annotations } : {};
  }

  #head<Kind extends ArtefactKind>(object: JsonObject, kind: Kind): Maintainable & { kind: Kind } {
    const description = namesOf(object, 'description', 'descriptions', this.#language);
    const [validFrom, validTo] = [textOf(object['validFrom']), textOf(object['validTo'])];
    const external = object['isExternalReference'] === true;
    const structureUrl = textOf(object['structureURL']) ?? linkOf(object, 'external');
    const serviceUrl = textOf(object['serviceURL']) ?? linkOf(object, 'service');
    return {
      kind,
      id: textOf(object['id']) ?? '',
      agency: textOf(object['agencyID']) ?? textOf(object['agencyId']) ?? textOf(object['agency']) ?? 'SDMX',
      version: textOf(object['version']) ?? '1.0',
      name: namesOf(object, 'name', 'names', this.#language) ?? {},
      ...(description && { description }),
      ...this.#annotations(object),
      ...(typeof object['isFinal'] === 'boolean' && { isFinal: object['isFinal'] }),
      ...(external && { isExternalReference: true }),
      ...(validFrom !== undefined && { validFrom }),
      ...(validTo !== undefined && { validTo }),
      ...(structureUrl !== undefined && { structureUrl }),
      ...(serviceUrl !== undefined && { serviceUrl }),
    };
  }

  #itemScheme(object: JsonObject, kind: ItemScheme['kind']): ItemScheme {
    const items: Item[] = [];
    const list = ITEM_MEMBERS[kind].find((name) => Array.isArray(object[name]));
    this.#gather(objectsOf(object[list ?? '']), kind, undefined, items);
    return {
      ...this.#head(object, kind),
      items,
      ...(typeof object['isPartial'] === 'boolean' && { isPartial: object['isPartial'] }),
    };
  }

  #gather(objects: readonly JsonObject[], kind: ItemScheme['kind'], above: string | undefined, items: Item[]): void {
    for (const object of objects) {
      const own = textOf(object['id']) ?? '';
      // A category is named by its path, for its own id may come again in another branch.
      const id = above !== undefined && kind === 'categoryscheme' ? `${above}.${own}` : own;
      const description = namesOf(object, 'description', 'descriptions', this.#language);
      const parent = above ?? textOf(object['parent']) ?? textOf(objectOf(object['parent'])['id']);
      const representation = representationOf(object['coreRepresentation']);
      items.push({
        id,
        name: namesOf(object, 'name', 'names', this.#language) ?? {},
        ...(description && { description }),
        ...(parent !== undefined && parent !== '' && { parent }),
        ...(representation && { representation }),
        ...this.#annotations(object),
      });
      for (const member of ITEM_MEMBERS[kind]) this.#gather(objectsOf(object[member]), kind, id, items);
    }
  }

  #component(object: JsonObject, fallback: string): Component {
    const concept = itemAt(object['conceptIdentity'] ?? object['concept'], 'conceptscheme');
    const representation = representationOf(object['localRepresentation'] ?? object['representation']);
    const roles = [...listOf(object['conceptRoles']), ...listOf(object['roles'])]
      .map((role) => itemAt(role, 'conceptscheme')?.item ?? textOf(role))
      .filter((role) => role !== undefined);
    return {
      id: textOf(object['id']) ?? concept?.item ?? fallback,
      ...(concept && { concept }),
      ...(roles.length > 0 && { roles }),
      ...(representation && { representation }),
      ...this.#annotations(object),
    };
  }

  #dataStructure(object: JsonObject): DataStructure {
    // Fusion Registry has the lists in the structure itself.
    const components = objectOf(object['dataStructureComponents'] ?? object);
    const measures = objectOf(components['measureList']);
    const primary = isJsonObject(measures['primaryMeasure'])
      ? [measures['primaryMeasure']]
      : objectsOf(measures['primaryMeasures']);
    return {
      ...this.#head(object, 'datastructure'),
      dimensions: this.#dimensions(objectOf(components['dimensionList'])),
      groups: objectsOf(components['groups']).map((group) => this.#group(group)),
      attributes: objectsOf(objectOf(components['attributeList'])['attributes']).map((each) => this.#attribute(each)),
      measures: [...primary, ...objectsOf(measures['measures']), ...objectsOf(components['measures'])].map(
        (each): Measure => this.#measure(each),
      ),
    };
  }

  #dimensions(list: JsonObject): readonly Dimension[] {
    const time = isJsonObject(list['timeDimension']) ? [list['timeDimension']] : objectsOf(list['timeDimensions']);
    const found = [
      ...objectsOf(list['dimensions']).map((object) => ({ object, kind: kindOfDimension(object) })),
      ...objectsOf(list['measureDimensions']).map((object) => ({ object, kind: 'measure-dimension' as const })),
    ];
    // Positions count from 0 with some senders and from 1 with others: only their order matters.
    const place = ({ object }: { object: JsonObject }): number =>
      typeof object['position'] === 'number' ? object['position'] : Number.MAX_SAFE_INTEGER;
    const ordered = found.toSorted((a, b) => place(a) - place(b));
    const all = [...ordered, ...time.map((object) => ({ object, kind: 'time-dimension' as const }))];
    const last = all.filter(({ kind }) => kind === 'time-dimension');
    return [...all.filter(({ kind }) => kind !== 'time-dimension'), ...last].map(({ object, kind }, index) => ({
      ...this.#component(object, kind === 'time-dimension' ? 'TIME_PERIOD' : `DIMENSION_${index + 1}`),
      kind,
      position: index + 1,
    }));
  }

  #measure(object: JsonObject): Measure {
    const usage = usageOf(object);
    return { ...this.#component(object, 'OBS_VALUE'), ...(object['usage'] !== undefined && { usage }) };
  }

  #attribute(object: JsonObject): Attribute {
    const relationship = relationshipOf(object);
    return { ...this.#component(object, 'ATTRIBUTE'), usage: usageOf(object), relationship };
  }

  #group(object: JsonObject): Group {
    const dimensions = listOf(object['groupDimensions'])
      .map(idOfDimension)
      .filter((id) => id !== undefined);
    return { id: textOf(object['id']) ?? '', dimensions, ...this.#annotations(object) };
  }

  #constraint(object: JsonObject): ContentConstraint {
    const type = textOf(object['type']) ?? textOf(object['role']);
    const regions = objectsOf(object['cubeRegions']).map(regionOf);
    const counts = countsOf(object);
    return {
      ...this.#head(object, 'contentconstraint'),
      type: type?.toLowerCase() === 'actual' ? 'Actual' : 'Allowed',
      attached: attachedTo(objectOf(object['constraintAttachment'])),
      regions,
      ...(counts && { counts }),
    };
  }
}

/** A member of `groupDimensions`: an id, or a URN of the dimension in older messages. */
function idOfDimension(value: JsonValue): string | undefined {
  const text = textOf(value);
  if (text === undefined) return textOf(objectOf(value)['id']);
  return parseUrn(text)?.item ?? text;
}

function kindOfDimension(object: JsonObject): Dimension['kind'] {
  if (object['isTimeDimension'] === true) return 'time-dimension';
  const type = textOf(object['type']) ?? '';
  if (/^timedimension$/i.test(type) || textOf(object['id']) === 'TIME_PERIOD') return 'time-dimension';
  return /^measuredimension$/i.test(type) ? 'measure-dimension' : 'dimension';
}

function usageOf(object: JsonObject): 'mandatory' | 'optional' {
  if (typeof object['mandatory'] === 'boolean') return object['mandatory'] ? 'mandatory' : 'optional';
  return /^mandatory$/i.test(textOf(object['usage']) ?? textOf(object['assignmentStatus']) ?? '')
    ? 'mandatory'
    : 'optional';
}

function relationshipOf(object: JsonObject): AttributeRelationship {
  const relationship = objectOf(object['attributeRelationship'] ?? attachmentOf(object));
  const measures = listOf(object['measureRelationship'] ?? object['measureReferences'])
    .map(textOf)
    .filter((id) => id !== undefined);
  const dimensions = listOf(relationship['dimensions'])
    .map(idOfDimension)
    .filter((id) => id !== undefined);
  const groups = listOf(relationship['attachmentGroups'])
    .map(idOfDimension)
    .filter((id) => id !== undefined);
  if (dimensions.length > 0) return { kind: 'dimensions', dimensions, ...(groups.length > 0 && { groups }) };
  const group = idOfDimension(relationship['group'] ?? null) ?? groups[0];
  if (group !== undefined) return { kind: 'group', group };
  if (relationship['observation'] !== undefined || relationship['primaryMeasure'] !== undefined) {
    return { kind: 'observation', ...(measures.length > 0 && { measures }) };
  }
  return { kind: 'data-set' };
}

/** Fusion Registry's way of saying what an attribute is attached to, in the words of the standard. */
function attachmentOf(object: JsonObject): JsonObject {
  const level = textOf(object['attachmentLevel']);
  const dimensions = object['dimensionReferences'];
  if (level === 'GROUP') return { group: object['attachmentGroup'] ?? null };
  if (level === 'DIMENSION_GROUP' && dimensions !== undefined) return { dimensions };
  return level === 'OBSERVATION' ? { observation: {} } : {};
}

function referenceAt(value: JsonValue | undefined, kind?: ArtefactKind): ArtefactReference | undefined {
  const text = textOf(value);
  if (text !== undefined) return parseUrn(text)?.reference;
  const object = objectOf(value);
  const id = textOf(object['id']);
  const agency = textOf(object['agencyID']) ?? textOf(object['agencyId']);
  const version = textOf(object['version']);
  if (id === undefined) return undefined;
  return {
    ...(kind && { kind }),
    ...(agency !== undefined && { agency }),
    id,
    ...(version !== undefined && { version }),
  };
}

/** The structure that a link names, where the dataflow itself does not. */
function linked(object: JsonObject, rel: string): ArtefactReference | undefined {
  const link = objectsOf(object['links']).find((each) => textOf(each['rel']) === rel);
  return parseUrn(textOf(link?.['urn']) ?? textOf(link?.['href']) ?? '')?.reference;
}

function linkOf(object: JsonObject, ...rels: readonly string[]): string | undefined {
  const link = objectsOf(object['links']).find((each) => rels.includes(textOf(each['rel']) ?? ''));
  return textOf(link?.['href']);
}

function itemAt(value: JsonValue | undefined, kind: ArtefactKind): ItemReference | undefined {
  const text = textOf(value);
  if (text !== undefined) {
    const urn = parseUrn(text);
    return urn?.item === undefined ? undefined : { scheme: urn.reference, item: urn.item };
  }
  const object = objectOf(value);
  const id = textOf(object['maintainableParentID']);
  const item = textOf(object['id']);
  if (id === undefined || item === undefined) return undefined;
  const agency = textOf(object['agencyID']);
  const version = textOf(object['maintainableParentVersion']);
  return { scheme: { kind, ...(agency && { agency }), id, ...(version && { version }) }, item };
}

function representationOf(value: JsonValue | undefined): Representation | undefined {
  if (!isJsonObject(value)) return undefined;
  const list = referenceAt(value['enumeration'] ?? value['representation'], 'codelist');
  const format = formatOf(value);
  if (list) return { kind: 'enumeration', list, ...(format && { format }) };
  return format ? { kind: 'text', format } : undefined;
}

/** The format, with how often a value may come, which 2.0 states beside it. */
function formatOf(representation: JsonObject): TextFormat | undefined {
  const stated = representation['enumerationFormat'] ?? representation['textFormat'] ?? representation['format'];
  const { type, facets } = textFormatOf(objectOf(stated));
  const occurrences: Record<string, string> = {};
  for (const name of ['minOccurs', 'maxOccurs']) {
    const text = textOf(representation[name]);
    if (text !== undefined) occurrences[name] = text;
  }
  const all = { ...occurrences, ...facets };
  if (type === undefined && Object.keys(all).length === 0) return isJsonObject(stated) ? {} : undefined;
  return { ...(type !== undefined && { type }), ...(Object.keys(all).length > 0 && { facets: all }) };
}

/** What a constraint is attached to: lists of URNs, or one. */
function attachedTo(attachment: JsonObject): readonly ArtefactReference[] {
  return Object.values(attachment).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).map((each) => referenceAt(each)).filter((each) => each !== undefined),
  );
}

function regionOf(region: JsonObject): ConstraintRegion {
  const include = region['include'] ?? region['isIncluded'];
  const lists = [
    ...objectsOf(region['keyValues']),
    ...objectsOf(region['components']),
    ...objectsOf(region['attributes']),
  ];
  return {
    include: include !== false,
    components: lists.map((component) => {
      const range = objectOf(component['timeRange']);
      const from = boundOf(range['startPeriod'] ?? range['afterPeriod']);
      const to = boundOf(range['endPeriod'] ?? range['beforePeriod']);
      const values = listOf(component['values'] ?? component['value']);
      return {
        id: textOf(component['id']) ?? '',
        values: values
          .map((value) => textOf(value) ?? textOf(objectOf(value)['value']))
          .filter((each) => each !== undefined),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      };
    }),
  };
}

function boundOf(value: JsonValue | undefined): string | undefined {
  return textOf(objectOf(value)['period']) ?? textOf(value);
}

/** How many series and observations there are, as services write in annotations. */
function countsOf(object: JsonObject): ContentConstraint['counts'] {
  const annotated = new Map(
    objectsOf(object['annotations']).map((each) => [textOf(each['id']) ?? textOf(each['type']), textOf(each['title'])]),
  );
  const series = Number(annotated.get('series_count') ?? Number.NaN);
  const observations = Number(annotated.get('obs_count') ?? Number.NaN);
  return Number.isInteger(series) && Number.isInteger(observations) ? { series, observations } : undefined;
}

/** All structures that are referred to anywhere, each once; links to the structure itself are none. */
function referencesIn(object: JsonObject): readonly ArtefactReference[] {
  const found = new Map<string, ArtefactReference>();
  const visit = (value: JsonValue): void => {
    if (typeof value === 'string') {
      const reference = value.startsWith('urn:sdmx:') ? parseUrn(value)?.reference : undefined;
      // Kinds that are not known here could not be written again.
      if (!reference?.kind) return;
      const key = [reference.kind, reference.agency, reference.id, reference.version].join(' ');
      if (!found.has(key)) found.set(key, reference);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) if (name !== 'links') visit(member);
    }
  };
  visit(object);
  return [...found.values()];
}
