import type { ImportJob } from '@sterna/evidence';
import { INDICATORS, SOURCES, type SourceObservation, sourceTitle } from '@sterna/statistics';
import { type Language, placeByCode } from '@sterna/vocabulary';
import { workbench } from './workbench.ts';

/** A release that a job's file is part of. */
export interface JobRelease {
  readonly id: number;
  readonly source: string;
  readonly version: string;
  /** Of the file in the release, where other files are in it too: taken back alone, it leaves theirs. */
  readonly file?: number;
  readonly isUndone: boolean;
}

function named({ preview, report }: ImportJob): readonly { readonly source: string; readonly version: string }[] {
  const releases = [...(preview?.releases ?? []), ...(preview?.already ?? []), ...(report?.releases ?? [])];
  if (report?.source !== undefined && report.release !== undefined)
    releases.push({ source: report.source, version: report.release });
  return releases;
}

/** The releases that an imported file is in, found by what the report or the preview names. */
export async function releasesOf(job: ImportJob): Promise<readonly JobRelease[]> {
  const names = named(job);
  const sources = await workbench().evidence.sources();
  const brought = job.report?.status === 'imported';
  return sources
    .flatMap(({ releases }) => releases)
    .filter(({ source, version }) => names.some((each) => each.source === source && each.version === version))
    .flatMap(({ id, source, version, state, files }): readonly JobRelease[] => {
      const file = files.find(({ sha256 }) => sha256 === job.preview?.sha256);
      // A release that was stored before, by other files, is not this job's to take back.
      if (job.preview && !file && !brought) return [];
      const isUndone = state === 'undone' || (job.preview !== undefined && !file);
      return [{ id, source, version, isUndone, ...(file && files.length > 1 && { file: file.id }) }];
    });
}

/** Something to choose, by its code. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** Indicators of the catalogue, by name. */
export function indicatorChoices(language: Language): readonly Choice[] {
  return INDICATORS.map(({ code, name }) => ({ code, name: name[language] })).sort((a, b) =>
    a.name.localeCompare(b.name, language),
  );
}

/** Sources that are known, by name: those of the catalogue, and those that figures have been brought in from. */
export async function sourceChoices(language: Language): Promise<readonly Choice[]> {
  const stored = await workbench().evidence.sources();
  const codes = new Set([...SOURCES.map(({ id }) => id), ...stored.map(({ id }) => id)]);
  return [...codes]
    .map((code) => ({ code, name: sourceTitle(code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

const MOST_COUNTRIES = 3;

/** Countries whose figures a file brings, where they are few: of a table of many no one is worth more than the others. */
export function countriesOf(observations: readonly SourceObservation[]): readonly string[] {
  const codes = [...new Set(observations.map(({ refArea }) => refArea))];
  const countries = codes.filter((code) => placeByCode(code)?.kind === 'country');
  return countries.length > MOST_COUNTRIES ? [] : countries;
}
