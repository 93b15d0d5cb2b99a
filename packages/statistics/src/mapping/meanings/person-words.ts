import { findSex } from '@sterna/vocabulary';
import type { Sex } from '../../observation.ts';
import { readAge, readSex } from '../../readers/reading/person-groups.ts';
import { plainText, wordKey } from './plain-text.ts';
import { isNotStated, isTotalWord } from './totals.ts';

// biome-ignore format: one sex per line
const SEX_WORDS: ReadonlyMap<string, Sex> = new Map([
  ...['feminine', 'feminina', 'femenina', 'feminines', 'filles', 'fille', 'ninas', 'sexe feminin', 'sexo femenino', 'mulheres', 'fem', 'w', 'إناث', 'الإناث', 'أنثى', 'نساء', 'النساء', 'بنات'].map((word): [string, Sex] => [wordKey(word), 'F']),
  ...['masculine', 'masculina', 'masculins', 'garcons', 'garcon', 'ninos', 'varon', 'varones', 'sexe masculin', 'sexo masculino', 'masc', 'ذكور', 'الذكور', 'ذكر', 'رجال', 'الرجال', 'بنين'].map((word): [string, Sex] => [wordKey(word), 'M']),
  ...['deux sexes', 'les 2 sexes', '2 sexes', 'hommes et femmes', 'masculin et feminin', 'hombres y mujeres', 'men and women', 'male and female', 'ambos', 'كلا الجنسين', 'الجنسين', 'ذكور وإناث'].map((word): [string, Sex] => [wordKey(word), '_T']),
]);

/** The sex a text names in any of the four languages, as SDMX `CL_SEX` has it. */
export function readSexWord(text: string): Sex | undefined {
  const key = wordKey(text);
  const known = SEX_WORDS.get(key) ?? findSex(plainText(text));
  if (known !== undefined) return known;
  if (isTotalWord(text)) return '_T';
  // `Hommes 2019` says more than a sex.
  return /\d/.test(text) ? undefined : readSex(text);
}

const WORDS_OF_AGE =
  /(?:^|\s)(?:ans|ano|anos|years? old|years?|yrs?|yr|age[ds]?|edad(?:es)?|de|of|d|between|entre|groupe|grupo|سنه|سنوات|عاما|عام|من|العمر|بين|ما)(?=\s|$)/g;
const AND_OVER =
  /^(\d+) ?(?:\+|et plus|ou plus|y mas|o mas|and over|or over|and above|and more|plus|mas|فاكثر|فما فوق|واكثر|او اكثر|سنه فاكثر)$/;
const UNDER = /^(?:<|moins|menos|menores?|menor|under|less than|below|اقل|دون|تحت) ?(?:que )?(\d+)$/;
const SPAN = /^(\d+) (?:a|to|et|y|and|t|الي|و) (\d+)$/;

/** The words of an age group, its span parted by ` a `: `de 15 à 24 ans` → `15 a 24`. */
function ageWords(text: string): string {
  const spans = plainText(text)
    .replace(/(\d)\s*[-–—‒−_/]\s*(?=\d)/g, '$1 a ')
    .replace(/[≥]|>=/g, ' over ');
  return ` ${wordKey(spans)} `.replace(WORDS_OF_AGE, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * The age a text names in any of the four languages, as SDMX `CL_AGE` has it: `15-24` → `Y15T24`, `65 ans et plus` →
 * `Y_GE65`, `<5` → `Y_LT5`, a single `7` → `Y7`, not stated → `_U`.
 */
export function readAgeWords(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  if (isTotalWord(text)) return '_T';
  const known = readAge(plainText(text));
  if (known !== undefined) return known;
  if (isNotStated(text)) return '_U';
  const words = ageWords(text);
  if (isTotalWord(words)) return '_T';
  const span = SPAN.exec(words);
  if (span !== null) return Number(span[1]) <= Number(span[2]) ? `Y${Number(span[1])}T${Number(span[2])}` : undefined;
  const from = AND_OVER.exec(words) ?? /^over (\d+)$/.exec(words);
  if (from !== null) return `Y_GE${Number(from[1])}`;
  const more = /^> ?(\d+)$/.exec(words);
  if (more !== null) return `Y_GE${Number(more[1]) + 1}`;
  const below = UNDER.exec(words);
  if (below !== null) return `Y_LT${Number(below[1])}`;
  return /^\d{1,3}$/.test(words) ? `Y${Number(words)}` : undefined;
}
