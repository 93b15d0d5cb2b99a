import type { Language } from '@sterna/vocabulary';

/** Which figure a statement speaks of. Unless said otherwise: of the profile's place, both sexes, all counterparts. */
export interface FigureChoice {
  readonly indicator: string;
  /** `newest` (default), `first`, `highest`, or the name of another figure of the statement whose period to take. */
  readonly at?: string;
  /** Counterpart of the n-th largest corridor (from 1). */
  readonly rank?: number;
  /** Name of another figure of the statement whose counterpart to take. */
  readonly counterpartOf?: string;
  /** Another place than the profile's: `WLD`. */
  readonly place?: string;
  readonly sex?: 'F' | 'M';
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** Holds when the figure is there and lies above or below a bound, or is written just as another figure. */
export interface FigureCondition {
  readonly figure: string;
  readonly above?: number;
  readonly below?: number;
  readonly sameAs?: string;
}

/**
 * One way of saying a statement, when its condition holds.
 *
 * Texts are templates: `{n}` writes the figure `n`, `{n|amount}` in words with what the language puts before a noun,
 * `{n|dollars}` as an amount of money, `{n|abs}` without its sign, `{n.year}` and `{n.start}` its years,
 * `{n.other}` the other years that it was computed from,
 * `{n.place|in}` its counterpart in a phrase role, `{place|in}` the profile's place, `{n|plural:one=…;other=…}` and
 * `{n.place|plural:one=…;other=…}` words that agree with it. `[[…]]` is left out when a figure in it is missing.
 */
export interface StatementVariant {
  /** All of them must hold. */
  readonly when?: readonly FigureCondition[];
  readonly text: Readonly<Record<Language, string>>;
}

/** A sentence computed from figures. The first variant whose condition holds is written. */
export interface Statement {
  readonly id: string;
  readonly figures: Readonly<Record<string, FigureChoice>>;
  readonly variants: readonly StatementVariant[];
}
