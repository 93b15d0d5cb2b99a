import type { DataTable, TableCell } from '@sterna/document';
import type { Trace, TraceInput } from '@sterna/evidence';
import type { Figure } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { indicatorText, type OwnTitles, placeText } from '#lib/figure-text.ts';

type Value = string | number | undefined;

/** Several releases or files of one value are joined as in the output of `sterna data`. */
function joined(texts: readonly string[]): string {
  return [...new Set(texts)].join('+');
}

/** SDMX concepts, as in the output of `sterna data`, then where each value stands, then names to read. */
function valuesOf(
  { figure, location, sources }: TraceInput,
  extra: readonly string[],
  named: (figure: Figure) => readonly string[],
): readonly Value[] {
  const file = location?.original;
  return [
    figure.indicator,
    figure.refArea,
    figure.counterpart,
    figure.sex,
    figure.age,
    ...extra.map((dimension) => figure.dimensions[dimension] ?? '_T'),
    figure.period,
    figure.value,
    figure.unit,
    figure.status,
    joined(sources.map(({ release }) => release.source)),
    joined(sources.map(({ release }) => release.version)),
    joined(sources.flatMap(({ files }) => files.map(({ name }) => name))),
    file ? file.part : location?.part.name,
    location?.row,
    location?.column,
    ...named(figure),
  ];
}

function cellOf(value: Value): TableCell {
  return { value: value ?? null, text: value === undefined ? '' : String(value) };
}

/**
 * What a derived figure was computed from, a row each: its codes, its exact value, its releases and files, and its row
 * and column where it stands in one cell.
 */
export function inputTable(trace: Trace, titles: OwnTitles, language: Language): DataTable {
  const extra = [...new Set(trace.inputs.flatMap(({ figure }) => Object.keys(figure.dimensions)))].sort();
  const named = (figure: Figure): readonly string[] => [
    indicatorText(figure.indicator, language, titles),
    placeText(figure.refArea, language),
    figure.counterpart === '_T' ? '' : placeText(figure.counterpart, language),
  ];
  const heads = [
    ...['INDICATOR', 'REF_AREA', 'COUNTERPART_AREA', 'SEX', 'AGE', ...extra, 'TIME_PERIOD', 'OBS_VALUE'],
    ...['UNIT_MEASURE', 'OBS_STATUS', 'SOURCE', 'RELEASE', 'FILE', 'PART', 'ROW', 'COLUMN'],
    ...['INDICATOR_NAME', 'REF_AREA_NAME', 'COUNTERPART_AREA_NAME'],
  ];
  return {
    id: 'inputs',
    caption: trace.key,
    columns: heads.map((label) => ({ key: label, label, type: 'text' })),
    rows: trace.inputs.map((input) => valuesOf(input, extra, named).map(cellOf)),
    notes: [],
    sources: [],
  };
}
