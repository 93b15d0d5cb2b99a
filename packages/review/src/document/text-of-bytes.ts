import { EncodingScan } from '@sterna/tabular';
import { UnreadableDocumentError } from './policy-text.ts';

/** The encoding a page of HTML states near its start. */
function statedEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
}

/** Whether bytes above 127 are so many that the letters must be of another script than Latin. */
function isMostlyHigh(bytes: Uint8Array): boolean {
  let high = 0;
  let letters = 0;
  for (const byte of bytes.subarray(0, 100_000)) {
    if (byte >= 0x80) high += 1;
    if (byte >= 0x80 || (byte | 32) >= 97) letters += 1;
  }
  return high > letters * 0.5;
}

/** The older encoding of Arabic leaves the places empty in which that of Windows has three of its most frequent letters. */
function isIsoArabic(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 100_000).some((byte) => byte >= 0xdb && byte <= 0xdf);
}

/**
 * Reads bytes as text: UTF-8, UTF-16, or the Windows encodings of Latin and Arabic letters.
 *
 * @throws UnreadableDocumentError `unknown-format` for bytes that are no text
 */
export function textOfBytes(bytes: Uint8Array): string {
  const scan = new EncodingScan();
  scan.add(bytes);
  const nature = scan.end();
  if (nature.binary) {
    const message = 'The file is neither a document that is known nor text. Give it as PDF, DOCX, ODT, HTML or text.';
    throw new UnreadableDocumentError('unknown-format', message);
  }
  const body = bytes.subarray(nature.markBytes);
  if (nature.encoding !== 'windows-1252') return new TextDecoder(nature.encoding).decode(body);
  const stated = statedEncoding(bytes);
  try {
    const arabic = isIsoArabic(body) ? 'iso-8859-6' : 'windows-1256';
    return new TextDecoder(stated ?? (isMostlyHigh(body) ? arabic : 'windows-1252')).decode(body);
  } catch {
    // A page may state an encoding that nobody knows.
    return new TextDecoder('windows-1252').decode(body);
  }
}
