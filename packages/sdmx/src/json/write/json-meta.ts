import type { MessageHeader, Party } from '../../model/data.ts';
import { textIn, textsIn } from '../../names-in.ts';

type Written = Readonly<Record<string, unknown>>;

/** `meta` of a message, with what its header says and no more: no time is made up. */
export function jsonMeta(
  header: MessageHeader,
  version: '1.0' | '2.0',
  message: 'data' | 'structure',
  languages: readonly string[] | undefined,
): Written {
  const { id, prepared, test, sender, receivers, name, source } = header;
  const parties = (receivers ?? []).map((each) => party(each, languages));
  const schema = `https://json.sdmx.org/${version}${version === '1.0' ? '' : '.0'}/sdmx-json-${message}-schema.json`;
  return {
    schema,
    ...(id !== undefined && { id }),
    ...(prepared !== undefined && { prepared }),
    ...(test !== undefined && { test }),
    ...(languages && languages.length > 0 && { contentLanguages: languages }),
    // Drafts of 1.0 called it so, and readers were written after them.
    ...(version === '1.0' && languages && languages.length > 0 && { 'content-languages': languages }),
    ...named(name, 'name', 'names', languages),
    ...named(source, 'source', 'sources', languages),
    ...(sender && { sender: party(sender, languages) }),
    ...(parties.length > 0 && { receivers: parties }),
  };
}

function party({ id, name }: Party, languages: readonly string[] | undefined): Written {
  return { id, ...named(name, 'name', 'names', languages) };
}

function named(
  text: MessageHeader['name'],
  one: string,
  many: string,
  languages: readonly string[] | undefined,
): Written {
  const best = textIn(text, languages);
  const all = textsIn(text, languages);
  return { ...(best !== undefined && { [one]: best }), ...(all && { [many]: all }) };
}
