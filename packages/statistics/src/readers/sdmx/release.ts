import type { DataMessage, DataSetHead } from '@sterna/sdmx';
import { readSdmxPeriod, yearOf } from '../../period.ts';
import type { ReadOptions, ReleaseDescription } from '../../reader.ts';
import { sourceById } from '../../sources/source.ts';
import { type Publisher, sourceOf } from './publisher.ts';

/** Moments of a data set that say when it came out, the surest first. */
const MOMENTS = ['validFromDate', 'validFrom', 'publicationPeriod', 'publicationYear'];

function dateIn(text: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d/.exec(text?.trim() ?? '')?.[0];
}

/**
 * The date of an attribute `LAST_UPDATE`, as an ISO date: Eurostat writes `22/05/26 11:00:00` in its CSV, others an ISO
 * date.
 */
export function dateOfUpdate(text: string): string | undefined {
  const iso = dateIn(text);
  if (iso !== undefined) return iso;
  const [, day = '', month = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d\d)(?: \d\d:\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const date = readSdmxPeriod(`20${year}-${month}-${day}`);
  return date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
}

/** The date a message gives its release, if it gives one. */
export function dateOfRelease(head: DataSetHead | undefined, { header }: DataMessage): string | undefined {
  const moments = MOMENTS.map((name) => head?.about?.[name]);
  for (const moment of [...moments.slice(0, 2), header.prepared]) {
    const date = dateIn(moment);
    if (date !== undefined) return date;
  }
  const period = readSdmxPeriod(moments[2] ?? moments[3] ?? '');
  return period === undefined ? undefined : `${yearOf(period)}-12-31`;
}

/**
 * The release that the figures of a data set become.
 *
 * @param dated what the message says; the newest year of its figures where it says nothing
 */
export function releaseOf(
  publisher: Publisher,
  dated: { readonly date: string } | { readonly newestYear: number },
  title: string,
  options: ReadOptions,
): ReleaseDescription {
  const source = options.source ?? sourceOf(publisher);
  const date = 'date' in dated ? dated.date : `${String(dated.newestYear).padStart(4, '0')}-12-31`;
  return {
    source,
    version: options.version ?? options.dated ?? ('date' in dated ? dated.date : `to ${dated.newestYear}`),
    dated: options.dated ?? date,
    title: title || (sourceById(source)?.name.en ?? source),
    completeOver: [],
  };
}

/** The releases that the figures of a file belong to, numbered as they come. */
export class Releases {
  readonly list: ReleaseDescription[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(release: ReleaseDescription): number {
    const key = `${release.source}\n${release.version}\n${release.dated}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.list.length);
    this.list.push(release);
    return this.list.length - 1;
  }
}
