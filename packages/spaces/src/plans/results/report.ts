import type { Block, DataTable, Document, Inline, Section, TableCell } from '@sterna/document';
import { documentWords } from '@sterna/profile';
import type { StoredHeldTheme, StoredMeasure, StoredPassage } from '@sterna/store/plans';
import { formatDate, isolate, type Language } from '@sterna/vocabulary';
import {
  gapFindings,
  scorecardChart,
  strongThemes,
  themeName,
  thresholdTable,
  unmeasuredThemes,
} from './gap-blocks.ts';
import { quotation } from './quotation.ts';
import type { BlockAddress, GapView } from './result-views.ts';
import { depthName, resultWord } from './words.ts';

/** What a report is made of. */
export interface ReportParts {
  /** The gap of the one document. */
  readonly view: GapView;
  readonly passages: readonly StoredPassage[];
  /** What holds of the passages. */
  readonly held: readonly StoredHeldTheme[];
  readonly measures: readonly StoredMeasure[];
  /** Names of those who went through it, with the date they signed on, ISO. */
  readonly coders: readonly { readonly name: string; readonly signed: string | null }[];
  /** ISO date that the report is made on. */
  readonly today: string;
}

/** How many findings and suggestions stand on the first two pages. */
const TOP = 6;
/** Passages of a theme that the annex quotes in full length, at most so many letters each. */
const LONGEST_PASSAGE = 700;

const text = (value: string): Inline => ({ kind: 'text', text: value });
const paragraph = (value: string): Block => ({ kind: 'paragraph', content: [text(value)] });

/** The title says the finding. */
export function titleOf({ gap }: GapView, language: Language): string {
  const [first] = gap.gaps;
  if (first) return resultWord('titleGap', language, { theme: themeName(first.theme, language) });
  return resultWord(gap.strong.length + gap.enough.length > 0 ? 'titleNoGap' : 'titleNoFigures', language);
}

/** How many themes have figures, fall short, are treated at all. */
export function summaryOf({ gap }: GapView, language: Language): string {
  const measured = gap.gaps.length + gap.strong.length + gap.enough.length;
  const all = [...gap.gaps, ...gap.strong, ...gap.enough, ...gap.unmeasured];
  const treated = all.filter(({ depth }) => depth > 0).length;
  const written = { measured, gaps: gap.gaps.length, treated };
  const slots = Object.fromEntries(
    Object.entries(written).map(([name, count]) => [name, isolate(String(count), language)]),
  );
  return resultWord('summary', language, slots);
}

/** What a committee has to know of the figures for depth before it reads them. */
function standingOf({ view }: ReportParts, language: Language): string {
  const signedOff = view.documents[0]?.signedOffAt ?? null;
  if (signedOff !== null)
    return resultWord('signedOff', language, { date: formatDate(signedOff.toISOString().slice(0, 10), language) });
  return resultWord(view.depths.some(({ isDecided }) => isDecided) ? 'notSigned' : 'machineOnly', language);
}

function whoBlocks({ view, coders }: ReportParts, language: Language): readonly Block[] {
  const decided = view.depths.filter(({ isDecided }) => isDecided).length;
  const names = coders.map(({ name, signed }) =>
    signed === null ? isolate(name, language) : `${isolate(name, language)} (${formatDate(signed, language)})`,
  );
  const signedOff = view.documents[0]?.signedOffAt ?? null;
  return [
    decided === 0
      ? resultWord('machineOnly', language)
      : resultWord('decided', language, { n: isolate(String(decided), language) }),
    ...(names.length > 0
      ? [resultWord('coders', language, { names: names.join(language === 'ar' ? '، ' : ', ') })]
      : []),
    signedOff === null
      ? resultWord('notSigned', language)
      : resultWord('signedOff', language, { date: formatDate(signedOff.toISOString().slice(0, 10), language) }),
  ].map(paragraph);
}

function section(
  id: string,
  number: string,
  title: string,
  blocks: readonly Block[],
  sections: readonly Section[] = [],
): Section {
  return { id, number, title, blocks, sections };
}

