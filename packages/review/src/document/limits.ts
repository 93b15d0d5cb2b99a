/** Bounds of a document that is read: several times the longest plan known to us, and no more. */
export const DOCUMENT_LIMITS: {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Bytes a packed document may unpack to. */
  readonly unpackedBytes: number;
  /** Pages of a PDF; those after are left out with a finding. */
  readonly pages: number;
  /** Characters of text; what comes after is left out with a finding. */
  readonly characters: number;
} = { bytes: 100 * 1024 * 1024, unpackedBytes: 400 * 1024 * 1024, pages: 3_000, characters: 20_000_000 };
