/** Counts the requests under way, so that work without haste can wait until nobody waits for an answer. */
export class Traffic {
  #underWay = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Says that a request has come; returns what to call when it has been answered. */
  begin(): () => void {
    this.#underWay++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#underWay--;
      this.#lastAt = performance.now();
    };
  }

  /** Whether no request is under way and none has been for some milliseconds. */
  quietFor(milliseconds: number): boolean {
    return this.#underWay === 0 && performance.now() - this.#lastAt >= milliseconds;
  }
}
