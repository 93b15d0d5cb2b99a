/** Formats that Excel builds in and that show a date or a time (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57,
  58,
]);

/** Whether a number in this format is shown as a date or time of day. A duration (`[h]:mm`) is not. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATE_FORMATS.has(id);
  if (/\[(h+|m+|s+)\]/i.test(code)) return false;
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
    .replace(/general/gi, '');
  return /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/g, ''));
}

/** Whether a number in this format is shown as a percentage: a hundred times as large as it is stored. */
export function isPercentFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return id === 9 || id === 10;
  return code.replace(/"[^"]*"|\\./g, '').includes('%');
}

const DAY = 86_400_000;

/**
 * The ISO 8601 text of a date number: `2020-07-01`, with `T12:30:00` when it has a time, the time alone below one day.
 *
 * @param serial days since 1900 (with Excel's false 29 February 1900) or, with `from1904`, since 1 January 1904
 */
export function isoOfSerial(serial: number, from1904: boolean): string {
  const shift = from1904 ? 1462 : serial < 60 ? 1 : 0;
  // Day 25569 is 1 January 1970.
  const time = new Date(Math.round((serial + shift - 25569) * 86_400) * 1000);
  if (Number.isNaN(time.getTime())) return String(serial);
  const text = time.toISOString();
  const hasTime = time.getTime() % DAY !== 0;
  if (!from1904 && serial < 1 && hasTime) return text.slice(11, 19);
  return hasTime ? text.slice(0, 19) : text.slice(0, 10);
}
