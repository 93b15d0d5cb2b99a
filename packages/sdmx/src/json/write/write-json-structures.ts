import type { MessageHeader } from '../../model/data.ts';
import type { Structure } from '../../model/structure.ts';
import { JSON_LISTS } from '../json-structure-lists.ts';
import { jsonMeta } from './json-meta.ts';
import { StructureMembers } from './json-structure-members.ts';
import { writtenStructure } from './json-structure-written.ts';

/** How structures are written as SDMX-JSON. */
export interface WriteJsonStructuresOptions {
  readonly format: 'sdmx-json-1.0' | 'sdmx-json-2.0';
  readonly header: MessageHeader;
  /** Languages in order of preference; names in others are left out. All are written unless told. */
  readonly languages?: readonly string[];
}

/**
 * Writes structures as SDMX-JSON. The same structures give the same bytes; the order within a kind is kept.
 *
 * @throws SdmxError `not-representable` for several measures in 1.0
 */
export function writeJsonStructures(structures: readonly Structure[], options: WriteJsonStructuresOptions): string {
  const version = options.format === 'sdmx-json-1.0' ? '1.0' : '2.0';
  const members = new StructureMembers(version, options.languages);
  const lists = JSON_LISTS.map(({ kind, names }): [string, unknown[]] => [
    names[version],
    structures.filter((each) => each.kind === kind).map((each) => writtenStructure(each, members)),
  ]);
  const data = Object.fromEntries(lists.filter(([, list]) => list.length > 0));
  const meta = jsonMeta(options.header, version, 'structure', options.languages);
  return `${JSON.stringify({ meta, data })}\n`;
}
