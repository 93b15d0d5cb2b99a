import { documentWords, type WrittenBlocks } from '@sterna/profile';
import { renderFragment } from '@sterna/publish';
import type { ComputedSection, SavedText, SectionView, TextAt } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { spaceTracePath } from '#lib/data-paths.ts';
import { sectionPath } from '#lib/edition-paths.ts';
import { documentKeyPath } from '#lib/plan-paths.ts';

type Blocks = WrittenBlocks['blocks'] | SectionView['preview'];

/** Where figures of a draft lead: to their trace in the space, in the language of the page. */
export interface DraftPage {
  /** Short name of the space. */
  readonly space: string;
  readonly page: Language;
}

/** Blocks of a section as they will stand in the edition. @param language of the blocks */
export function blocksHtml(blocks: Blocks, language: Language, { space, page }: DraftPage): string {
  return renderFragment(blocks, {
    language,
    words: documentWords(language),
    level: 3,
    linkTrace: (key) => spaceTracePath(page, space, key),
    linkDocument: (key) => documentKeyPath(page, key, space),
  });
}

interface ComputedHtml {
  readonly opening: string;
  readonly pictures: string;
}

// Charts are drawn once for each section that was computed: the service keeps it for as long as its figures stay.
const rendered = new WeakMap<ComputedSection['section'], Map<Language, ComputedHtml>>();

/** What is computed for a section: what stands before its text, and what stands behind it. */
export function computedHtml({ section }: ComputedSection, language: Language, draft: DraftPage): ComputedHtml {
  const known = rendered.get(section)?.get(draft.page);
  if (known) return known;
  const html = renderComputed(section.blocks, language, draft);
  const pages = rendered.get(section) ?? new Map<Language, ComputedHtml>();
  rendered.set(section, pages.set(draft.page, html));
  return html;
}

function renderComputed(blocks: SectionView['preview'], language: Language, draft: DraftPage): ComputedHtml {
  const found = blocks.findIndex(({ kind }) => kind !== 'statement' && kind !== 'notice');
  const at = found === -1 ? blocks.length : found;
  return {
    opening: blocksHtml(blocks.slice(0, at), language, draft),
    pictures: blocksHtml(blocks.slice(at), language, draft),
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
