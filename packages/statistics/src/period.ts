/** The year a period ends in: `2020` for `2020`, `2020-Q1`, `2020-01-31` and `2015/2020`. */
export function yearOf(period: string): number {
  const span = period.indexOf('/');
  return Number.parseInt(span < 0 ? period : period.slice(span + 1), 10);
}

const YEAR = /^\d{4}$/;
/** SDMX's reporting periods; senders leave out the hyphen or leading zeros, or write halves of years with H or B. */
const REPORTING = /^(\d{4})-?([ASTQMWDHB])0*(\d{1,3})$/i;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
/** ISO 8601's form without hyphens. */
const BASIC_DATE = /^((?:1[89]|20)\d\d)(\d\d)(\d\d)$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;
const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;
const YEARS = /^(\d{4})\/(\d{4})$/;
const RANGE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.]+)?\/P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T[\dHMS.]*)?$/;

/** How many there are in a year, and how wide the number is written. */
const PARTS: Readonly<Record<string, readonly [count: number, width: number]>> = {
  S: [2, 1],
  T: [3, 1],
  Q: [4, 1],
  M: [12, 2],
  W: [53, 2],
  D: [366, 3],
};

function readReporting(year: string, letter: string, number: number): string | undefined {
  if (letter === 'A') return number === 1 ? year : undefined;
  const part = letter === 'H' || letter === 'B' ? 'S' : letter;
  const [count = 0, width = 0] = PARTS[part] ?? [];
  return number >= 1 && number <= count ? `${year}-${part}${String(number).padStart(width, '0')}` : undefined;
}

function isDate(year: string, month: string, day: string): boolean {
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
}

/** A time range as one of our forms, where it is exactly one: whole years, half-years, quarters, months, a day. */
function readRange([, year = '', month = '01', day = '01', years, months, days]: RegExpExecArray): string | undefined {
  if (days === '1' && !years && !months) return isDate(year, month, day) ? `${year}-${month}-${day}` : undefined;
  if (days !== undefined || day !== '01') return undefined;
  const length = Number(years ?? 0) * 12 + Number(months ?? 0);
  const start = Number(month) - 1;
  if (length % 12 === 0 && length > 0 && start === 0) {
    return length === 12 ? year : `${year}/${String(Number(year) + length / 12 - 1).padStart(4, '0')}`;
  }
  const letter = { 1: 'M', 3: 'Q', 4: 'T', 6: 'S' }[length];
  return letter === undefined || start % length !== 0 ? undefined : readReporting(year, letter, start / length + 1);
}

/**
 * Reads a period as SDMX writes it, of all its kinds, into the forms of `SourceObservation.period`: Gregorian years,
 * months, days and moments, reporting periods, time ranges that are one of these or whole years. Time zones are dropped.
 *
 * @returns `undefined` for what is no period, or a time range that has no form of ours
 */
export function readSdmxPeriod(text: string): string | undefined {
  const trimmed = text.trim();
  if (YEAR.test(trimmed)) return trimmed;
  const month = MONTH.exec(trimmed);
  if (month) return `${month[1]}-M${month[2]}`;
  const reporting = REPORTING.exec(trimmed);
  if (reporting) return readReporting(reporting[1] ?? '', (reporting[2] ?? '').toUpperCase(), Number(reporting[3]));
  const basic = BASIC_DATE.exec(trimmed);
  if (basic) return readSdmxPeriod(`${basic[1]}-${basic[2]}-${basic[3]}`);
  const years = YEARS.exec(trimmed);
  if (years) return (years[1] ?? '') < (years[2] ?? '') ? trimmed : undefined;
  const range = RANGE.exec(trimmed);
  if (range) return readRange(range);
  const local = trimmed.replace(ZONE, '');
  if (local !== trimmed && (YEAR.test(local) || MONTH.test(local))) return readSdmxPeriod(local);
  const date = DATE.exec(local.replace(/T00:00:00(?:\.0+)?$/, ''));
  if (date) return isDate(date[1] ?? '', date[2] ?? '', date[3] ?? '') ? date[0] : undefined;
  return MOMENT.test(local) && isDate(local.slice(0, 4), local.slice(5, 7), local.slice(8, 10)) ? local : undefined;
}

/** A period of ours as SDMX writes it: months as `2020-01`, years as a time range `2015-01-01/P6Y`. */
export function sdmxPeriod(period: string): string {
  const years = YEARS.exec(period);
  if (years) return `${years[1]}-01-01/P${Number(years[2]) - Number(years[1]) + 1}Y`;
  return /^\d{4}-M\d\d$/.test(period) ? period.replace('M', '') : period;
}

/** The frequency that the form of a period tells, as a code of SDMX `CL_FREQ`; `O` (other) for years together. */
export function frequencyOf(period: string): string {
  if (period.length === 4) return 'A';
  if (period.includes('/')) return 'O';
  if (period.includes('T', 5) && period.length > 10) return 'I';
  return DATE.test(period) ? 'D' : period.charAt(5);
}
