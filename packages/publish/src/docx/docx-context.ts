import type { Document } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import { type FigureNumber, numberFigures, walkSections } from '../contents.ts';
import { type TraceAnchors, traceAnchors } from '../trace-anchors.ts';

/** What the parts of a file need to know about the whole. */
export interface DocxContext {
  readonly document: Document;
  readonly rightToLeft: boolean;
  readonly numbers: ReadonlyMap<string, FigureNumber>;
  readonly anchors: TraceAnchors;
  /** Word's bookmark names for the anchors: at most 40 characters, so they are counted. */
  readonly bookmarks: ReadonlyMap<string, string>;
  /** Bookmark names of headings, by the id of the section. */
  readonly headings: ReadonlyMap<string, string>;
  /** Counts numbered lists: each is an instance of its own, and begins with 1. */
  readonly nextList: () => number;
}

/** Walks the document once for what its parts refer to. */
export function docxContext(document: Document): DocxContext {
  const anchors = traceAnchors(document);
  let lists = 0;
  return {
    document,
    rightToLeft: directionOf(document.language) === 'rtl',
    numbers: numberFigures(document),
    anchors,
    bookmarks: new Map([...anchors.byTrace.keys()].map((trace, index) => [trace, `trace_${index + 1}`])),
    nextList: () => {
      lists += 1;
      return lists;
    },
    headings: new Map(
      [...walkSections(document.sections)].map(({ section }, index) => [section.id, `_Toc${1000 + index}`]),
    ),
  };
}
