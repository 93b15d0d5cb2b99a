import type { Block, DataTable, Inline, TableCell } from '@sterna/document';
import { THRESHOLDS, type ThemeGap, TYPICAL_COMMITMENTS } from '@sterna/review/gap';
import { figureKey, indicatorByCode, sourceTitle } from '@sterna/statistics';
import type { StoredExample } from '@sterna/store/plans';
import { formatNumber, isolate, joinPieces, type Language, placeByCode, themeByCode } from '@sterna/vocabulary';
import { readingInlines, readingName, readingValue } from './figure-text.ts';
import { quotation, shortened } from './quotation.ts';
import type { BlockAddress, GapView } from './result-views.ts';
import { depthName, resultWord } from './words.ts';

export function themeName(theme: string, language: Language): string {
  return themeByCode(theme)?.name[language] ?? theme;
}

const text = (value: string, emphasis = false): Inline => ({
  kind: 'text',
  text: value,
  ...(emphasis && { emphasis }),
});

/** Between the parts of a line. */
const SEPARATOR = ' · ';

/** The passage that goes deepest with a theme in any of the documents, or that there is none. */
function passageInlines(theme: string, view: GapView, address: BlockAddress, language: Language): readonly Inline[] {
  const [best] = view.passages.filter((one) => one.theme === theme).sort((a, b) => b.depth - a.depth);
  const document = best && view.documents.find(({ space, id }) => space === best.space && id === best.document);
  if (!best || !document) return [text(resultWord('noPassage', language))];
  const { space, spaceCode, publishedAt } = document;
  const href = address({ space, spaceCode, document: best.document, isOpen: publishedAt !== null }, best);
  return quotation(best, href, language);
}

/** A finding: theme with relevance and depth; figure and passage on one line; what others commit to. */
function gapLine(one: ThemeGap, view: GapView, address: BlockAddress, language: Language): readonly Inline[] {
  const { decisive, level } = one.relevance;
  const isDecided = view.depths.some(({ theme, isDecided: decided }) => decided && theme === one.theme);
  const plan = resultWord('inPlan', language, { depth: depthName(one.depth, language) });
  return [
    text(themeName(one.theme, language), true),
    text(SEPARATOR + resultWord('relevance', language, { level: isolate(String(level ?? 0), language) }) + SEPARATOR),
    text(isDecided ? plan : `${plan} (${resultWord('byProposal', language)})`),
    { ...text(''), onNewLine: true } as Inline,
    ...(decisive ? [...readingInlines(decisive, view.sources.get(one.theme) ?? [], language), text(SEPARATOR)] : []),
    // A theme that people judged absent has no passage that speaks for it.
    ...(one.depth === 0
      ? [text(resultWord('noPassage', language))]
      : passageInlines(one.theme, view, address, language)),
  ];
}

/**
 * The heaviest findings, each with what documents of other places commit to; a typical commitment of ours where none does.
 *
 * @param most how many at most
 */
export function gapFindings(view: GapView, address: BlockAddress, language: Language, most = 30): readonly Block[] {
  const { gaps } = view.gap;
  if (gaps.length === 0) return [{ kind: 'paragraph', content: [text(resultWord('noGaps', language))] }];
  const examples = examplesOf(view);
  const items = gaps
    .slice(0, most)
    .map((one) => [
      ...gapLine(one, view, address, language),
      ...suggestion(one.theme, examples.get(one.theme), address, language),
    ]);
  return [{ kind: 'list', ordered: true, items }];
}

