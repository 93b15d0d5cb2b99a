import type { Sex } from '../../observation.ts';
import { readSexWord } from '../meanings/person-words.ts';
import { wordKey } from '../meanings/plain-text.ts';
import { isTotalWord } from '../meanings/totals.ts';

const BOTH =
  /\b(?:both sexes(?: combined)?|(?:les )?deux sexes(?: reunis)?|ambos sexos|male and female|men and women|hommes et femmes|hombres y mujeres)\b|كلا الجنسين|الجنسين/;

/** The sex that a longer heading names among other words, with those words. */
function sexAmong(heading: string): { readonly sex: Sex; readonly rest: string } | undefined {
  const key = wordKey(heading);
  const both = BOTH.exec(key)?.[0];
  if (both !== undefined) return { sex: '_T', rest: key.replace(both, '').replace(/ +/g, ' ').trim() };
  const words = key.split(' ');
  const named = words.filter((word) => word.length > 1 && ['F', 'M'].includes(readSexWord(word) ?? ''));
  const [sex, ...others] = new Set(named.map((word) => readSexWord(word) ?? '_T'));
  if (sex !== undefined && others.length === 0)
    return { sex, rest: words.filter((word) => !named.includes(word)).join(' ') };
  const total = words.filter(isTotalWord);
  return total.length === 1 && sex === undefined
    ? { sex: '_T', rest: words.filter((word) => word !== total[0]).join(' ') }
    : undefined;
}

/**
 * What headings mean as sexes that say the same thing but for a sex: `Migrant stock, males`, `Migrant stock, females`.
 *
 * @returns heading → sex; nothing when they differ in other words too
 */
export function sexesAmong(headings: readonly string[]): Readonly<Record<string, Sex>> | undefined {
  const different = [...new Set(headings.filter((heading) => heading !== ''))];
  const found = different.map((heading) => ({ heading, among: sexAmong(heading) }));
  const rests = new Set(found.map(({ among }) => among?.rest));
  const sexes = new Set(found.map(({ among }) => among?.sex));
  if (different.length < 2 || rests.size !== 1 || rests.has(undefined) || sexes.size < different.length)
    return undefined;
  return Object.fromEntries(found.map(({ heading, among }) => [heading, among?.sex ?? '_T']));
}
