import type { ContentElement } from '../model/content.ts';
import type {
  ArtefactKind,
  Attribute,
  AttributeRelationship,
  Component,
  ContentConstraint,
  DataStructure,
  Dimension,
  Group,
  Item,
  ItemScheme,
  Maintainable,
  Measure,
  OtherStructure,
  Structure,
} from '../model/structure.ts';
import { attachedTo, countsOf, regionOf } from './json-constraint.ts';
import { idOfDimension, itemAt, linked, linkOf, referenceAt, referencesIn } from './json-references.ts';
import { representationOf } from './json-representation.ts';
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
        return this.#other(object, kind);
      default:
        return this.#itemScheme(object, kind);
    }
  }

  #other(object: JsonObject, kind: OtherStructure['kind']): OtherStructure {
    const { 'x-content': kept = null, ...rest } = object;
    const content = contentsOf(kept);
    const provider = itemAt(object['dataProvider'], 'dataproviderscheme');
    return {
      ...this.#head(object, kind),
      references: referencesIn(rest).map((each) =>
        provider && each.kind === 'dataproviderscheme' ? { ...each, item: provider.item } : each,
      ),
      ...(content.length > 0 && { content }),
    };
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

/** Content as our own writer keeps it. */
function contentsOf(value: JsonValue): readonly ContentElement[] {
  return objectsOf(value).map((object) => {
    const attributes = Object.entries(objectOf(object['attributes'])).flatMap(([name, each]) => {
      const written = textOf(each);
      return written === undefined ? [] : [[name, written] as const];
    });
    const [children, text] = [contentsOf(object['children'] ?? null), textOf(object['text'])];
    return {
      name: textOf(object['name']) ?? '',
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
      ...(children.length > 0 && { children }),
      ...(text !== undefined && { text }),
    };
  });
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
