import type { Finding, ReleaseDescription, SourceObservation } from '@sterna/statistics';
import type { StructureNames } from './reading/structure-names.ts';

/** What the codes of the figures in a preview are called: by the file, and by structures known to it. */
export interface PreviewNames extends StructureNames {
  /** Titles of indicators that the catalogue lacks, as the publisher writes them. */
  readonly indicators: Readonly<Record<string, string>>;
}

/** A figure that an import would bring in place of the one in force. */
export interface FigureChange {
  readonly observation: SourceObservation;
  /** The value in force; `null` where it is stated as missing. */
  readonly before: number | null;
  /** Source and version of the release it is from. */
  readonly beforeRelease: { readonly id: number; readonly source: string; readonly version: string };
  /** (new − old) ÷ |old|; absent when either is missing or the old one is 0. */
  readonly relative?: number;
}

/** What an import would change against the figures in force. */
export interface ImportChanges {
  /** Figures of series and periods that have none in force. */
  readonly added: number;
  /** Figures that would replace one of another value. */
  readonly changed: number;
  /** Figures equal to the one in force. */
  readonly same: number;
  /** Figures that would be kept but not come into force, because a newer release states the same series and period. */
  readonly behind: number;
  /** Figures that the release has with another value already, from another file: they would be left out. */
  readonly conflicting: number;
  /** At most fifty, those first that change most in proportion. */
  readonly largest: readonly FigureChange[];
}

/** What a file is, how it is read, and what importing it would do; nothing of it is stored. */
export interface ImportPreview {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** `csv`, `xlsx`, `zip`, `xml`, `json`; absent for a file that could not be opened. */
  readonly format?: string;
  readonly encoding?: string;
  /** Reader that recognised it, or `mapping`; absent when none did. */
  readonly reader?: string;
  readonly releases: readonly ReleaseDescription[];
  readonly series: number;
  /** Missing ones included. */
  readonly observations: number;
  /** Of these, the ones that the file states as missing. */
  readonly missing: number;
  /** SDMX structures in it; absent when there are none. */
  readonly structures?: number;
  readonly rejectedRows: number;
  /** By severity. */
  readonly findings: readonly Finding[];
  /** Absent when there is nothing to import. */
  readonly changes?: ImportChanges;
  /** The first observations, at most fifty, as they are read: those with a value, and where they are fewer, missing ones. */
  readonly sample: readonly SourceObservation[];
  /** Names of what stands in `sample` and `changes`; absent where none is known. */
  readonly names?: PreviewNames;
  /** What a person has to say before it can be read: how the columns map, or what the values measure. */
  readonly needs?: 'mapping' | 'indicator';
  /** This very content is in the database already, as part of these releases. */
  readonly already?: readonly { readonly source: string; readonly version: string }[];
}
