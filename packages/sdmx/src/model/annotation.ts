import type { LocalisedText } from './text.ts';

/** A remark attached to anything. */
export interface Annotation {
  readonly id?: string;
  readonly title?: string;
  readonly type?: string;
  readonly url?: string;
  readonly text?: LocalisedText;
}
