import {
  type Finding,
  indicatorByCode,
  type SourceObservation,
  seriesKeyOf,
  unitName,
  yearOf,
} from '@sterna/statistics';
import { type ListedPlace, placeByCode } from '@sterna/vocabulary';
import { computedFrom } from './computed.ts';
import { cellId, type OwnFigure } from './overlay.ts';

/** A figure that is brought, before it belongs to a contribution. */
export type BroughtFigure = Omit<OwnFigure, 'contribution'>;

/** Figures of one contribution. */
export const MOST_FIGURES = 20_000;

/** What is known where figures are checked. */
export interface FigureCheckContext {
  /** Code of the space's country or area, or of its region or municipality. */
  readonly place: string;
  /** Codes of the places below it. */
  readonly below?: ReadonlySet<string>;
  /** The country's list of places, by which files may name them. */
  readonly listed?: readonly ListedPlace[];
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

/** Whether a figure speaks of a place: of it, of one below it, or of another with it. @param below codes of the places below it */
export function isAbout(
  place: string,
  figure: { readonly refArea: string; readonly counterpart: string },
  below: ReadonlySet<string> | undefined,
): boolean {
  return figure.refArea === place || figure.counterpart === place || below?.has(figure.refArea) === true;
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
    const inputs = computedFrom(one.indicator);
    if (inputs.length > 0) {
      log.add(
        'computed-indicator',
        'warning',
        `“${nameOf(one.indicator)}” is computed here from ${inputs.map(nameOf).join(' + ')}. Rather bring these; what is brought of it takes the place of what is computed.`,
        one,
      );
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
      `Figures of “${nameOf(indicator)}” are not yours to bring. Ask the focal point for it, or leave them out.`,
    ];
  }
  if (!isAbout(context.place, { refArea, counterpart }, context.below)) {
    return [
      'other-place',
      `${placeName(refArea, context)} is not the place of this space. Bring figures of ${placeName(context.place, context)}, or of others with it.`,
    ];
  }
  for (const code of [refArea, counterpart]) {
    if (code !== '_T' && !placeByCode(code) && !isListed(code, context))
      return ['no-such-place', `“${code}” is no place that is known. Give its ISO code.`];
  }
  if (known && unit !== known.unit) {
    return [
      'other-unit',
      `“${nameOf(indicator)}” is measured in ${unitName(known.unit, 'en')}, and this figure in ${unitName(unit, 'en')}. Give it in ${unitName(known.unit, 'en')}, or say its unit in the mapping.`,
    ];
  }
  return rangeProblem(indicator, unit, value);
}

function rangeProblem(indicator: string, unit: string, value: number): readonly [string, string] | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > 1e18)
    return ['beyond-range', `${value} is larger than anything that is counted here. Check the number.`];
  const mayBeNegative = BALANCES.has(indicator) || indicator.endsWith('_CHANGE') || !indicatorByCode(indicator);
  if (value < 0 && !mayBeNegative)
    return [
      'beyond-range',
      `${value} is below 0, which “${nameOf(indicator)}” cannot be. Check the number and its sign.`,
    ];
  const isWhole =
    unit === 'PC' && indicatorByCode(indicator) && !OPEN_PERCENTAGES.has(indicator) && !indicator.endsWith('_CHANGE');
  if (value > 100 && isWhole)
    return [
      'beyond-range',
      `${value} is over 100, which a share in per cent cannot be. Check the number and its decimal mark.`,
    ];
  return undefined;
}

function nameOf(indicator: string): string {
  return indicatorByCode(indicator)?.name.en ?? indicator;
}

function isListed(code: string, { place, below, listed }: FigureCheckContext): boolean {
  return code === place || below?.has(code) === true || listed?.some((one) => one.code === code) === true;
}

function placeName(code: string, { listed }: FigureCheckContext): string {
  const name = placeByCode(code)?.name.en ?? listed?.find((one) => one.code === code)?.names[0] ?? code;
  return `${name} (${code})`;
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
