const VALUE = new Set(['OBS_VALUE', 'OBSVALUE', 'OBSERVATION_VALUE']);
const HEADINGS = new Set(['TIME_PERIOD', 'OBS_VALUE', 'ACTION', 'STRUCTURE_ID', 'KEYS']);

/** Ids of headings in capitals: without quotes, names after a colon, marks of several values. */
function idsOf(cells: readonly string[]): readonly string[] {
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"|"$/g, '')
      .replace(/[:[].*$/s, '')
      .trim()
      .toUpperCase(),
  );
}

/**
 * How sure it is that a table is SDMX-CSV, by its headings: 1 for those of the standard and of the ECB (`KEY` before the
 * dimensions), also out of order or in small letters; less for the former layout of OECD.Stat; 0 for others.
 */
export function sdmxHeadSureness(cells: readonly string[]): number {
  const ids = idsOf(cells);
  const [first = '', second = ''] = ids;
  const has = (name: string): boolean => ids.includes(name);
  if (first === 'DATAFLOW') return ids.length > 2 ? 1 : 0;
  if (first === 'STRUCTURE') return second === 'STRUCTURE_ID' || ids.some((id) => HEADINGS.has(id)) ? 1 : 0;
  const hasValues = has('TIME_PERIOD') && ids.some((id) => VALUE.has(id));
  // The ECB's layout: the series key, its dimensions, the time and the value.
  if (hasValues && (first === 'KEY' || has('DATAFLOW'))) return 1;
  return has('TIME') && has('VALUE') && has('FLAG CODES') ? 0.6 : 0;
}
