import { indicatorByCode, sourceById, sourceTitle } from '@sterna/statistics';
import { STARTER_PLACES } from '@sterna/vocabulary';
import { EMPTY_CHOICE, explorePath } from '#lib/explore/choice.ts';
import { m } from '#lib/paraglide/messages.js';
import { TOPICS } from '#lib/server/explore/topics.ts';
import { coverageStrip, pictureYears, yearRuns } from '#lib/server/gaps/coverage-picture.ts';
import { parseGapFilter } from '#lib/server/gaps/gap-parameters.ts';
import { fitsFilter, type GapRow, gapReport, sourcesFor } from '#lib/server/gaps/gap-report.ts';
import { profileGaps } from '#lib/server/gaps/profile-gaps.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf, today } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { language } = locals;
  const place = requirePlace(url, params.place, language);
  const { evidence } = workbench();
  const thisYear = Number.parseInt(today(), 10);
  const { filter, problems } = parseGapFilter(url.searchParams);
  const [document, rows] = await Promise.all([
    profileOf(place.code, language),
    gapReport(place.code, evidence, thisYear),
  ]);
  const name = (code: string): string => indicatorByCode(code)?.name[language] ?? code;
  const span = pictureYears(rows, thisYear);
  const shown = rows.filter((row) => fitsFilter(row, filter));
  const view = (row: GapRow) => ({
    ...row,
    name: name(row.indicator),
    strip: coverageStrip(row, span),
    runs: yearRuns(row.years, m.list_separator()),
    publishers: [...new Set(row.sources.map((source) => sourceById(source)?.publisher[language] ?? source))],
    href: explorePath(language, {
      ...EMPTY_CHOICE,
      indicators: [row.indicator],
      places: { kind: 'listed', codes: [place.code] },
    }),
  });
  const lacking = rows.filter(({ state }) => state !== 'recent').map(({ indicator }) => indicator);
  const reference = [...new Set([...STARTER_PLACES.map(({ code }) => code), place.code])];
  const { filling, unpublished } = await sourcesFor(lacking, reference, evidence);
  return {
    place,
    filter,
    problems,
    span,
    counts: {
      total: rows.length,
      known: rows.filter(({ state }) => state !== 'missing').length,
      old: rows.filter(({ state }) => state === 'old').length,
    },
    topics: TOPICS.map((topic) => ({ topic, rows: shown.filter((row) => row.topic === topic).map(view) })).filter(
      (group) => group.rows.length > 0,
    ),
    sections: profileGaps(document, rows, m.gaps_key_figures()).map(({ missing, old, ...section }) => ({
      ...section,
      missing: missing.map(name),
      old: old.map(name),
    })),
    filling: filling.map(({ source, indicators }) => ({
      source,
      title: sourceTitle(source, language),
      url: sourceById(source)?.url,
      indicators: indicators.map(name),
    })),
    unpublished: unpublished.map(name),
  };
};
