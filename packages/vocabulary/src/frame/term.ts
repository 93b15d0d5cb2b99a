import type { LocalText } from '../language/language.ts';

/** A value of one of the dimensions that every room of Sterna shares. */
export interface FrameTerm {
  /** Stable code, used in data, addresses and files. */
  readonly code: string;
  readonly name: LocalText;
}
