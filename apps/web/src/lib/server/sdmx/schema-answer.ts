import {
  findSchemaSubject,
  parseSchemaQuery,
  SCHEMA_REPRESENTATIONS,
  schemaStructures,
  writeXmlSchema,
} from '@sterna/sdmx/rest';
import { choiceFor, headerOf } from './message-parts.ts';
import type { SdmxAnswer, SdmxRequest } from './sdmx-request.ts';
import type { ServiceState } from './sdmx-service.ts';
import { writeStructureMessage } from './write-message.ts';

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}

/** Answers a query for the schema of data: an XML schema, or the structures that say the same. */
export async function schemaAnswer(asked: SdmxRequest, state: ServiceState): Promise<SdmxAnswer> {
  const query = parseSchemaQuery(asked.path.slice(1), asked.search);
  const choice = choiceFor(asked, SCHEMA_REPRESENTATIONS);
  const subject = findSchemaSubject(query, state.graph);
  if (choice.representation.format === 'xsd') {
    const text = writeXmlSchema(query, subject, state.graph);
    return { choice, body: () => once(text) };
  }
  const structures = schemaStructures(subject, state.graph);
  return {
    choice,
    body: () => writeStructureMessage(structures, { choice, header: headerOf(state), languages: asked.languages }),
  };
}
