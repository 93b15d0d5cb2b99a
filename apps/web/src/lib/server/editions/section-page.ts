import { documentWords, type WrittenBlocks } from '@sterna/profile';
import { renderFragment } from '@sterna/publish';
import type { SavedText, SectionView, TextAt } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { sectionPath } from '#lib/edition-paths.ts';
import { tracePath } from '#lib/paths.ts';

type Blocks = WrittenBlocks['blocks'] | SectionView['preview'];

/** Blocks of a section as they will stand in the edition. @param page language of the page, whose traces figures lead to */
export function blocksHtml(blocks: Blocks, language: Language, page: Language): string {
  return renderFragment(blocks, {
    language,
    words: documentWords(language),
    level: 3,
    linkTrace: (key) => tracePath(page, key),
  });
}

/** What is computed for a section: what stands before its text, and what stands behind it. */
export function computedHtml(
  blocks: SectionView['preview'],
  language: Language,
  page: Language,
): { readonly opening: string; readonly pictures: string } {
  const found = blocks.findIndex(({ kind }) => kind !== 'statement' && kind !== 'notice');
  const at = found === -1 ? blocks.length : found;
  return {
    opening: blocksHtml(blocks.slice(0, at), language, page),
    pictures: blocksHtml(blocks.slice(at), language, page),
  };
}

/** Where the page of a section leads when a text was handed in. @param space short name */
export function afterSaving(saved: SavedText, at: TextAt, space: string, page: Language): string {
  const address = { space, edition: at.edition, section: at.section, text: at.language };
  switch (saved.kind) {
    case 'saved':
      return `${sectionPath(page, address)}?said=saved`;
    case 'unchanged':
      return `${sectionPath(page, address)}?said=unchanged`;
    case 'merged':
      return `${sectionPath(page, address)}?said=merged&mine=${saved.submitted.id}`;
    case 'aside':
      return sectionPath(page, address, `merge/${saved.aside.text.id}`);
  }
}
