export { checkMapping, checkMappingFits } from './check-mapping.ts';
export * from './mapping.ts';
export { mappingFits } from './mapping-fits.ts';
export { withTableFile } from './open-table-file.ts';
export { previewMapped } from './preview-mapped.ts';
export type { MappedPreview, MappingProposal, PreviewCell, PreviewRow, ProposedColumn } from './proposal.ts';
export { indicatorInWords } from './propose/indicator-guess.ts';
export { proposeMapping } from './propose/propose-mapping.ts';
export { readMapped } from './read-mapped.ts';
