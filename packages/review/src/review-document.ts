import type { PolicyText } from './document/policy-text.ts';
import type { GoalReading } from './goals/goal-reading.ts';
import { readGoals } from './goals/read-goals.ts';
import { findMeasures } from './measures/find-measures.ts';
import type { Measure } from './measures/measure.ts';
import { type AboutDocument, findPassages } from './passages/find-passages.ts';
import type { PassedOverWords } from './passages/passage.ts';
import { readThemes, type ThemesRead } from './themes/read-themes.ts';

/** How a document treats migration, as the machine proposes it. */
export interface Review extends ThemesRead {
  /** All that the document commits to, with the themes of those that concern migration. */
  readonly measures: readonly Measure[];
  /** Targets of the Sustainable Development Goals and objectives of the Global Compact that it addresses. */
  readonly goals: readonly GoalReading[];
  /** Words that speak of migration elsewhere and not here, with the reason. */
  readonly passedOver: readonly PassedOverWords[];
}

/** Reads how a document treats migration. Pure: of the same text always the same review. */
export function reviewDocument(text: PolicyText, about: AboutDocument = {}): Review {
  const { passages, passedOver } = findPassages(text, about);
  const themesRead = readThemes(passages, text);
  const byBlock = new Map<number, (typeof passages)[number][]>();
  for (const passage of passages) byBlock.set(passage.block, [...(byBlock.get(passage.block) ?? []), passage]);
  const measures = findMeasures(text).map((measure): Measure => {
    const start = measure.text.slice(0, 60);
    const near = (byBlock.get(measure.block) ?? []).filter(
      (passage) =>
        passage.text.includes(start) ||
        measure.text.includes(passage.text.slice(0, 60)) ||
        passage.hits.some(({ words }) => measure.text.includes(words)),
    );
    return { ...measure, themes: [...new Set(near.flatMap(({ themes }) => themes))] };
  });
  return { ...themesRead, measures, goals: readGoals(text, passages), passedOver };
}
