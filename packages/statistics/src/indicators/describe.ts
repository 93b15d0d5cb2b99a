import type { Language, LocalText } from '@sterna/vocabulary';
import { formatNumber } from '@sterna/vocabulary';
import type { Formula } from '../derived/formula.ts';
import { sourceById } from '../sources/source.ts';
import { type Indicator, indicatorByCode } from './indicator.ts';

const WORDS = {
  women: { fr: 'femmes', en: 'women', es: 'mujeres', ar: 'نساء' },
  corridor: { fr: 'corridor', en: 'corridor', es: 'corredor', ar: 'الممر' },
  first: { fr: 'première année', en: 'first year', es: 'primer año', ar: 'السنة الأولى' },
  last: { fr: 'dernière année', en: 'last year', es: 'último año', ar: 'السنة الأخيرة' },
} satisfies Record<string, LocalText>;

/** The fixed ways of summing, in words. */
const SUMS: Readonly<Record<string, LocalText>> = {
  'sum-over-sexes': {
    fr: 'Σ femmes et hommes',
    en: 'Σ women and men',
    es: 'Σ mujeres y hombres',
    ar: 'Σ النساء والرجال',
  },
  'sum-over-counterparts': {
    fr: 'Σ de tous les pays partenaires, les deux sexes ensemble',
    en: 'Σ over all partner countries, both sexes together',
    es: 'Σ de todos los países asociados, ambos sexos',
    ar: 'Σ جميع البلدان الشريكة، الجنسان معاً',
  },
  'sum-over-places': {
    fr: 'Σ de tous les pays',
    en: 'Σ over all countries',
    es: 'Σ de todos los países',
    ar: 'Σ جميع البلدان',
  },
  mirror: {
    fr: "Le même corridor, vu de l'autre pays",
    en: 'The same corridor, seen from the other country',
    es: 'El mismo corredor, visto desde el otro país',
    ar: 'الممر نفسه من جهة البلد الآخر',
  },
};

/** A formula in words of the language: `Emigrants ÷ (Population + Emigrants) × 100`. */
export function describeFormula(formula: Formula, language: Language): string {
  return describe(formula, language);
}

/** How a derived figure was made, from the formula id in its origin: an indicator's formula or a way of summing. */
export function describeDerivation(id: string, language: Language): string {
  const sum = SUMS[id];
  if (sum) return sum[language];
  const formula = indicatorByCode(id)?.formula;
  return formula ? describe(formula, language) : id;
}

function nameOf(code: string, language: Language): string {
  const indicator: Indicator | undefined = indicatorByCode(code);
  return indicator ? indicator.name[language] : code;
}

function describe(formula: Formula | number, language: Language): string {
  if (typeof formula === 'number') return formatNumber(formula, language, { kind: 'decimal', digits: 2 });
  if ('figure' in formula) {
    const marks = [
      formula.sex === 'F' ? WORDS.women[language] : '',
      formula.counterpart === 'same' ? WORDS.corridor[language] : '',
      formula.prefer ? (sourceById(formula.prefer)?.publisher[language] ?? formula.prefer) : '',
    ].filter(Boolean);
    const name = nameOf(formula.figure, language);
    return marks.length > 0 ? `${name} (${marks.join(', ')})` : name;
  }
  if ('change' in formula) {
    const name = nameOf(formula.change.figure, language);
    return `(${name}, ${WORDS.last[language]} ÷ ${name}, ${WORDS.first[language]} − 1) × 100`;
  }
  if ('add' in formula) return `(${formula.add.map((part) => describe(part, language)).join(' + ')})`;
  if ('divide' in formula) return formula.divide.map((part) => describe(part, language)).join(' ÷ ');
  return formula.multiply.map((part) => describe(part, language)).join(' × ');
}
