import type { Block, Document, DocumentWords } from '@sterna/document';
import type { Language } from '@sterna/vocabulary';
import { numberFigures } from '../contents.ts';
import { traceAnchors } from '../trace-anchors.ts';
import type { HtmlContext } from './html-context.ts';
import { renderBlocks } from './section-html.ts';

/** How blocks are shown outside of a whole document. */
export interface FragmentOptions {
  readonly language: Language;
  readonly words: DocumentWords;
  /** Level of the first headings within the blocks: 3 under an `h2`. */
  readonly level: number;
  /** The address of a figure's trace. */
  readonly linkTrace?: (key: string) => string | undefined;
  /** The address of a policy document, or of a page of it, that a cell leads to. */
  readonly linkDocument?: (key: string) => string | undefined;
}

/**
 * Renders blocks alone, as they stand in a document: a section while it is being written. Charts and tables are counted
 * from 1. All text is escaped, as in `renderHtml`.
 *
 * @returns markup to place inside an element of class `document`
 */
export function renderFragment(blocks: readonly Block[], options: FragmentOptions): string {
  const { language, words, level, linkTrace, linkDocument } = options;
  const document: Document = {
    language,
    place: '',
    kicker: '',
    title: '',
    summary: [],
    keyFigures: [],
    meta: [],
    edited: '',
    sections: [{ id: 'fragment', number: '', title: '', blocks, sections: [] }],
    words,
  };
  const context: HtmlContext = {
    document,
    numbers: numberFigures(document),
    anchors: traceAnchors(document),
    linkTrace: (key) => linkTrace?.(key),
    linkDocument: (key) => linkDocument?.(key),
    linkFile: undefined,
    linkDownload: undefined,
  };
  return renderBlocks(blocks, level, context);
}
