import type { Block, Document, Section } from '@sterna/document';
import { indicatorsOf, PROFILE_TEMPLATE } from '@sterna/profile';
import type { GapRow } from './gap-report.ts';

/** A part of the profile that lacks figures, and which. */
export interface SectionGap {
  readonly id: string;
  /** `1.2`; empty for the key figures. */
  readonly number: string;
  readonly title: string;
  readonly missing: readonly string[];
  readonly old: readonly string[];
  /** Nothing at all is shown in it but notices. */
  readonly empty: boolean;
}

type Template = (typeof PROFILE_TEMPLATE.parts)[number];

/** Whether a block shows a figure, and not only says that there is none. */
function showsFigures(block: Block): boolean {
  if (block.kind === 'notice' || block.kind === 'definitions') return false;
  if (block.kind === 'table') return block.table.rows.some((row) => row.some(({ trace }) => trace !== undefined));
  if (block.kind === 'paragraph' || block.kind === 'statement')
    return block.content.some(({ kind }) => kind === 'figure');
  return block.kind === 'chart' || block.kind === 'key-figures';
}

function findSection(sections: readonly Section[], id: string): Section | undefined {
  for (const section of sections) {
    const found = section.id === id ? section : findSection(section.sections, id);
    if (found) return found;
  }
  return undefined;
}

/** Sections that show figures of their own, in reading order; those that only hold others are passed over. */
function leaves(sections: readonly Template[]): readonly Template[] {
  return sections.flatMap((section) => [
    ...(section.blocks.length > 0 ? [{ ...section, sections: [] }] : []),
    ...leaves(section.sections ?? []),
  ]);
}

/**
 * What a profile lacks because indicators have no figure or an old one: by the template, which says what each section
 * is to show, and the assembled document, which says what it shows.
 *
 * @param keyFigures title for the figures that open the profile
 */
export function profileGaps(document: Document, rows: readonly GapRow[], keyFigures: string): readonly SectionGap[] {
  const states = new Map(rows.map(({ indicator, state }) => [indicator, state]));
  const gapOf = (codes: readonly string[]) => ({
    missing: codes.filter((code) => (states.get(code) ?? 'missing') === 'missing'),
    old: codes.filter((code) => states.get(code) === 'old'),
  });
  const opening: SectionGap = {
    id: '',
    number: '',
    title: keyFigures,
    ...gapOf([...new Set(PROFILE_TEMPLATE.keyFigures.map(({ indicator }) => indicator))]),
    empty: document.keyFigures.length === 0,
  };
  const sections = leaves(PROFILE_TEMPLATE.parts).flatMap((template): SectionGap[] => {
    const codes = indicatorsOf([template]);
    const section = findSection(document.sections, template.id);
    if (codes.length === 0 || !section) return [];
    const { id, number, title, blocks } = section;
    return [{ id, number, title, ...gapOf(codes), empty: !blocks.some(showsFigures) }];
  });
  return [opening, ...sections].filter(({ missing, old }) => missing.length + old.length > 0);
}
