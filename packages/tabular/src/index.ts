export type { ByteSource } from './byte-source.ts';
export { nameWithoutGzip } from './gzip/open-gzip.ts';
export { DEFAULT_LIMITS } from './limits.ts';
export { type CellPlace, columnLetter, describeCell } from './location.ts';
export { openTabularFile } from './open.ts';
export * from './table.ts';
export type { Member } from './zip/archive.ts';
export { type ArchiveMembers, openArchiveMembers } from './zip/archive-members.ts';
