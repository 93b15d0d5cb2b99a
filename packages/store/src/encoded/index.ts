export { BatchEncoder, encodedBatches, releaseAt } from './batch-encoder.ts';
export { buffersOf, type EncodedBatch, type EncodedReading } from './encoded-batch.ts';
export { observationAt } from './observation-at.ts';
