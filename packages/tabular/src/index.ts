export { DEFAULT_LIMITS } from './limits.ts';
export { type CellPlace, columnLetter, describeCell } from './location.ts';
export { openTabularFile } from './open.ts';
export * from './table.ts';
