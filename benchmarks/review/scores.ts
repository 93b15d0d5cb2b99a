import { readSentence } from '@sterna/review';
import { hasKeyword, keywordThemes } from './keywords.ts';
import { type ReadUnit, readUnits } from './labelled-units.ts';
import { type Half, readSentences } from './sentences.ts';
import { Counting, type Score } from './tally.ts';

/** How a recogniser does on a labelled set. */
export interface Scores {
  /** "Concerns human migration." */
  readonly relevance: Score;
  /** By theme, for themes that occur. */
  readonly themes: ReadonlyMap<string, Score>;
  /** Mean F1 of the themes that occur. */
  readonly macro: number;
  /** Share of themes found rightly whose depth is within a step of the label; absent where depth is not labelled. */
  readonly depth?: number;
}

interface Judged {
  readonly isSo: boolean;
  readonly themes: readonly string[];
  readonly isSaid: boolean;
  readonly said: readonly string[];
}

/** Counts what was said of each piece against its label. */
export function score(pieces: readonly Judged[]): Omit<Scores, 'depth'> {
  const names = [...new Set(pieces.flatMap(({ themes }) => themes))].sort();
  const relevance = new Counting();
  const counting = new Map(names.map((theme) => [theme, new Counting()]));
  for (const { isSo, themes, isSaid, said } of pieces) {
    relevance.add(isSaid, isSo);
    for (const [theme, count] of counting) count.add(said.includes(theme), themes.includes(theme));
  }
  const scores = new Map([...counting].map(([theme, count]) => [theme, count.score()]));
  const macro = [...scores.values()].reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scores.size);
  return { relevance: relevance.score(), themes: scores, macro };
}

/** Sterna and the keywords on the labelled sentences. */
export function scoreSentences(
  half: Half,
  language?: string,
): { readonly own: Scores; readonly keywords: Scores; readonly count: number } {
  const sentences = readSentences(half).filter((sentence) => language === undefined || sentence.language === language);
  const own = sentences.map(({ text, language: of, migration, themes }) => {
    const { isMigration, themes: said } = readSentence(text, of);
    return { isSo: migration, themes, isSaid: isMigration, said };
  });
  const keywords = sentences.map(({ text, migration, themes }) => ({
    ...{ isSo: migration, themes, isSaid: hasKeyword(text), said: keywordThemes(text) },
  }));
  return { own: score(own), keywords: score(keywords), count: sentences.length };
}

/** Share of themes found rightly whose depth is within one step of the label. */
function depthWithin(units: readonly ReadUnit[]): number {
  const pairs = units.flatMap(({ label, themes }) =>
    label.themes.flatMap(({ theme, depth }) => {
      const found = themes.find((one) => one.theme === theme);
      return found === undefined ? [] : [Math.abs(found.depth - depth) <= 1];
    }),
  );
  return pairs.filter(Boolean).length / Math.max(1, pairs.length);
}

/** Sterna and the keywords on the labelled pages and paragraphs of real documents. */
export async function scoreDocuments(
  half: Half,
): Promise<{ readonly own: Scores; readonly keywords: Scores; readonly units: readonly ReadUnit[] }> {
  const units = await readUnits(half);
  const labels = ({ label }: ReadUnit): Pick<Judged, 'isSo' | 'themes'> => ({
    ...{ isSo: label.migration, themes: label.themes.map(({ theme }) => theme) },
  });
  const own = score(
    units.map((unit) => ({ ...labels(unit), isSaid: unit.isMigration, said: unit.themes.map(({ theme }) => theme) })),
  );
  const keywords = score(
    units.map((unit) => ({ ...labels(unit), isSaid: hasKeyword(unit.text), said: keywordThemes(unit.text) })),
  );
  return { own: { ...own, depth: depthWithin(units) }, keywords, units };
}
