import type { Inline } from '@sterna/document';
import type { ScaleReading } from '@sterna/review/gap';
import { figureKey, indicatorByCode, sourceById, unitName } from '@sterna/statistics';
import { formatNumber, isolate, joinPieces, type Language, placeByCode } from '@sterna/vocabulary';
import { resultWord } from './words.ts';

/** Units that the written value says by itself, or the indicator's name. */
const SAID: ReadonlySet<string> = new Set(['PC', 'PS', 'NUMBER']);

function ageText(age: string): string {
  return age.replace(/^Y(\d+)T(\d+)$/, '$1–$2');
}

/** What a reading is of: indicator, age, corridor. */
export function readingName({ scale, figures: [figure] }: ScaleReading, language: Language): string {
  const name = indicatorByCode(scale.indicator)?.name[language] ?? scale.indicator;
  return joinPieces(
    [
      name,
      scale.age ? resultWord('years', language, { age: isolate(ageText(scale.age), language) }) : '',
      scale.corridor ? (placeByCode(figure.counterpart)?.shortName[language] ?? figure.counterpart) : '',
    ].filter(Boolean),
    language,
  );
}

/** Its value with its unit. */
export function readingValue({ scale, value }: ScaleReading, language: Language): string {
  const indicator = indicatorByCode(scale.indicator);
  if (scale.per) {
    const digits = value >= 10 ? 0 : value >= 1 ? 1 : 2;
    const written = isolate(formatNumber(value, language, { kind: 'decimal', digits }), language);
    return `${written} ${resultWord('perThousand', language)}`;
  }
  const written = isolate(formatNumber(value, language, indicator?.style ?? { kind: 'decimal' }), language);
  const unit = indicator && !SAID.has(indicator.unit) ? ` ${unitName(indicator.unit, language)}` : '';
  return written + unit;
}

/** `Remittances received, share of GDP: 11.2 % (World Bank, 2023)`, the value leading to its trace. */
export function readingInlines(
  reading: ScaleReading,
  sources: readonly string[],
  language: Language,
): readonly Inline[] {
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const year = isolate(String(reading.year), language);
  const from = joinPieces([...sources.map((id) => sourceById(id)?.publisher[language] ?? id), year], language);
  return [
    { kind: 'text', text: `${readingName(reading, language)}${colon}` },
    { kind: 'figure', text: readingValue(reading, language), trace: figureKey(reading.figures[0]) },
    { kind: 'text', text: ` (${from})` },
  ];
}
