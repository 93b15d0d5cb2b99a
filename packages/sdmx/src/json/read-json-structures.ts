import type { Structure, StructureMessage } from '../model/structure.ts';
import { parseUrn } from '../urn.ts';
import { languageOf, parseJsonHeader } from './json-header.ts';
import type { JsonOutline } from './json-outline.ts';
import { listNamed } from './json-structure-lists.ts';
import { objectOf, objectsOf, textOf } from './json-text.ts';
import { StructureParser } from './parse-json-structure.ts';

/** Whether a message holds lists of structures. */
export function holdsJsonStructures({ data, others }: JsonOutline): boolean {
  if ('resources' in others || 'references' in others) return true;
  return [...Object.keys(data), ...Object.keys(others)].some((name) => listNamed(name) !== undefined);
}

/** The structures of a message in SDMX-JSON 1.0 or 2.0, or in a draft with `resources` and `references`. */
export function readJsonStructures(outline: JsonOutline): StructureMessage {
  const { data, others, meta = {} } = outline;
  const parser = new StructureParser(languageOf(meta));
  const structures: Structure[] = [];
  for (const [name, list] of [...Object.entries(data), ...Object.entries(others)]) {
    const kind = listNamed(name)?.kind;
    if (kind) structures.push(...objectsOf(list).map((object) => parser.parse(object, kind)));
  }
  for (const object of [...objectsOf(others['resources']), ...Object.values(objectOf(others['references']))]) {
    const resource = objectOf(object);
    const kind = parseUrn(textOf(resource['urn']) ?? selfOf(resource))?.reference.kind;
    if (kind) structures.push(parser.parse(resource, kind));
  }
  return { kind: 'structures', format: versionOf(outline), header: parseJsonHeader(meta), structures };
}

function selfOf(resource: ReturnType<typeof objectOf>): string {
  const self = objectsOf(resource['links']).find((link) => textOf(link['rel']) === 'self');
  return textOf(self?.['urn']) ?? textOf(self?.['href']) ?? '';
}

/** 2.0 where the message says so or uses what 1.0 does not have. */
function versionOf({ meta = {}, data, rootSchema }: JsonOutline): StructureMessage['format'] {
  const schema = rootSchema ?? textOf(meta['schema']) ?? '';
  const stated = /\/([12])\.\d/.exec(schema)?.[1] ?? /schemas?\/([12])/.exec(schema)?.[1];
  if (stated !== undefined) return stated === '1' ? 'sdmx-json-1.0' : 'sdmx-json-2.0';
  if ('dataConstraints' in data || 'valueLists' in data || 'hierarchies' in data) return 'sdmx-json-2.0';
  const structures = objectsOf(data['dataStructures']);
  const hasTwo = structures.some((each) => {
    const components = objectOf(each['dataStructureComponents']);
    return (
      'timeDimension' in objectOf(components['dimensionList']) || 'measures' in objectOf(components['measureList'])
    );
  });
  return hasTwo || ('contentLanguages' in meta && !('content-languages' in meta) && !hasOld(structures))
    ? 'sdmx-json-2.0'
    : 'sdmx-json-1.0';
}

function hasOld(structures: ReturnType<typeof objectsOf>): boolean {
  return structures.some((each) => {
    const components = objectOf(each['dataStructureComponents']);
    return (
      'timeDimensions' in objectOf(components['dimensionList']) ||
      'primaryMeasure' in objectOf(components['measureList'])
    );
  });
}
