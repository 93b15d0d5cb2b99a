/** Years a document is for. */
export interface Period {
  readonly from?: number;
  readonly to?: number;
}

const western = (text: string): string =>
  text.replace(/[\u0660-\u0669]/g, (digit) => `${digit.charCodeAt(0) - 0x0660}`);

const YEAR = String.raw`((?:19|20)\d\d)(?:\s?[/-]\s?\d{2}(?!\d))?`;
/** `2021-2025`, `2021–25`, `2012/13 to 2016/17`, `de 2021 à 2025`, `من 2021 إلى 2025`. */
const RANGE = new RegExp(
  String.raw`(?<!\d)${YEAR}\s*(?:[-–—‐‑−_/]|to|through|until|[àa]|al?|hasta|et|and|y|إلى|الى|حتى|ـ)\s*((?:19|20)\d\d)(\s?/\s?\d{2})?(?!\d)`,
  'giu',
);
const SHORT_RANGE = /(?<!\d)((?:19|20)\d\d)\s?[-–—/]\s?(\d\d)(?!\d)/gu;
const HORIZON =
  /(?:vision|visi[óo]n|horizon|horizonte|agenda|by|al|towards?|vers|hacia|رؤية|أفق|بحلول|آفاق)(?:\s+\p{L}+){0,2}?\s+(?:l.an\s+|el\s+|año\s+|the year\s+|عام\s+)?((?:20)\d\d)(?!\s*[-–]\s*\d)/iu;

/** Longest a plan runs. */
const LONGEST = 45;

const isPeriod = (from: number, to: number): boolean => to > from && to - from <= LONGEST;

/** A year that is two half ones ends with the second: `2016/17`. */
const rangeOf = ([, from, to, half]: readonly string[]): Required<Period> => ({
  from: Number(from),
  to: Number(to) + (half === undefined ? 0 : 1),
});

/** Periods that a text names, in their order. */
export function periodsIn(text: string): readonly Required<Period>[] {
  const plain = western(text);
  const whole = [...plain.matchAll(RANGE)].map(rangeOf);
  const short = [...plain.matchAll(SHORT_RANGE)].map(([, from = '', to = '']) => ({
    from: Number(from),
    to: Number(`${from.slice(0, 2)}${to}`),
  }));
  return [...whole, ...(whole.length === 0 ? short : [])].filter(({ from, to }) => isPeriod(from, to));
}

/** The year to which a text looks: `Vision 2030`. */
export function horizonIn(text: string): number | undefined {
  const year = HORIZON.exec(western(text))?.[1];
  return year === undefined ? undefined : Number(year);
}

/** A single year in a text, as laws bear it; the first. */
export function yearIn(text: string): number | undefined {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(western(text))?.[0];
  return year === undefined ? undefined : Number(year);
}

/** Times a period must come again in a text that does not bear it on its cover. */
const FEWEST = 3;

/** The period that a text names again and again beside its own name. @param names words of its title, its short name */
export function usualPeriod(texts: readonly string[], names: readonly string[]): Required<Period> | undefined {
  const counts = new Map<string, number>();
  const [most] = [Math.min(2, names.length)];
  for (const text of texts) {
    const plain = western(text);
    for (const match of plain.matchAll(RANGE)) {
      const near = plain.slice(Math.max(0, match.index - 90), match.index + 60).toLowerCase();
      if (names.length === 0 || names.filter((name) => near.includes(name)).length < most) continue;
      const { from, to } = rangeOf(match);
      if (isPeriod(from, to)) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < FEWEST || first[1] < (second?.[1] ?? 0) * 1.3) return undefined;
  const [from, to] = first[0].split(' ').map(Number);
  return from === undefined || to === undefined ? undefined : { from, to };
}
