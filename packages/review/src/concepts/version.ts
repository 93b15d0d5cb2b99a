/** Version of the concepts a document was read with: another one may find other passages. */
export const CONCEPTS_VERSION = '2026-11-23';
