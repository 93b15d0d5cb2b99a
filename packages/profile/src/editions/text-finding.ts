import type { Finding } from '@sterna/statistics';

/** A problem in what people write for an edition, with what it is about: the figure's key, the address, the section. */
export interface TextFinding extends Finding {
  readonly subject: string;
}
