import type { Structure } from '@sterna/sdmx';
import { parseStructureQuery, resolveStructures, STRUCTURE_REPRESENTATIONS } from '@sterna/sdmx/rest';
import { choiceFor, headerOf } from './message-parts.ts';
import type { SdmxAnswer, SdmxRequest } from './sdmx-request.ts';
import type { ServiceState } from './sdmx-service.ts';
import { writeStructureMessage } from './write-message.ts';

/** Answers a query for structures. */
export async function structureAnswer(asked: SdmxRequest, state: ServiceState): Promise<SdmxAnswer> {
  const query = parseStructureQuery(asked.path, asked.search);
  const choice = choiceFor(asked, STRUCTURE_REPRESENTATIONS);
  const urlOf = ({ kind, agency, id, version }: Structure): string =>
    `${asked.base}/${kind}/${agency}/${id}/${version}`;
  const structures = resolveStructures(query, state.graph, urlOf);
  return {
    choice,
    body: () => writeStructureMessage(structures, { choice, header: headerOf(state), languages: asked.languages }),
  };
}
