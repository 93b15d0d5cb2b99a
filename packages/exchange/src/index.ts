export * from './exported.ts';
export {
  DERIVATION,
  DERIVED,
  EVIDENCE,
  type FlowLayout,
  flowOfSource,
  layoutOf,
  layoutOfFile,
  STRUCTURE_VERSION,
} from './layout.ts';
export { type MarkedCopyOptions, markedCopy, markedCopyOf } from './marked-copy/marked-copy.ts';
export { shapeOf } from './observation-shape.ts';
export { type RecordOptions, recordsOf } from './sdmx/records.ts';
export * from './shape.ts';
export { sternaStructures } from './structures/sterna-structures.ts';
export { type WriteStatisticsOptions, writeStatistics } from './write-statistics.ts';
export { type Sheet, type SheetRow, sheetNames } from './xlsx/workbook.ts';
export { writeWorkbook } from './xlsx/write-workbook.ts';
