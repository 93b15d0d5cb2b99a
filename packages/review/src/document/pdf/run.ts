/** A piece of text as a page draws it: points from the page's upper left corner as it is shown. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, downwards. */
  readonly base: number;
  readonly size: number;
  readonly font: string;
  readonly isRightToLeft: boolean;
}
