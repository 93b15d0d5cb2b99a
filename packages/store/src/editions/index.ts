export * from './comments.ts';
export * from './due.ts';
export * from './edition-files.ts';
export type {
  StoredAccountName,
  StoredEdition,
  StoredInstitutionName,
  StoredState,
  StoredTaskState,
  StoredText,
  StoredTexts,
  TextPlace,
} from './edition-rows.ts';
export { readInstitutionNames } from './institution-names.ts';
export * from './publish.ts';
export { readPublishedState } from './published-state.ts';
export * from './read-editions.ts';
export * from './texts.ts';
export * from './write-editions.ts';