/** Relevant themes that are treated as deep as that. */
export function strongThemes(view: GapView, address: BlockAddress, language: Language, most = 30): readonly Block[] {
  const items = view.gap.strong.slice(0, most).map((one) => gapLine(one, view, address, language));
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** One example for each theme that falls short; the same measure stands for one theme alone. */
function examplesOf({ gap, examples }: GapView): ReadonlyMap<string, StoredExample> {
  const taken = new Set<string>();
  const found = new Map<string, StoredExample>();
  for (const { theme } of gap.gaps) {
    const one = examples.find((each) => each.theme === theme && !taken.has(each.text));
    if (one === undefined) continue;
    taken.add(one.text);
    found.set(theme, one);
  }
  return found;
}

/** What others commit to, on a line of its own. */
function suggestion(
  theme: string,
  example: StoredExample | undefined,
  address: BlockAddress,
  language: Language,
): readonly Inline[] {
  const lead: Inline = { ...text(`${resultWord('elsewhere', language)} `), italic: true, onNewLine: true } as Inline;
  if (example === undefined) {
    const commitment = TYPICAL_COMMITMENTS.get(theme);
    if (!commitment) return [];
    const ours: Inline = { ...text(`${resultWord('typical', language)} `), italic: true } as Inline;
    return [lead, ours, text(commitment[language])];
  }
  const { space, spaceCode, document, isOpen } = example;
  const place = placeByCode(example.place ?? '')?.shortName[language] ?? '';
  const years = [...new Set([example.fromYear, example.toYear].filter((year) => year !== null))].join('–');
  const from = joinPieces(
    [place, isolate(shortened(example.title, 90), language), years && isolate(years, language)].filter(Boolean),
    language,
  );
  const words = { ...example, text: [example.code, example.text].filter(Boolean).join(' ') };
  const href = address({ space, spaceCode, document, isOpen }, example);
  return [lead, ...quotation(words, href, language, 220), text(`${SEPARATOR}${from}`)];
}

/** Themes of which no figure says how relevant they are, and why. */
export function unmeasuredThemes(view: GapView, language: Language): readonly Block[] {
  const items = view.gap.unmeasured.map(({ theme, relevance: { lacking }, depth }): readonly Inline[] => {
    const own = THRESHOLDS.themes.find((one) => one.theme === theme);
    const asked = [...(own?.scales ?? []), ...(own?.indirect ?? [])];
    const names = THRESHOLDS.scales
      .filter(({ id }) => asked.includes(id))
      .map(({ indicator }) => indicatorByCode(indicator)?.name[language] ?? indicator);
    const why = lacking
      ? resultWord('lacking', language, { what: lacking[language] })
      : resultWord('noFigure', language, { what: joinPieces([...new Set(names)], language) });
    const plan = resultWord('inPlan', language, { depth: depthName(depth, language) });
    return [text(themeName(theme, language), true), text(`${SEPARATOR}${why}${SEPARATOR}${plan}`)];
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

const cell = (value: string | number | null, shown: string): TableCell => ({ value, text: shown });

function sourcesCell(sources: readonly string[], language: Language): TableCell {
  const shown = sources.map((id) => sourceTitle(id, language)).join(' · ');
  return cell(sources.length === 0 ? null : sources.join(' '), shown || '–');
}

/** All themes with figure, relevance, depth and weight, as a table. */
export function gapTable(view: GapView, language: Language): DataTable {
  const { gap } = view;
  const all = [...gap.gaps, ...gap.strong, ...gap.enough, ...gap.unmeasured];
  const missing = resultWord('unmeasured', language);
  return {
    id: 'evidence-gap',
    caption: resultWord('scorecardTitle', language),
    columns: [
      { key: 'theme', label: resultWord('columnTheme', language), type: 'text' },
      { key: 'indicator', label: resultWord('columnIndicator', language), type: 'text' },
      { key: 'figure', label: resultWord('columnFigure', language), type: 'decimal' },
      { key: 'year', label: resultWord('columnYear', language), type: 'year' },
      { key: 'source', label: resultWord('columnSource', language), type: 'text' },
      { key: 'relevance', label: resultWord('columnRelevance', language), type: 'count' },
      { key: 'depth', label: resultWord('columnDepth', language), type: 'count' },
      { key: 'weight', label: resultWord('columnWeight', language), type: 'count' },
    ],
    rows: all.map(({ theme, relevance: { level, decisive }, depth, weight }) => [
      { ...cell(themeName(theme, language), themeName(theme, language)), code: theme },
      decisive ? cell(decisive.scale.indicator, readingName(decisive, language)) : cell(null, missing),
      decisive
        ? { ...cell(decisive.value, readingValue(decisive, language)), trace: figureKey(decisive.figures[0]) }
        : cell(null, '–'),
      decisive ? cell(decisive.year, String(decisive.year)) : cell(null, '–'),
      sourcesCell(view.sources.get(theme) ?? [], language),
      level === null ? cell(null, '–') : cell(level, String(level)),
      cell(depth, String(depth)),
      level === null ? cell(null, '–') : cell(weight, String(weight)),
    ]),
    notes: [],
    sources: [],
  };
}

/** Absent, mentioned, analysed, objective or measure, and more: the classes of pictures of depth. */
export const DEPTH_BOUNDS: readonly number[] = [1, 2, 3, 4];

/** Rows of a picture that fits on half a page with what stands below it. */
const MOST_ROWS = 24;

/** Relevance beside depth, theme by theme, the heaviest findings first; what is neither relevant nor treated stands in the table alone. */
export function scorecardChart(view: GapView, language: Language): Block {
  const { gap } = view;
  const all = [...gap.gaps, ...gap.strong, ...gap.enough, ...gap.unmeasured];
  const columns = [resultWord('columnRelevance', language), resultWord('columnDepth', language)];
  const rowOf = ({ theme, relevance, depth }: ThemeGap): { label: string; values: readonly (number | null)[] } => ({
    label: themeName(theme, language),
    values: [relevance.level, depth],
  });
  const title = resultWord('scorecardTitle', language);
  const subtitle = resultWord('scorecardSubtitle', language);
  return {
    kind: 'chart',
    chart: {
      kind: 'matrix',
      id: 'scorecard',
      language,
      title,
      subtitle,
      description: `${title}. ${subtitle}.`,
      style: { kind: 'count' },
      bounds: DEPTH_BOUNDS,
      columns,
      rows: all
        .filter(({ relevance: { level }, depth }) => (level ?? 0) > 0 || depth > 0)
        .slice(0, MOST_ROWS)
        .map(rowOf),
    },
    table: {
      id: 'scorecard-table',
      caption: title,
      columns: [
        { key: 'theme', label: resultWord('columnTheme', language), type: 'text' },
        ...columns.map((label, at) => ({ key: at === 0 ? 'relevance' : 'depth', label, type: 'count' as const })),
      ],
      rows: all
        .map(rowOf)
        .map(({ label, values }) => [
          cell(label, label),
          ...values.map((value) => (value === null ? cell(null, '–') : cell(value, String(value)))),
        ]),
      notes: [],
      sources: [],
    },
  };
}

/** The thresholds themselves, with their reasons. */
export function thresholdTable(language: Language): DataTable {
  return {
    id: 'thresholds',
    caption: resultWord('thresholdsTitle', language),
    columns: [
      { key: 'indicator', label: resultWord('columnIndicator', language), type: 'text' },
      { key: 'bounds', label: resultWord('columnBounds', language), type: 'text' },
      { key: 'themes', label: resultWord('columnTheme', language), type: 'text' },
      { key: 'reason', label: resultWord('columnReason', language), type: 'text' },
    ],
    rows: THRESHOLDS.scales.map(({ id, indicator, bounds, sense, reason, source, per, age }) => {
      const name = indicatorByCode(indicator)?.name[language] ?? indicator;
      const what = joinPieces(
        [
          name,
          age ? age.replace(/^Y(\d+)T(\d+)$/, '$1–$2') : '',
          per ? resultWord('perThousand', language) : '',
        ].filter(Boolean),
        language,
      );
      const written = bounds.map((bound) => formatNumber(bound, language, { kind: 'decimal', digits: 2 }));
      const sign = sense === 'below' ? '≤ ' : '≥ ';
      const named = (list: 'scales' | 'indirect'): string =>
        joinPieces(
          THRESHOLDS.themes.filter((one) => one[list]?.includes(id)).map(({ theme }) => themeName(theme, language)),
          language,
        );
      const byTheWay = named('indirect');
      const themes = [named('scales'), byTheWay && resultWord('byTheWay', language, { themes: byTheWay })];
      const from = source ? ` (${sourceTitle(source, language)})` : '';
      return [
        what,
        isolate(sign + written.join(' · '), language),
        themes.filter(Boolean).join(' · '),
        reason[language] + from,
      ].map((shown) => cell(shown, shown));
    }),
    notes: [],
    sources: [],
  };
}
