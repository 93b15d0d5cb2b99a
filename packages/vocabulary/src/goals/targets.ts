import type { LocalText } from '../language/language.ts';
import { TARGET_TITLES } from './target-titles.ts';

/** One of the 169 targets of the Sustainable Development Goals. */
export interface Target {
  /** Official code: `1.1`, `8.10`, `17.19`, `10.c`. */
  readonly code: string;
  /** Code of its goal. */
  readonly goal: string;
  /** Short title in our own words; the binding text is that of the United Nations. */
  readonly title: LocalText;
  /** True for the targets closest to migration. */
  readonly closeToMigration: boolean;
}

/** The targets that name migrants, remittances, trafficking or mobility, or that migration policy rests on most. */
const CLOSE_TO_MIGRATION: ReadonlySet<string> = new Set(
  '1.3 1.5 3.8 3.c 4.b 5.2 8.5 8.7 8.8 8.10 10.2 10.7 10.c 11.5 13.1 16.2 16.9 17.3 17.14 17.16 17.17 17.18'.split(' '),
);

/** The 169 targets in official order. */
export const TARGETS: readonly Target[] = TARGET_TITLES.map(([code, fr, en, es, ar]) => ({
  code,
  goal: code.slice(0, code.indexOf('.')),
  title: { fr, en, es, ar },
  closeToMigration: CLOSE_TO_MIGRATION.has(code),
}));

const byCode: ReadonlyMap<string, Target> = new Map(TARGETS.map((target) => [target.code, target]));

/** The target with exactly this official code, or nothing. */
export function targetByCode(code: string): Target | undefined {
  return byCode.get(code);
}

/** The targets of a goal in official order. */
export function targetsOf(goalCode: string): readonly Target[] {
  return TARGETS.filter((target) => target.goal === goalCode);
}

/**
 * Finds the target that a text names by its code, as people write it: `10.7`, `Target 10.c`, `ODD 10.7`, `10-C`.
 *
 * @returns nothing when the text holds no code, an unknown code, or more than one
 */
export function findTarget(text: string): Target | undefined {
  const codes = [...text.matchAll(/(?<![\d.])(\d{1,2})\s*[.\-‑–]\s*(\d{1,2}|[a-d])(?![\p{L}\d]|[.-]\d)/giu)];
  const [only, ...more] = codes;
  return only && more.length === 0 ? byCode.get(`${only[1]}.${only[2]?.toLowerCase()}`) : undefined;
}
