import type { Language } from '@sterna/vocabulary';
import type { BlockTemplate } from '../template/template.ts';

/** A title by language; for languages left out the first one that is there stands in. */
export type SomeTitle = Readonly<Partial<Record<Language, string>>>;

/** How figures of the indicator catalogue may be shown in a section. */
export type FigureDisplay = 'line' | 'newest-table' | 'series-table' | 'sexes-table' | 'definitions';

/** One change that a country makes to the template of its edition. Sections are named by their id. */
export type TemplateChange =
  /** Leaves a part or section out. Its texts stay, and come back with it. */
  | { readonly change: 'drop'; readonly section: string }
  /** Takes a part or section of the standard template in again, where it stood. */
  | { readonly change: 'restore'; readonly section: string }
  /** Moves a part among the parts, or a section within its part. */
  | { readonly change: 'move'; readonly section: string; readonly by: -1 | 1 }
  /** Moves a section to the end of another part. */
  | { readonly change: 'move-to'; readonly section: string; readonly part: string }
  | { readonly change: 'rename'; readonly section: string; readonly title: SomeTitle }
  /** Adds a section at the end of a part, or a part at the end (`part: null`). */
  | { readonly change: 'add-section'; readonly part: string | null; readonly title: SomeTitle }
  /** Adds figures of the indicator catalogue at the end of a section. */
  | {
      readonly change: 'add-figures';
      readonly section: string;
      readonly display: FigureDisplay;
      /** Codes of the indicator catalogue. */
      readonly indicators: readonly string[];
      /** Of a table; the indicators' names where it has none. */
      readonly title?: SomeTitle;
    }
  /** Adds a block at the end of a section: one that the standard template has, for instance. */
  | { readonly change: 'add-block'; readonly section: string; readonly block: BlockTemplate }
  /** Title and blocks of a section as the standard template has them; without a section all of the template. */
  | { readonly change: 'as-standard'; readonly section: string | null }
  /** Takes a block away; see `blockName`. */
  | { readonly change: 'remove-block'; readonly section: string; readonly block: string }
  | { readonly change: 'move-block'; readonly section: string; readonly block: string; readonly by: -1 | 1 };

/** What a block is known by within its section: `line:stocks-over-time`, `statement:gdp-now`, `gaps`. */
export function blockName(block: BlockTemplate): string {
  switch (block.block) {
    case 'statement':
    case 'optional-statement':
      return `${block.block}:${block.statement}`;
    case 'note':
    case 'contribution':
      return `${block.block}:${block.title.en}`;
    case 'definitions':
      return `${block.block}:${block.indicators.join('+')}`;
    default:
      return 'id' in block ? `${block.block}:${block.id}` : block.block;
  }
}
