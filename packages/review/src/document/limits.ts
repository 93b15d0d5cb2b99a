/** Bounds of a document that is read: several times the longest plan known to us, and no more. */
export const DOCUMENT_LIMITS = {
  /** Bytes of the file. */
  bytes: 100 * 1024 * 1024,
  /** Bytes a packed document may unpack to. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Pages of a PDF; those after are left out with a finding. */
  pages: 3_000,
  /** Characters of text; what comes after is left out with a finding. */
  characters: 20_000_000,
} as const;
