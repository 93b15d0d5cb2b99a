import type { MessageHeader, Party } from '../model/data.ts';
import { listOf, namesOf, objectOf, objectsOf, textOf } from './json-text.ts';
import type { JsonObject, JsonValue } from './json-walk.ts';

/** The first language that a message says it is written in; `en` where it says none, as nearly all are. */
export function languageOf(meta: JsonObject): string {
  const languages = [
    ...listOf(meta['contentLanguages']),
    ...listOf(meta['content-languages']),
    ...listOf(meta['content-language']),
  ];
  return languages.map(textOf).find((language) => language !== undefined && language !== '') ?? 'en';
}

function partyOf(value: JsonValue | undefined, language: string): Party | undefined {
  const object = objectOf(value);
  const id = textOf(object['id']) ?? textOf(value);
  if (id === undefined) return undefined;
  const name = namesOf(object, 'name', 'names', language);
  return { id, ...(name && { name }) };
}

/** Reads `meta`, or `header` as the drafts call it. */
export function parseJsonHeader(meta: JsonObject): MessageHeader {
  const language = languageOf(meta);
  const id = textOf(meta['id']);
  const prepared = textOf(meta['prepared']);
  const sender = partyOf(meta['sender'], language);
  const receivers = [...objectsOf(meta['receivers']), ...objectsOf(meta['receiver']), objectOf(meta['receiver'])]
    .map((each) => partyOf(each, language))
    .filter((each) => each !== undefined);
  const name = namesOf(meta, 'name', 'names', language);
  const source = namesOf(meta, 'source', 'sources', language);
  return {
    ...(id !== undefined && { id }),
    ...(prepared !== undefined && { prepared }),
    ...(typeof meta['test'] === 'boolean' && { test: meta['test'] }),
    ...(sender && { sender }),
    ...(receivers.length > 0 && { receivers }),
    ...(name && { name }),
    ...(source && { source }),
  };
}
