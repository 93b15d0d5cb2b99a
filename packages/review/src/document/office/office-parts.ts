import { openArchiveBytes, readXml, UnreadableFileError, type XmlHandler } from '@sterna/tabular';
import { DOCUMENT_LIMITS } from '../limits.ts';
import { UnreadableDocumentError } from '../policy-text.ts';

/** The parts of a packed document, by their path. */
export interface OfficeParts {
  readonly names: readonly string[];
  /** Reads a part; one that is not there is passed over. */
  read(name: string, handler: XmlHandler): Promise<void>;
  close(): void;
}

const MESSAGES: Readonly<Record<string, string>> = {
  encrypted: 'The file is locked with a password. Save a copy without one and give that.',
  'too-large':
    'The file unpacks to more than any document holds. Save it anew from its program, or give its text alone.',
  'unsafe-xml':
    'The file holds declarations that no word processor writes, and was not read. Save it anew from its program.',
};

/** Says in a document's words what the reading of packed files found. */
function explain(error: unknown): unknown {
  if (!(error instanceof UnreadableFileError)) return error;
  const rule = error.code in MESSAGES ? error.code : 'damaged-document';
  const damaged = 'The document is damaged inside. Open it in its program, save it anew and give it again.';
  return new UnreadableDocumentError(rule, MESSAGES[rule] ?? damaged);
}

/**
 * Opens a packed document (DOCX, ODT).
 *
 * @throws UnreadableDocumentError `encrypted`, `too-large`, `unsafe-xml`, `damaged-document`
 */
export async function openOfficeParts(bytes: Uint8Array): Promise<OfficeParts> {
  const archive = await openArchiveBytes(bytes, { unpackedBytes: DOCUMENT_LIMITS.unpackedBytes }).catch(
    (error: unknown) => {
      throw explain(error);
    },
  );
  return {
    names: archive.members.map(({ name }) => name),
    read: async (name, handler) => {
      const member = archive.members.find((one) => one.name === name);
      if (member === undefined) return;
      try {
        for await (const _ of readXml(member, name, handler));
      } catch (error) {
        throw explain(error);
      }
    },
    close: () => archive.close(),
  };
}
