import { type Finding, indicatorByCode, type SourceObservation, seriesKeyOf, yearOf } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import { cellId, type OwnFigure } from './overlay.ts';

/** A figure that is brought, before it belongs to a contribution. */
export type BroughtFigure = Omit<OwnFigure, 'contribution'>;

/** Figures of one contribution. */
export const MOST_FIGURES = 20_000;

/** What is known where figures are checked. */
export interface FigureCheckContext {
  /** Code of the space's country or area. */
  readonly place: string;
  /** Indicators that the person may bring. */
  readonly bringable: ReadonlySet<string>;
  /** Publishers' own indicators that the installation knows, beside the catalogue. */
  readonly known: ReadonlySet<string>;
  readonly thisYear: number;
}

export interface CheckedFigures {
  /** Those that may be brought. */
  readonly figures: readonly BroughtFigure[];
  readonly findings: readonly Finding[];
}

/** Percentages that may lie outside of 0 to 100: changes, and ratios whose parts do not make up a whole. */
const OPEN_PERCENTAGES = new Set(['TRADE_GDP', 'FDI_INFLOWS_GDP', 'SECONDARY_ENROLMENT']);
/** Balances, which may fall below nothing. */
const BALANCES = new Set(['NET_MIGRATION', 'NET_MIGRATION_RATE', 'FDI_INFLOWS_GDP']);
/** Findings of one rule that name their cell; the rest are counted. */
const MOST_OF_A_RULE = 100;

/** Whether a figure speaks of a place: of it, or of another with it. */
export function isAbout(place: string, figure: { readonly refArea: string; readonly counterpart: string }): boolean {
  return figure.refArea === place || figure.counterpart === place;
}

/** Checks what somebody wants to bring, figure by figure. What has an error is left out. */
export function checkFigures(brought: readonly SourceObservation[], context: FigureCheckContext): CheckedFigures {
  const log = new FindingLog();
  const seen = new Map<string, BroughtFigure>();
  for (const one of brought) {
    if (one.value === null) continue;
    const problem = problemOf(one, one.value, context);
    if (problem) {
      log.add(problem[0], 'error', problem[1], one);
      continue;
    }
    if (yearOf(one.period) > context.thisYear) {
      log.add(
        'future-period',
        'warning',
        `${one.period} has not come yet. Check the year, or say in the remark that it is a projection.`,
        one,
      );
    }
    const figure = figureOf(one, one.value);
    const before = seen.get(cellId(figure));
    if (!before) seen.set(cellId(figure), figure);
    else if (before.value !== figure.value)
      log.add(
        'stated-twice',
        'error',
        `This stands in row ${before.row} already, with ${before.value} instead of ${figure.value}; the first was kept. Leave the wrong one out.`,
        one,
      );
  }
  return { figures: [...seen.values()], findings: log.findings() };
}

function problemOf(
  { indicator, unit, refArea, counterpart }: SourceObservation,
  value: number,
  context: FigureCheckContext,
): readonly [rule: string, message: string] | undefined {
  const known = indicatorByCode(indicator);
  if (!known && !context.known.has(indicator)) {
    return [
      'no-such-indicator',
      `“${indicator}” is no indicator of the catalogue nor of a source here. Say which indicator it is.`,
    ];
  }
  if (!context.bringable.has(indicator)) {
    return [
      'not-yours',
      `Figures of ${indicator} are not yours to bring. Ask the focal point for it, or leave them out.`,
    ];
  }
  if (!isAbout(context.place, { refArea, counterpart })) {
    return [
      'other-place',
      `${placeName(refArea)} is not the place of this space. Bring figures of ${placeName(context.place)}, or of others with it.`,
    ];
  }
  for (const code of [refArea, counterpart]) {
    if (code !== '_T' && !placeByCode(code))
      return ['no-such-place', `“${code}” is no place that is known. Give its ISO code.`];
  }
  if (known && unit !== known.unit) {
    return [
      'other-unit',
      `${indicator} is measured in ${known.unit}, and this figure in ${unit}. Give it in ${known.unit}, or say its unit in the mapping.`,
    ];
  }
  return rangeProblem(indicator, unit, value);
}

function rangeProblem(indicator: string, unit: string, value: number): readonly [string, string] | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > 1e18)
    return ['beyond-range', `${value} is larger than anything that is counted here. Check the number.`];
  const mayBeNegative = BALANCES.has(indicator) || indicator.endsWith('_CHANGE') || !indicatorByCode(indicator);
  if (value < 0 && !mayBeNegative)
    return ['beyond-range', `${value} is below 0, which ${indicator} cannot be. Check the number and its sign.`];
  const isWhole =
    unit === 'PC' && indicatorByCode(indicator) && !OPEN_PERCENTAGES.has(indicator) && !indicator.endsWith('_CHANGE');
  if (value > 100 && isWhole)
    return [
      'beyond-range',
      `${value} is over 100, which a share in per cent cannot be. Check the number and its decimal mark.`,
    ];
  return undefined;
}

function placeName(code: string): string {
  return `${placeByCode(code)?.name.en ?? code} (${code})`;
}

function figureOf(one: SourceObservation, value: number): BroughtFigure {
  const { period, status, note, at } = one;
  return {
    ...seriesKeyOf(one),
    period,
    value,
    status: status === 'M' ? 'A' : status,
    ...(note !== undefined && { note: note.slice(0, 2000) }),
    ...(at.part !== undefined && { part: at.part }),
    row: at.row,
    ...(at.column !== undefined && { column: at.column }),
  };
}

/** Findings by cell; of a rule that is broken everywhere, the rest counted. */
class FindingLog {
  readonly #findings: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #first = new Map<string, Finding>();

  add(rule: string, severity: Finding['severity'], message: string, { at }: Pick<SourceObservation, 'at'>): void {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    const finding = { rule, severity, message, where: whereOf(at), at };
    if (count <= MOST_OF_A_RULE) this.#findings.push(finding);
    if (count === 1) this.#first.set(rule, finding);
  }

  findings(): readonly Finding[] {
    const more = [...this.#counts].flatMap(([rule, count]) => {
      const first = this.#first.get(rule);
      if (count <= MOST_OF_A_RULE || !first) return [];
      const message = `Further figures with the same problem: ${count - MOST_OF_A_RULE}.`;
      return [{ rule, severity: first.severity, message, where: '' }];
    });
    return [...this.#findings, ...more];
  }
}

function whereOf(at: SourceObservation['at']): string {
  const sheet = at.part === undefined ? '' : `sheet ${at.part}, `;
  const column = at.column === undefined ? '' : `, column ${letterOf(at.column)}`;
  return `${sheet}row ${at.row}${column}`;
}

function letterOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
