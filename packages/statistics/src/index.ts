export * from './figure.ts';
export * from './finding.ts';
export * from './observation.ts';
export * from './reader.ts';
