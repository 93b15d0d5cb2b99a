import type { Structure } from '@sterna/sdmx';
import type { TabularFile } from '@sterna/tabular';
import type { ListedPlace } from '@sterna/vocabulary';
import type { Finding } from './finding.ts';
import type { Mapping } from './mapping/mapping.ts';
import type { SourceObservation } from './observation.ts';

/** An indicator as a publisher names it, for codes that the catalogue does not have. */
export interface PublisherIndicator {
  readonly code: string;
  /** The publisher's own title, in the language of the file. */
  readonly title: string;
  readonly unit: string;
  readonly definition?: string;
}

/** What a file says of itself: who published it, which release it belongs to. */
export interface ReleaseDescription {
  /** Id of a source in the source catalogue: `UNDESA_STOCK`, `WB_WDI`, `UNSD_SDG`, `UNHCR_POPULATION`. */
  readonly source: string;
  /** Names the release among its source's: `2020 revision`, `2025-06-05`, `2019.Q1.G.01`. */
  readonly version: string;
  /** ISO date (`2025-06-05`), or the best the file tells (`2020-12-31` for a revision year). Newer is in force. */
  readonly dated: string;
  readonly title: string;
  /**
   * Dimensions over which the file is known to be complete, so that summing over them gives a true total:
   * a world origin × destination table is complete over both `REF_AREA` and `COUNTERPART_AREA`. Known for certain when
   * all rows have been read.
   */
  readonly completeOver: readonly ('REF_AREA' | 'COUNTERPART_AREA')[];
}

/** The outcome of opening a recognised file: its release, and its values in batches as they are read. */
export interface Reading {
  readonly reader: string;
  readonly release: ReleaseDescription;
  /**
   * All releases that the file has figures of, `release` first, for a file of several (our own exports). Filled while
   * `batches` is read; absent for a file of one.
   */
  readonly releases?: readonly ReleaseDescription[];
  /** Streams the values once. Findings and indicators are complete when it has ended. */
  readonly batches: AsyncIterable<readonly SourceObservation[]>;
  /** Filled while `batches` is read; by severity, the same thing found again counted with the first. */
  readonly findings: readonly Finding[];
  /** The findings that name a cell, once for each cell, for a marked-up copy of the file. Filled like `findings`. */
  readonly marks?: readonly Finding[];
  /** Filled while `batches` is read: indicators outside the catalogue. */
  readonly indicators: readonly PublisherIndicator[];
  /** SDMX structures that the file carries and that are to be kept; it may hold nothing else. Filled while `batches` is read. */
  readonly structures?: readonly Structure[];
  /** Rows that held values but were refused, filled while `batches` is read. */
  readonly rejectedRows: () => number;
}

/** What the caller knows of a file that the file does not say of itself. */
export interface ReadOptions {
  /** Indicator of a file that gives values without naming what they measure; a code of ours or of the publisher. */
  readonly indicator?: string;
  /** Id of the source, where the layout is a general one. */
  readonly source?: string;
  /** Names the release, where the file does not. */
  readonly version?: string;
  /** ISO date of the release, where the file does not give one. */
  readonly dated?: string;
  /** How a table is to be read that no reader knows, or that is to be read otherwise. */
  readonly mapping?: Mapping;
  /** SDMX structures known from other files, for data messages that carry none. */
  readonly structures?: readonly Structure[];
  /** Regions and municipalities that may be named in a table of one's own, beside the places of the vocabulary and before them. */
  readonly places?: readonly ListedPlace[];
}

/** A file that was recognised and yet cannot be read, with the reason. */
export interface Refusal {
  readonly findings: readonly Finding[];
}

/** Reads one publisher's layouts. Adding a source means adding one of these to the list in `readers/index.ts`. */
export interface Reader {
  readonly id: string;
  /** The layouts it reads, in a few words, for people whose file no reader recognises. */
  readonly layouts: string;
  /**
   * Looks at the first rows of each table, never at the file's name.
   *
   * @returns how sure it is, 0 (not mine) to 1; the surest reader is asked to read
   */
  recognise(file: TabularFile): Promise<number>;
  open(file: TabularFile, options: ReadOptions): Promise<Reading | Refusal>;
}
