import type { Block, Inline, Section } from '@sterna/document';
import { indicatorByCode, type ReleaseFacts, sourceTitle } from '@sterna/statistics';
import { isolate, joinPieces, type Language, placeByCode } from '@sterna/vocabulary';
import type { ComputedSection, QuotableFigure } from './edition-views.ts';

/** More figures than so many are no help to a writer. */
const MOST_FIGURES = 400;

/** What is computed for a section, with the figures and sources that its text may refer to. */
export function computedSection(
  section: Section,
  releases: readonly ReleaseFacts[],
  language: Language,
): ComputedSection {
  const sources = [...new Set(releases.map(({ source }) => source))]
    .map((id) => ({ id, title: sourceTitle(id, language) }))
    .sort((a, b) => a.title.localeCompare(b.title, language));
  const figures = new Map<string, QuotableFigure>();
  for (const { key, text } of section.blocks.flatMap(figuresIn)) {
    if (!figures.has(key) && figures.size < MOST_FIGURES) {
      figures.set(key, { key, text, label: labelOfFigure(key, language) });
    }
  }
  return { section, quotable: [...figures.values()], sources };
}

interface Shown {
  readonly key: string;
  readonly text: string;
}

function figuresIn(block: Block): readonly Shown[] {
  switch (block.kind) {
    case 'statement':
    case 'paragraph':
      return inlineFigures(block.content);
    case 'list':
      return block.items.flatMap(inlineFigures);
    case 'key-figures':
      return block.items.map(({ trace, value }) => ({ key: trace, text: value }));
    case 'chart':
    case 'table':
      return block.table.rows.flat().flatMap(({ trace, text }) => (trace === undefined ? [] : { key: trace, text }));
    default:
      return [];
  }
}

function inlineFigures(content: readonly Inline[]): readonly Shown[] {
  return content.flatMap((inline) => (inline.kind === 'figure' ? { key: inline.trace, text: inline.text } : []));
}

const SEXES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  F: { fr: 'femmes', en: 'women', es: 'mujeres', ar: 'نساء' },
  M: { fr: 'hommes', en: 'men', es: 'hombres', ar: 'رجال' },
};

/** What a key names: indicator, places, sex, further categories, period. */
export function labelOfFigure(key: string, language: Language): string {
  const [indicator = '', place = '', counterpart = '', sex = '', age = '', period = '', ...extra] = key.split('~');
  const pieces = [
    indicatorByCode(indicator)?.name[language] ?? indicator,
    placeByCode(place)?.shortName[language] ?? place,
    counterpart === '_T' ? '' : (placeByCode(counterpart)?.shortName[language] ?? counterpart),
    SEXES[sex]?.[language] ?? '',
    age === '_T' ? '' : age,
    ...extra.map((one) => one.split('=')[1] ?? one),
    isolate(period.replace('--', '–'), language),
  ];
  return joinPieces(pieces.filter(Boolean), language);
}
