export { assembleProfile } from './assemble-profile.ts';
export { type EvidenceState, evidenceOverview, indicatorsOf } from './blocks/evidence-state.ts';
export { categoryName } from './categories.ts';
export type { ProfileEvidence } from './context.ts';
export { PROFILE_TEMPLATE, type ProfileTemplate } from './template/template.ts';
