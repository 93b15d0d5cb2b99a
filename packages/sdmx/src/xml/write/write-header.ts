import type { MessageHeader, Party } from '../../model/data.ts';
import { attributesOf, escapeXml, localisedElements, type Note } from './markup.ts';

/** Namespaces of a version of SDMX-ML. */
export function namespacesOf(
  version: '2.1' | '3.0',
): Readonly<Record<'message' | 'common' | 'structure' | 'generic' | 'specific', string>> {
  const base = `http://www.sdmx.org/resources/sdmxml/schemas/v${version.replace('.', '_')}`;
  return {
    message: `${base}/message`,
    common: `${base}/common`,
    structure: `${base}/structure`,
    generic: `${base}/data/generic`,
    specific: `${base}/data/structurespecific`,
  };
}

export const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * The `Header` of a message. The standard wants id, moment and sender; a header without id or sender is written with
 * `unknown`, one without moment without it, for a made-up moment would be untrue.
 *
 * @param structures the `Structure` elements of data messages, ready written
 */
export function writeHeader(
  header: MessageHeader,
  structures: string,
  action: string | undefined,
  note?: Note,
): string {
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `    <mes:${name}>${escapeXml(text, note)}</mes:${name}>\n`;
  return (
    '  <mes:Header>\n' +
    element('ID', header.id ?? 'unknown') +
    element('Test', String(header.test ?? false)) +
    element('Prepared', header.prepared) +
    writeParty('Sender', header.sender ?? { id: 'unknown' }, note) +
    (header.receivers ?? []).map((party) => writeParty('Receiver', party, note)).join('') +
    localisedElements('com:Name', header.name, '    ', note) +
    structures +
    element('DataSetAction', action) +
    localisedElements('mes:Source', header.source, '    ', note) +
    '  </mes:Header>\n'
  );
}

function writeParty(name: string, { id, name: names }: Party, note: Note | undefined): string {
  const start = `    <mes:${name}${attributesOf({ id }, note)}`;
  return names && Object.keys(names).length > 0
    ? `${start}>\n${localisedElements('com:Name', names, '      ', note)}    </mes:${name}>\n`
    : `${start}/>\n`;
}
