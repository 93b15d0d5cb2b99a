import type { Document } from '@sterna/document';
import type { FigureNumber } from '../contents.ts';
import type { TraceAnchors } from '../trace-anchors.ts';

/** A picture or table of the document as a file of its own. */
export type FileFormat = 'svg' | 'png' | 'csv';
/** The whole document as a file. */
export type DownloadFormat = 'pdf' | 'docx' | 'xlsx';

/** What the parts of a page need to know about the whole. */
export interface HtmlContext {
  readonly document: Document;
  readonly numbers: ReadonlyMap<string, FigureNumber>;
  /** The address of a trace; without one the figure stands as text. */
  readonly linkTrace: (key: string) => string | undefined;
  /** The address of a policy document, or of a page of it; without one the cell stands as text. */
  readonly linkDocument: (key: string) => string | undefined;
  readonly linkFile: ((id: string, format: FileFormat) => string) | undefined;
  readonly linkDownload: ((format: DownloadFormat) => string) | undefined;
  readonly anchors: TraceAnchors;
}
