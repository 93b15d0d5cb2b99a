import { renderCsv } from '@sterna/publish';
import type { DocumentReading, StoredDocument, StoredGoal, StoredMeasure, StoredPassage } from '@sterna/spaces';
import { compactObjectiveByCode, type Language, targetByCode } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { becauseText, depthText, framingText, groupText, sectorText, themeText } from '#lib/plan-text.ts';
import { fileResponse } from '#lib/server/file-response.ts';
import { textTable } from '#lib/server/text-table.ts';
import { assembleScorecard } from './scorecard.ts';

/** A table of what was read of a document; every row says of which, and what its original was, letter by letter. */
export interface DocumentRows {
  readonly name: 'measures' | 'passages' | 'goals' | 'scorecard';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** As the head of a column: without the colon that stands before words on a page. */
const termsName = (): string => m.plans_terms().replace(/[\s\u00a0]*:$/u, '');

const pageOf = (page: number): string => (page > 0 ? String(page) : '');

/** The table as a file to take away. */
export function documentTableResponse(
  { name, caption, columns, rows }: DocumentRows,
  document: StoredDocument,
): Promise<Response> {
  const origin = [document.title, document.fileSha256, document.concepts];
  const all = [...columns, 'DOCUMENT', 'SHA256', 'CONCEPTS'];
  const table = textTable(
    name,
    caption,
    all,
    rows.map((row) => [...row, ...origin]),
  );
  const file = `${name}-${document.spaceCode}-${document.id}`;
  return fileResponse(file, 'csv', async () => Buffer.from(renderCsv(table)));
}

export function measureRows(measures: readonly StoredMeasure[], language: Language): DocumentRows {
  const columns = [
    ...['CODE', 'TEXT', 'PAGE', 'BODY', 'INDICATOR', 'BUDGET', 'PERIOD', 'THEMES'],
    m.plans_theme(),
    m.plans_under(),
  ];
  const rows = measures.map((one) => [
    ...[one.code ?? '', one.text, pageOf(one.page), one.body ?? '', one.indicator ?? '', one.budget ?? ''],
    ...[one.period ?? '', one.themes.join(' ')],
    one.themes.map((theme) => themeText(theme, language)).join('; '),
    one.under ?? '',
  ]);
  return { name: 'measures', caption: m.plans_measures(), columns, rows };
}

/** The depth that holds, 0 where people rejected the theme, and whether people decided on it. */
function heldCells(held: NonNullable<StoredPassage['held']>[number] | undefined): readonly string[] {
  if (held === undefined) return ['', m.plans_proposed()];
  return [String(held.depth), held.isDecided ? m.plans_decided() : m.plans_proposed()];
}

/** A row for each theme of each passage; one without a theme for what speaks of migration in general. */
export function passageRows(passages: readonly StoredPassage[], language: Language): DocumentRows {
  const columns = [
    ...['PAGE', 'TEXT', 'THEME', 'DEPTH', m.plans_theme(), m.plans_depth(), m.plans_why(), m.plans_framing()],
    ...[m.plans_group(), m.plans_field_sector(), termsName(), m.plans_under(), m.plans_field_language()],
    ...[m.plans_held(), m.plans_standing(), 'PARAGRAPH'],
  ];
  const rows = passages.flatMap((passage) => {
    const held = new Map((passage.held ?? []).map((one) => [one.theme, one]));
    const proposed = new Set(passage.themes.map(({ theme }) => theme));
    // What people found beside the proposals has no proposed depth.
    const found = [...held.keys()].filter((theme) => !proposed.has(theme));
    const known = [...passage.themes, ...found.map((theme) => ({ theme, depth: 0, because: [] }))];
    const themes = known.length > 0 ? known : [{ theme: 'migration', depth: 0, because: [] }];
    return themes.map(({ theme, depth, because }) => [
      ...[pageOf(passage.page), passage.text, theme, depth > 0 ? String(depth) : '', themeText(theme, language)],
      depth > 0 ? depthText(depth) : '',
      because.map(becauseText).join('; '),
      framingText(passage.framing),
      passage.groups.map((group) => groupText(group, language)).join('; '),
      passage.sectors.map((sector) => sectorText(sector, language)).join('; '),
      [...new Set(passage.hits.map(({ words }) => words))].join('; '),
      passage.headings.join(' › '),
      passage.language,
      ...heldCells(held.get(theme)),
      String(passage.block + 1),
    ]);
  });
  return { name: 'passages', caption: m.plans_passages(), columns, rows };
}

/** A row for each passage of each goal. */
export function goalRows(goals: readonly StoredGoal[], language: Language): DocumentRows {
  const columns = ['KIND', 'CODE', m.plans_goals(), 'PAGE', 'TEXT', termsName(), 'SCORE'];
  const rows = goals.flatMap(({ kind, code, passages }) => {
    const named = kind === 'target' ? targetByCode(code) : compactObjectiveByCode(code);
    const title = named?.title[language] ?? '';
    return passages.map(({ page, text, terms, score }) => [
      ...[kind, code, title, pageOf(page), text, terms.join('; ')],
      score.toFixed(2),
    ]);
  });
  return { name: 'goals', caption: m.plans_goals(), columns, rows };
}

/** A row for each of the thirty themes. */
export function scorecardRows(reading: Pick<DocumentReading, 'themes' | 'passages'>, language: Language): DocumentRows {
  const facts = new Map(reading.themes.map((each) => [each.theme, each.facts]));
  const columns = [
    ...['THEME', 'DEPTH', m.plans_theme(), m.plans_depth(), m.plans_standing(), m.plans_framing(), m.plans_passages()],
    ...[m.plans_group(), m.plans_field_sector(), m.plans_indicator(), m.plans_budget(), m.plans_body(), m.plans_year()],
  ];
  const rows = assembleScorecard(reading).themes.map((one) => {
    const near = facts.get(one.theme);
    return [
      ...[one.theme, String(one.depth), themeText(one.theme, language), depthText(one.depth)],
      one.isDecided ? m.plans_decided() : m.plans_proposed(),
      one.depth > 0 ? framingText(one.framing) : '',
      String(one.passages),
      (near?.groups ?? []).map((group) => groupText(group, language)).join('; '),
      (near?.sectors ?? []).map((sector) => sectorText(sector, language)).join('; '),
      ...[near?.indicators, near?.budgets, near?.bodies, near?.years].map((each) => (each ?? []).join('; ')),
    ];
  });
  return { name: 'scorecard', caption: m.plans_scorecard(), columns, rows };
}
