import type { LocalText } from '@sterna/vocabulary';
import commitments from './commitments.json' with { type: 'json' };
import thresholds from './thresholds.json' with { type: 'json' };

/** Which of an indicator's series is meant; totals unless told. */
export interface SeriesChoice {
  readonly sex?: string;
  readonly age?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** How a figure of a country is put on the scale from 0 to 5 on which depth is, too. */
export interface RelevanceScale extends SeriesChoice {
  readonly id: string;
  /** Code of the indicator catalogue. */
  readonly indicator: string;
  /** Series that are added up. */
  readonly parts?: readonly SeriesChoice[];
  /** The figure is divided by the newest of this indicator and multiplied. */
  readonly per?: { readonly indicator: string; readonly times: number };
  /** The greatest of the corridors of the newest year, rather than their total. */
  readonly corridor?: 'largest';
  /** Counts only where another figure reaches a value. */
  readonly where?: { readonly indicator: string; readonly atLeast: number };
  /** `below`: the lower the figure, the more relevant. */
  readonly sense?: 'below';
  /** From which value on the relevance is 1, 2, …; fewer than five where the figure alone cannot say more. */
  readonly bounds: readonly number[];
  /** How countries are spread, a norm of an international body, or a judgement of ours. */
  readonly basis: 'distribution' | 'standard' | 'judgement';
  /** Source of the catalogue whose figures the bounds come from. */
  readonly source?: string;
  readonly reason: LocalText;
}

/** The scales by which a theme is relevant: the highest counts. */
export interface ThemeScales {
  readonly theme: string;
  readonly scales: readonly string[];
  /** Scales that speak of the theme by the way, such as remittances of the diaspora: they count one level less. */
  readonly indirect?: readonly string[];
  /** What would have to be counted, where no indicator of the catalogue says anything of the theme. */
  readonly lacking?: LocalText;
}

interface Thresholds {
  readonly version: number;
  /** Years after which a figure says nothing of today. */
  readonly oldest: number;
  readonly scales: readonly RelevanceScale[];
  readonly themes: readonly ThemeScales[];
}

/** The published thresholds, see docs/decisions/0026. */
export const THRESHOLDS: Thresholds = thresholds as unknown as Thresholds;

/** A typical commitment for each theme, written for this project: shown where no document of the database has one. */
export const TYPICAL_COMMITMENTS: ReadonlyMap<string, LocalText> = new Map(
  (commitments as readonly { readonly theme: string; readonly text: LocalText }[]).map(({ theme, text }) => [
    theme,
    text,
  ]),
);