/** Passages of each theme in the order of the document, with how deep each goes by what holds of it. */
function passageSections(
  { view, passages, held }: ReportParts,
  address: BlockAddress,
  language: Language,
): readonly Section[] {
  const [document] = view.documents;
  const themes = [...view.depths].sort((a, b) => b.depth - a.depth);
  const holding = Map.groupBy(held, ({ theme }) => theme);
  return themes.flatMap(({ theme, depth }) => {
    const depths = new Map((holding.get(theme) ?? []).map((one) => [one.passage, one.depth]));
    const own = passages.filter(({ passage }) => (depths.get(passage) ?? 0) > 0);
    if (own.length === 0 || !document) return [];
    const { space, spaceCode, id, publishedAt } = document;
    const at = { space, spaceCode, document: id, isOpen: publishedAt !== null };
    const items = own.map((passage) => [
      ...quotation(passage, address(at, passage), language, LONGEST_PASSAGE),
      text(` · ${depthName(depths.get(passage.passage) ?? 0, language)}`),
    ]);
    const title = `${themeName(theme, language)} · ${isolate(String(depth), language)} ${depthName(depth, language)}`;
    return [section(`passages-${theme}`, '', title, [{ kind: 'list', items }])];
  });
}

function measureTable(measures: readonly StoredMeasure[], language: Language): DataTable {
  const cell = (value: string | null): TableCell => ({ value, text: value ?? '–' });
  const columns = [
    'columnMeasure',
    'columnPage',
    'columnBody',
    'columnIndicator',
    'columnBudget',
    'columnPeriod',
  ] as const;
  return {
    id: 'measures',
    caption: resultWord('annexMeasures', language),
    columns: columns.map((word) => ({
      key: word.slice(6).toLowerCase(),
      label: resultWord(word, language),
      type: 'text',
    })),
    rows: measures.map(({ code, text: words, page, body, indicator, budget, period }) => [
      cell([code, words].filter(Boolean).join(' ')),
      cell(page > 0 ? String(page) : null),
      cell(body),
      cell(indicator),
      cell(budget),
      cell(period),
    ]),
    notes: [],
    sources: [],
  };
}

/**
 * Assembles the report of a review: two pages of findings for an inter-ministerial committee, then the annexes with all
 * passages by theme, all measures on migration, and the thresholds.
 */
export function assembleReport(parts: ReportParts, address: BlockAddress, language: Language): Document {
  const { view, today } = parts;
  const [document] = view.documents;
  const place = view.place.name[language];
  const years = [
    ...new Set([document?.fromYear ?? null, document?.toYear ?? null].filter((year) => year !== null)),
  ].join('–');
  const strong = strongThemes(view, address, language, TOP);
  const unmeasured = unmeasuredThemes(view, language);
  const measures = parts.measures.filter(({ themes }) => themes.length > 0);
  const findings = [
    section('gaps', '1.1', resultWord('topGaps', language), gapFindings(view, address, language, TOP)),
    ...(strong.length > 0 ? [section('strong', '', resultWord('strong', language), strong)] : []),
    section('scorecard', '', resultWord('scorecard', language), [scorecardChart(view, language)]),
    section('who', '', resultWord('who', language), whoBlocks(parts, language)),
    section('method', '', resultWord('method', language), [paragraph(resultWord('methodText', language))]),
  ].map((one, index) => ({ ...one, number: `1.${index + 1}` }));
  const passages = passageSections(parts, address, language);
  return {
    language,
    place: view.place.code,
    kicker: `${resultWord('kicker', language)} · ${place}`,
    title: titleOf(view, language),
    summary: [text(summaryOf(view, language))],
    keyFigures: [],
    meta: [
      [document?.title ?? '', years && isolate(years, language)].filter(Boolean).join(' · '),
      formatDate(today, language),
      standingOf(parts, language),
    ],
    edited: today,
    isBrief: true,
    sections: [
      section('findings', '1', resultWord('findings', language), [], findings),
      ...(passages.length > 0 ? [section('passages', '', resultWord('annexPassages', language), [], passages)] : []),
      ...(measures.length > 0
        ? [
            section('measures', '', resultWord('annexMeasures', language), [
              { kind: 'table', table: measureTable(measures, language) },
            ]),
          ]
        : []),
      section(
        'thresholds',
        '',
        resultWord('annexThresholds', language),
        [{ kind: 'table', table: thresholdTable(language) }],
        unmeasured.length > 0 ? [section('unmeasured', '', resultWord('unmeasured', language), unmeasured)] : [],
      ),
    ],
    words: documentWords(language),
  };
}
