export {
  type ComparedDocument,
  type ComparedTheme,
  type Comparison,
  compareDocuments,
  type DocumentStep,
  inOrderOfTime,
} from './compare-documents.ts';
