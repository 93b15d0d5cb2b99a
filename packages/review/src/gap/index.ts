export { type EvidenceGap, findGaps, type ThemeGap } from './find-gaps.ts';
export { relevanceFigures, relevanceOf, type ScaleReading, type ThemeRelevance } from './relevance.ts';
export { type RelevanceScale, THRESHOLDS, type ThemeScales, TYPICAL_COMMITMENTS } from './thresholds.ts';
