import {
  type DataMessage,
  type GroupRecord,
  hasGroupsFirst,
  type ObservationRecord,
  type Structure,
} from '@sterna/sdmx';
import { readSdmxPeriod, yearOf } from '../../period.ts';
import { type MessagePart, openMessage, recordsOf } from './messages.ts';
import { dateOfRelease, dateOfUpdate } from './release.ts';

/** A data message of a file, with the structures that its parts bring along. */
export interface DataPart {
  readonly part: MessagePart;
  readonly structures: readonly Structure[];
}

/** What has to be known of a message before its observations are read. */
export interface Survey {
  /** Of a message that says nothing of its date: the newest year of its figures. */
  readonly newestYear: number;
  /** Of such a message: ISO date of the newest `LAST_UPDATE`. */
  readonly updated?: string;
  /** Groups that may come after their series: of each data set, in order. */
  readonly groups: readonly (readonly GroupRecord[])[];
}

const NOTHING: Survey = { newestYear: 0, groups: [] };

/** Texts that were looked at are remembered so many. */
const REMEMBERED = 10_000;

/** Finds the age of figures in messages that do not tell their date. */
class Age {
  newestYear = 0;
  updated = '';
  /** Whether a data set has a date of its own. */
  isTold = false;
  readonly #seen = new Set<string>();

  look({ attributes, dimensions, series }: ObservationRecord): void {
    const update = attributes['LAST_UPDATE'] ?? series.attributes['LAST_UPDATE'];
    if (typeof update === 'string' && this.#isNew(update)) {
      const date = dateOfUpdate(update) ?? '';
      if (date > this.updated) this.updated = date;
    }
    this.#lookAt(series.dimensions['TIME_PERIOD']);
    for (const id in dimensions) this.#lookAt(dimensions[id]);
  }

  #lookAt(text: string | undefined): void {
    if (text === undefined || !this.#isNew(text) || !/^\d{4}/.test(text)) return;
    const period = readSdmxPeriod(text);
    if (period !== undefined) this.newestYear = Math.max(this.newestYear, yearOf(period));
  }

  #isNew(text: string): boolean {
    if (this.#seen.has(text)) return false;
    if (this.#seen.size < REMEMBERED) this.#seen.add(text);
    return true;
  }
}

/** Whether groups of a message may come after their series; SDMX-JSON gives them with the head of the data set. */
async function mayHaveLateGroups(part: MessagePart, { format }: DataMessage): Promise<boolean> {
  if (format === 'sdmx-csv-1.0' || format.startsWith('sdmx-json')) return false;
  return !(await hasGroupsFirst(part, format));
}

/**
 * Goes through a message once before it is read, where that is needed: for the date of one that does not tell it, and for
 * groups that come after their series.
 *
 * @param isUndated whether the date has to be found
 */
export async function surveyOf(
  { part, structures }: DataPart,
  message: DataMessage,
  isUndated: boolean,
): Promise<Survey> {
  const isGrouped = await mayHaveLateGroups(part, message);
  if (!isUndated && !isGrouped) return NOTHING;
  const again = await openMessage(part, structures);
  if (again.kind !== 'data') return NOTHING;
  const age = new Age();
  const groups: GroupRecord[][] = [];
  for await (const records of recordsOf(again, part.name)) {
    for (const record of records) {
      if (record.kind === 'observation') {
        if (isUndated && !age.isTold) age.look(record);
      } else if (record.kind === 'data-set') {
        groups.push([]);
        if (dateOfRelease(record, again) !== undefined) age.isTold = true;
      } else if (record.kind === 'group') groups.at(-1)?.push(record);
    }
    if (age.isTold && !isGrouped) break;
  }
  if (age.isTold || !isUndated) return { newestYear: 0, groups };
  return { newestYear: age.newestYear, groups, ...(age.updated !== '' && { updated: age.updated }) };
}
