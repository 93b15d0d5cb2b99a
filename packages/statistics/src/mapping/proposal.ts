import type { Finding } from '../finding.ts';
import type { Mapping, MappingTarget, Said } from './mapping.ts';

/** What a column was taken for, and why. */
export interface ProposedColumn {
  /** Counted from 1. */
  readonly column: number;
  /** As a spreadsheet shows it: `D`. */
  readonly letter: string;
  /** Rows of a head of several rows are joined by ` / `; empty where there is none. */
  readonly heading: string;
  readonly is: MappingTarget;
  /** For a column of values: what its heading says. */
  readonly of?: Said;
  readonly fillDown?: boolean;
  /** 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** What it was told from: its heading, its values, both, or nothing that is known. */
  readonly because: 'heading' | 'values' | 'both' | 'nothing';
  /** The same in a sentence, in English. */
  readonly reason: string;
  /** Share of its filled cells that read as what it is taken for, 0 to 1. */
  readonly share: number;
  /** Its first values that differ, at most five. */
  readonly examples: readonly string[];
}

/** How a file could be read: for a person to look at, complete and confirm. */
export interface MappingProposal {
  /** Ready to be read with when nothing is `missing`. */
  readonly mapping: Mapping;
  /** Tables of the file, by name; a plain file has one without. */
  readonly tables: readonly string[];
  /** The table looked at. */
  readonly table: string;
  /** Rows of headings, counted from 1. */
  readonly head: readonly number[];
  readonly columns: readonly ProposedColumn[];
  /** What a person has to say before it can be read: as a constant, or by pointing at a column. */
  readonly missing: readonly MappingTarget[];
  /** What was taken from the lines above the table, with the words it was taken from. */
  readonly fromTitle: Said;
  /** 0 to 1: that of the least certain part that is needed. */
  readonly confidence: number;
  readonly findings: readonly Finding[];
}

/** One cell of a preview. */
export interface PreviewCell {
  /** Counted from 1. */
  readonly column: number;
  /** As it stands in the file. */
  readonly text: string;
  readonly is: MappingTarget;
  /** What it is read as: a code, a period, a number; absent when it is ignored, empty or refused. */
  readonly became?: string;
  /** Why it was refused or left out, or what is to be known of it. */
  readonly finding?: Finding;
}

export interface PreviewRow {
  /** Row in the file, counted from 1. */
  readonly row: number;
  /** `head`, `figures`, or `outside`: titles, notes, rows without a value. */
  readonly part: 'head' | 'figures' | 'outside';
  readonly cells: readonly PreviewCell[];
  /** Figures the row gives. */
  readonly figures: number;
}

/** The first rows of a table as they will be read. */
export interface MappedPreview {
  readonly table: string;
  readonly columns: readonly {
    readonly column: number;
    readonly letter: string;
    readonly heading: string;
    readonly is: MappingTarget;
  }[];
  readonly rows: readonly PreviewRow[];
  /** Of the rows shown, by severity; those of the mapping first. */
  readonly findings: readonly Finding[];
}
