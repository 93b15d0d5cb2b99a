export { codeOfSdmx, sdmxCode } from './code.ts';
export { componentId, FIXED_DIMENSIONS, nameOfComponent, OWN_ATTRIBUTES, STERNA_AGENCY } from './components.ts';
export { multiplierPlaces } from './multiplier.ts';
export { type ReadStatus, readStatus, writtenStatus } from './status.ts';
