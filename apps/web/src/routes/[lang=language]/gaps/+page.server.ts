import { indicatorByCode } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import { EMPTY_CHOICE, explorePath } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { TOPICS } from '#lib/server/explore/topics.ts';
import { yearRuns } from '#lib/server/gaps/coverage-picture.ts';
import { parseGapFilter } from '#lib/server/gaps/gap-parameters.ts';
import { parseGapPlaces } from '#lib/server/gaps/gap-places.ts';
import { coverageOfPlaces, fitsFilter, type GapRow, gapRow } from '#lib/server/gaps/gap-report.ts';
import { today } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** The newer a figure, the darker its cell: at most one year old, three, five, ten, more. */
function shadeOf(age: number | undefined): 1 | 2 | 3 | 4 | 5 | undefined {
  if (age === undefined) return undefined;
  const older = [1, 3, 5, 10].filter((years) => age > years).length;
  return ([5, 4, 3, 2, 1] as const)[older];
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const { language } = locals;
  const { evidence } = workbench();
  const { places, chosen, problems } = parseGapPlaces(url.searchParams, language);
  const { filter, problems: more } = parseGapFilter(url.searchParams);
  const thisYear = Number.parseInt(today(), 10);
  const rows = (await coverageOfPlaces(places, evidence)).map((row) => ({
    ...gapRow(row, thisYear),
    place: row.place,
  }));
  const cell = (row: GapRow & { readonly place: string }) => ({
    place: row.place,
    newest: row.newest,
    shade: shadeOf(row.age),
    years: yearRuns(row.years, m.list_separator()),
    href: explorePath(language, {
      ...EMPTY_CHOICE,
      indicators: [row.indicator],
      places: { kind: 'listed', codes: [row.place] },
    }),
  });
  const byIndicator = Map.groupBy(rows, ({ indicator }) => indicator);
  // An indicator is shown where it fits the filter in at least one of the countries.
  const shown = [...byIndicator].filter(([, own]) => own.some((row) => fitsFilter(row, filter)));
  return {
    places: places.map((code) => ({
      code,
      name: placeByCode(code)?.shortName[language] ?? code,
      recent: rows.filter((row) => row.place === code && row.state === 'recent').length,
    })),
    chosen,
    filter,
    problems: [...problems, ...more],
    indicators: byIndicator.size,
    topics: TOPICS.map((topic) => ({
      topic,
      rows: shown
        .filter(([, own]) => own[0]?.topic === topic)
        .map(([indicator, own]) => ({
          indicator,
          name: indicatorByCode(indicator)?.name[language] ?? indicator,
          cells: own.map(cell),
        })),
    })).filter((group) => group.rows.length > 0),
  };
};
