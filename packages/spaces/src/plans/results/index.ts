export { type ComparisonBlocks, comparisonBlocks } from './comparison-blocks.ts';
export { gapTable } from './gap-blocks.ts';
export type { PlanResults, PlansOf } from './plan-results.ts';
export type { BlockAddress, ComparisonView, GapView, NamedPlace, ResultDocument } from './result-views.ts';
