import type { DataTable, TableCell } from '@sterna/document';
import { sourceTitle } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { indicatorText, placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { GapRow, GapState } from './gap-report.ts';

export function stateText(state: GapState): string {
  if (state === 'missing') return m.gaps_state_missing();
  return state === 'old' ? m.gaps_state_old() : m.gaps_state_recent();
}

function text(value: string): TableCell {
  return { value, text: value };
}

function number(value: number | undefined): TableCell {
  return value === undefined ? { value: null, text: '' } : { value, text: String(value) };
}

/** What is known of the indicators in some countries, a row for each indicator of each country, to take away. */
export function gapTable(
  reports: readonly { readonly place: string; readonly rows: readonly GapRow[] }[],
  language: Language,
): DataTable {
  const columns = [
    { key: 'place', label: m.column_place(), type: 'text' },
    { key: 'code', label: 'INDICATOR', type: 'text' },
    { key: 'indicator', label: m.column_indicator(), type: 'text' },
    { key: 'state', label: m.trace_status(), type: 'text' },
    { key: 'newest', label: m.gaps_column_newest(), type: 'year' },
    { key: 'age', label: m.gaps_column_age(), type: 'count' },
    { key: 'years', label: m.gaps_column_years(), type: 'text' },
    { key: 'sources', label: m.gaps_column_sources(), type: 'text' },
  ] as const;
  const rows = reports.flatMap(({ place, rows: own }) =>
    own.map((row) => [
      { ...text(placeText(place, language)), code: place },
      text(row.indicator),
      text(indicatorText(row.indicator, language)),
      text(stateText(row.state)),
      number(row.newest),
      number(row.age),
      text(row.years.join(' ')),
      text(row.sources.map((source) => sourceTitle(source, language)).join('; ')),
    ]),
  );
  return { id: 'data-gaps', caption: m.explore_nav_gaps(), columns, rows, notes: [], sources: [] };
}
