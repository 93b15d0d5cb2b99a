import type { Block } from '../document/policy-text.ts';
import { type Token, tokensOf } from '../matching/tokens.ts';

/** The headings that stand above a block of a document. */
export class Headings {
  readonly #open: { level: number; text: string; tokens: readonly Token[] }[] = [];

  /** To be told of every block in turn; with its words, where they are read otherwise than written. */
  pass(block: Block, words?: readonly Token[]): void {
    if (block.kind !== 'heading') return;
    const level = block.level ?? 6;
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    this.#open.push({ level, text: block.text, tokens: words ?? tokensOf(block.text, block.language) });
  }

  /** All of them, highest first. */
  get texts(): readonly string[] {
    return this.#open.map(({ text }) => text);
  }

  /** The words of the nearest one. */
  get nearest(): readonly Token[] {
    return this.#open.at(-1)?.tokens ?? [];
  }
}
