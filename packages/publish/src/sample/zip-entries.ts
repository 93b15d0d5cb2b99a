import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;

/** Reads all files of a small ZIP archive held in memory, by name; for looking into DOCX and XLSX in tests. */
export function zipEntries(archive: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(archive);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, nameLength, extra, comment, offset] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
      bytes.readUInt32LE(at + 42),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const content = bytes.subarray(start, start + packed);
    entries.set(name, method === STORED ? content : inflateRawSync(content));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** One XML part of an archive as text; an empty text when it is not there. */
export function zipText(archive: Uint8Array, name: string): string {
  return zipEntries(archive).get(name)?.toString('utf8') ?? '';
}

/** The text between the tags of an XML part, entities written out. */
export function textOfXml(xml: string): string {
  return xml
    .replace(/<\/(?:w:p|row|si|p|td|th|dt|dd|h\d|li|tr|caption|figcaption)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&amp;/g, '&');
}
