import type { ImportJob } from '@sterna/evidence';
import type { CellReference, Severity } from '@sterna/statistics';
import { formatList, formatNumber, isolate, type Language } from '@sterna/vocabulary';
import { columnText } from '#lib/file-cell.ts';
import { type Standing, standingOf } from '#lib/import-standing.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const STATES: Readonly<Record<Standing, () => string>> = {
  waiting: m.import_state_waiting,
  reading: m.import_state_reading,
  ready: m.import_state_ready,
  importing: m.import_state_importing,
  imported: m.import_state_imported,
  refused: m.import_state_refused,
  interrupted: m.import_state_interrupted,
  failed: m.import_state_failed,
  structures: m.import_state_structures,
  'structures-kept': m.import_state_structures_kept,
  unpacked: m.import_state_unpacked,
};

/** Where a file stands on its way in, in a few words. */
export function stateText(standing: Standing): string {
  return STATES[standing]();
}

/** Whether something is being done with a file, so that a page about it changes by itself. */
export function isUnderWay(state: Standing): boolean {
  return state === 'waiting' || state === 'reading' || state === 'importing';
}

export function countText(count: number, language: Language): string {
  return formatNumber(count, language, { kind: 'count' });
}

/** A sentence about a number with the number grouped as the language does. @param say gives the plural for a count */
export function countedText(say: (inputs: { count: number }) => string, count: number, language: Language): string {
  return say({ count }).replace(String(count), () => isolate(countText(count, language), language));
}

/** What a file holds: its values, those that are stated as missing apart, and in how many series. */
export function holdsText(
  { observations, missing = 0, series }: { observations: number; missing?: number; series: number },
  language: Language,
): string {
  const stated = countedText(m.import_count_values, observations - missing, language);
  const values = missing === 0 ? [stated] : [stated, countedText(m.import_count_missing, missing, language)];
  const text = values.join(m.list_separator());
  if (series === 0) return text;
  return m.import_holds_in({ values: text, series: countedText(m.import_count_series, series, language) });
}

/** The time of day of a moment, where the server stands. @param moment ISO date-time */
export function timeText(moment: string): string {
  const locale = getLocale() === 'ar' ? 'ar-u-nu-latn' : getLocale();
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(moment));
}

const SIZE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit that leaves a number of one or more, by the rules of the page's language. */
export function sizeText(bytes: number): string {
  const locale = getLocale() === 'ar' ? 'ar-u-nu-latn' : getLocale();
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), SIZE_UNITS.length - 1);
  const value = bytes / 1024 ** power;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: SIZE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value);
}

/** What the state of a job means to the person who brought the file, in one or two sentences. */
export function jobText(job: ImportJob, language: Language, isUndone = false): string {
  const observations = isolate(countText(job.progress.observations, language), language);
  switch (standingOf(job)) {
    case 'structures':
      return m.import_text_structures();
    case 'structures-kept':
      return m.import_text_structures_kept();
    case 'waiting':
      return m.import_text_waiting();
    case 'reading':
      return m.import_text_reading({ observations });
    case 'ready':
      return job.preview?.already ? m.import_text_already() : m.import_text_ready();
    case 'importing':
      return m.import_text_importing({ observations });
    case 'imported':
      return importedText(job, language, isUndone);
    case 'refused':
      return refusedText(job);
    case 'interrupted':
      return m.import_text_interrupted();
    case 'failed':
      return m.import_text_failed();
    case 'unpacked':
      return m.import_state_unpacked();
  }
}

function importedText({ report, preview }: ImportJob, language: Language, isUndone: boolean): string {
  if (isUndone) return m.import_text_undone();
  if (report?.status !== 'imported') return m.import_text_unchanged();
  const held = (preview?.observations ?? 0) - (preview?.changes?.conflicting ?? 0);
  const known = held - report.observations;
  if (known <= 0) return countedText(m.import_text_imported, report.observations, language);
  return m.import_text_imported_known({
    values: countedText(m.import_count_values, held, language),
    known: isolate(countText(known, language), language),
  });
}

function refusedText({ preview }: ImportJob): string {
  if (preview?.needs === 'mapping') return m.import_text_needs_mapping();
  return preview?.needs === 'indicator' ? m.import_text_needs_indicator() : m.import_text_refused();
}

const SEVERITIES: Readonly<Record<Severity, () => string>> = {
  error: m.import_severity_error,
  warning: m.import_severity_warning,
  info: m.import_severity_info,
};

export function severityText(severity: Severity): string {
  return SEVERITIES[severity]();
}

/** A cell as its owner finds it in a spreadsheet. */
export function cellText({ part, row, column }: CellReference, language: Language): string {
  const pieces = [m.import_cell_row({ row })];
  if (part !== undefined) pieces.unshift(m.import_cell_part({ part: isolate(part, language) }));
  if (column !== undefined) pieces.push(m.import_cell_column({ column: isolate(columnText(column), language) }));
  return pieces.join(m.list_separator());
}

/** Formats in which a file may come, as people call them. */
export function formatText(format: string | undefined, encoding: string | undefined, language: Language): string {
  // Readers add in brackets how the encoding was told.
  const plain = encoding?.replace(/\s*\(.*/, '').toUpperCase();
  const known = [format?.toUpperCase(), plain].filter((piece) => piece !== undefined);
  return known.length > 0 ? formatList(known, language) : '';
}
