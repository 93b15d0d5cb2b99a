import type { DecisionToAdd, StoredProposal } from '@sterna/store/plans';
import { THEMES } from '@sterna/vocabulary';
import { Refusal } from '../../refusal.ts';
import { CONCERNS_MIGRATION, type ThemeChoice } from './coding.ts';

const FRAMINGS: ReadonlySet<string> = new Set(['opportunity', 'risk', 'both', 'neutral']);
const DEEPEST = 5;
const invalid = (message: string): Refusal => new Refusal('invalid', message);

/** @throws Refusal `invalid` for a theme that the vocabulary has not, no depth or no framing */
export function demandTheme(theme: string, depth: number, framing: string | null): void {
  if (theme !== CONCERNS_MIGRATION && !THEMES.some(({ code }) => code === theme)) throw invalid('no such theme');
  if (!Number.isInteger(depth) || depth < 0 || depth > DEEPEST) throw invalid('depths go from 0 to 5');
  if (framing !== null && !FRAMINGS.has(framing)) throw invalid('no such framing');
}

/** Puts a person's choice beside what the machine proposes: confirmed, changed, added or rejected. */
export function judged(choice: ThemeChoice, { themes, isAdded, framing: proposed }: StoredProposal): DecisionToAdd {
  const { passage, theme, remark = '' } = choice;
  const isRelevance = theme === CONCERNS_MIGRATION;
  // That a passage concerns migration is what the machine says by finding it.
  const proposal = isRelevance ? (isAdded ? undefined : 1) : themes.find((one) => one.theme === theme)?.depth;
  if (choice.depth === 'as proposed' && proposal === undefined) throw invalid('nothing is proposed of that theme');
  const depth = choice.depth === 'as proposed' ? (proposal ?? 0) : choice.depth;
  const framing = choice.framing ?? null;
  demandTheme(theme, depth, framing);
  const common = { passage, theme, remark: remark.slice(0, 1000) };
  if (depth === 0) return { ...common, verdict: 'rejected', depth: null, framing: null };
  const isSame = proposal === depth && (framing === null || framing === proposed);
  const verdict = proposal === undefined ? 'added' : isSame ? 'confirmed' : 'changed';
  return { ...common, verdict, depth: isRelevance ? 1 : depth, framing };
}
