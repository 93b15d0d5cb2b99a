import type { DataTable, TableCell } from '@sterna/document';
import type { FigureDifference, StandingFigure } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { personText } from '#lib/edition-text.ts';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';
import { standingText } from '#lib/own-data-text.ts';
import { m } from '#lib/paraglide/messages.js';

type Value = string | number | undefined;

function cellOf(value: Value): TableCell {
  return { value: value ?? null, text: value === undefined ? '' : String(value) };
}

function standingValues(one: StandingFigure | undefined, language: Language): readonly Value[] {
  return [one?.value, one && standingText(one, language), one?.releases[0]?.version];
}

/** Own and public figures side by side: codes, values with their sources, the difference, which is in force and why. */
export function differenceTable(
  differences: readonly FigureDifference[],
  titles: OwnTitles,
  language: Language,
): DataTable {
  const extra = [...new Set(differences.flatMap(({ figure }) => Object.keys(figure.dimensions)))].sort();
  const heads = [
    ...['INDICATOR', 'REF_AREA', 'COUNTERPART_AREA', 'SEX', 'AGE', ...extra, 'TIME_PERIOD', 'UNIT_MEASURE'],
    ...['OWN_VALUE', 'OWN_SOURCE', 'OWN_RELEASE', 'PUBLIC_VALUE', 'PUBLIC_SOURCE', 'PUBLIC_RELEASE'],
    ...['DIFFERENCE', 'DIFFERENCE_PERCENT', 'DIFFERENCE_POINTS', 'IN_FORCE', 'REASON', 'CHOSEN_BY', 'CHOSEN_AT'],
    ...['INDICATOR_NAME', 'REF_AREA_NAME', 'COUNTERPART_AREA_NAME'],
  ];
  return {
    id: 'differences',
    caption: m.own_diff_title(),
    columns: heads.map((label) => ({ key: label, label, type: 'text' })),
    rows: differences.map(({ figure, own, public: other, absolute, relative, inForce, choice }) =>
      [
        ...[figure.indicator, figure.refArea, figure.counterpart, figure.sex, figure.age],
        ...extra.map((name) => figure.dimensions[name] ?? '_T'),
        ...[figure.period, figure.unit],
        ...standingValues(own, language),
        ...standingValues(other, language),
        ...[absolute, relative === undefined ? undefined : 100 * relative],
        figure.unit === 'PC' ? absolute : undefined,
        ...[inForce, choice?.reason],
        ...[choice && personText(choice.chosenBy, language), choice?.chosenAt.toISOString()],
        ...[indicatorText(figure.indicator, language, titles), placeText(figure.refArea, language)],
        figure.counterpart === '_T' ? '' : placeText(figure.counterpart, language),
      ].map(cellOf),
    ),
    notes: [],
    sources: [],
  };
}
