/** How often a recogniser is right. */
export interface Tally {
  /** Said, and so. */
  readonly right: number;
  /** Said, and not so. */
  readonly wrong: number;
  /** Not said, though so. */
  readonly missed: number;
}

export interface Score extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Counts what was said against what is so. */
export class Counting {
  #right = 0;
  #wrong = 0;
  #missed = 0;

  add(isSaid: boolean, isSo: boolean): void {
    if (isSaid && isSo) this.#right += 1;
    else if (isSaid) this.#wrong += 1;
    else if (isSo) this.#missed += 1;
  }

  /** Precision, recall and F1; 1 where there was nothing to find and nothing was said. */
  score(): Score {
    const tally = { right: this.#right, wrong: this.#wrong, missed: this.#missed };
    const part = (whole: number): number => (whole === 0 ? 1 : tally.right / whole);
    const precision = part(tally.right + tally.wrong);
    const recall = part(tally.right + tally.missed);
    const sum = precision + recall;
    return { ...tally, precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
  }
}
