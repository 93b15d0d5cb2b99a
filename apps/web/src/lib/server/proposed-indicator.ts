import type { ImportJob } from '@sterna/evidence';
import { indicatorByCode } from '@sterna/statistics';
import { indicatorInWords, proposeMapping, withTableFile } from '@sterna/statistics/mapping';
import { workbench } from './workbench.ts';

/** Below these, figures of whole countries are no counts of people, and no amounts. */
const LEAST: Readonly<Record<string, number>> = { PS: 200, USD: 1_000_000 };

/** Whether values could be of an indicator, by their size. @param values some of them; none tell nothing */
export function areLikely(indicator: string, values: readonly number[]): boolean {
  const unit = indicatorByCode(indicator)?.unit ?? '';
  const largest = Math.max(...values.map(Math.abs));
  return values.length === 0 || (unit === 'PC' ? largest <= 1_000 : largest >= (LEAST[unit] ?? 0));
}

/** Numbers among the first values of the columns of values. */
async function valuesIn(path: string): Promise<readonly number[]> {
  const found = await withTableFile(path, async (file) => {
    const { columns } = await proposeMapping(file);
    return { texts: columns.filter(({ is }) => is === 'OBS_VALUE').flatMap(({ examples }) => examples) };
  });
  if (!('texts' in found)) return [];
  return found.texts.map((text) => Number(text.replace(/[\s,'’]/g, ''))).filter((value) => Number.isFinite(value));
}

/**
 * The indicator that a file is likely of which does not say what it measures: by words in its name, if its values have
 * the size of such figures. A guess, for a person to confirm; a file is never read by it alone.
 */
export async function proposedIndicator(job: ImportJob): Promise<string | undefined> {
  const words = job.file.replace(/\.\w+$/, '').replace(/[-_.]+/g, ' ');
  const indicator = indicatorInWords(words);
  if (indicator === undefined) return undefined;
  const path = await workbench().evidence.imports.pathOf(job.id);
  if (path === undefined) return undefined;
  try {
    return areLikely(indicator, await valuesIn(path)) ? indicator : undefined;
  } catch {
    // A file that can no longer be opened proposes nothing.
    return undefined;
  }
}
