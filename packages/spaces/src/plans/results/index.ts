export { paragraphChangeTable, passageChangeTable } from './change-tables.ts';
export { type ComparisonBlocks, comparisonBlocks } from './comparison-blocks.ts';
export { gapTable } from './gap-blocks.ts';
export type { PlanResults, PlansOf } from './plan-results.ts';
export type { BlockAddress, ComparisonView, GapView, NamedPlace, ResultDocument } from './result-views.ts';
export type { ParagraphChange, PassageBeside, ThemeBeside, VersionChanges } from './version-changes.ts';
