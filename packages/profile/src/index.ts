export { assembleProfile, type ProfileOptions } from './assemble-profile.ts';
export { type EvidenceState, evidenceOverview, indicatorsOf } from './blocks/evidence-state.ts';
export { categoryName } from './categories.ts';
export type { ListedPolicy, ProfileEvidence } from './context.ts';
export * from './editions/index.ts';
export { PART_TEMPLATE } from './template/part-template.ts';
export {
  type BlockTemplate,
  PROFILE_TEMPLATE,
  type ProfileTemplate,
  type SectionTemplate,
} from './template/template.ts';
export { documentWords } from './words.ts';
