export { type ArtefactText, artefactText, parseArtefactText } from './artefact-text.ts';
export { readCsvMessage } from './csv/read-csv-message.ts';
export { type WriteCsvDataOptions, writeCsvData } from './csv/write/write-csv-data.ts';
export { type FlatMessage, type FlatObservation, type FlatOptions, flatMessage, flatObservations } from './flat.ts';
export { readJsonMessage } from './json/read-json-message.ts';
export { type WriteJsonDataOptions, writeJsonData } from './json/write/write-json-data.ts';
export { type WriteJsonStructuresOptions, writeJsonStructures } from './json/write/write-json-structures.ts';
export { hasGroupsFirst } from './late-groups.ts';
export * from './model/data.ts';
export * from './model/message.ts';
export * from './model/structure.ts';
export { textIn } from './names-in.ts';
export { numericValue } from './numeric-value.ts';
export { readMessage } from './read-message.ts';
export { recogniseMessage } from './recognise.ts';
export {
  contentElement,
  contentReference,
  contentReferences,
  localContentReference,
} from './structure-content.ts';
export { findDataStructure, findStructure, isReferredTo } from './structure-index.ts';
export { type ParsedUrn, parseUrn, type UrnVersion, urnOf } from './urn.ts';
export { type WriteStructuresOptions, writeData, writeStructures } from './write-message.ts';
export { readXmlMessage } from './xml/read-xml-message.ts';
export { type WriteXmlDataOptions, writeXmlData } from './xml/write/write-xml-data.ts';
export { type WriteXmlStructuresOptions, writeXmlStructures } from './xml/write/write-xml-structures.ts';
