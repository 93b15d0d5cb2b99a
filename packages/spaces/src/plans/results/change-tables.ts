import type { DataTable, TableCell } from '@sterna/document';
import type { Language } from '@sterna/vocabulary';
import { themeName } from './gap-blocks.ts';
import type { VersionChanges } from './version-changes.ts';
import { resultWord } from './words.ts';

const text = (value: string): TableCell => ({ value, text: value });
const number = (value: number | null): TableCell => ({ value, text: value === null ? '–' : String(value) });
const pageOf = (page: number | undefined): TableCell => number(page === undefined || page === 0 ? null : page);

/** Every passage of every theme of two documents, one to a row, to be taken away. */
export function passageChangeTable({ documents, themes }: VersionChanges, language: Language): DataTable {
  const column = (key: string, word: Parameters<typeof resultWord>[0], type: 'text' | 'count' = 'text') => ({
    ...{ key, label: resultWord(word, language), type },
  });
  return {
    id: 'passages-compared',
    caption: resultWord('compareThemes', language),
    columns: [
      column('theme', 'columnTheme'),
      column('document', 'columnDocument'),
      column('depth', 'columnDepth', 'count'),
      column('fate', 'columnFate'),
      column('page', 'columnPage', 'count'),
      column('passage', 'columnPassage'),
    ],
    rows: themes.flatMap(({ theme, passages }) =>
      passages.flatMap((side, at) =>
        side.map((one) => [
          { ...text(themeName(theme, language)), code: theme },
          text(documents[at]?.title ?? ''),
          number(one.depth),
          text(one.fate ?? ''),
          pageOf(one.page),
          text(one.text),
        ]),
      ),
    ),
    notes: [],
    sources: [],
  };
}

/** Every paragraph that changed, moved, is new or was dropped. */
export function paragraphChangeTable({ paragraphs }: VersionChanges, language: Language): DataTable {
  return {
    id: 'paragraphs-compared',
    caption: resultWord('paragraphs', language),
    columns: [
      { key: 'fate', label: resultWord('columnFate', language), type: 'text' },
      { key: 'migration', label: resultWord('columnConcerns', language), type: 'count' },
      { key: 'page-before', label: resultWord('columnPageBefore', language), type: 'count' },
      { key: 'page-after', label: resultWord('columnPageAfter', language), type: 'count' },
      { key: 'before', label: resultWord('columnBefore', language), type: 'text' },
      { key: 'after', label: resultWord('columnAfter', language), type: 'text' },
    ],
    rows: (paragraphs?.changes ?? []).map(({ fate, before, after, concerns }) => [
      text(fate),
      number(Number(concerns)),
      pageOf(before?.page),
      pageOf(after?.page),
      text(before?.text ?? ''),
      text(after?.text ?? ''),
    ]),
    notes: [],
    sources: [],
  };
}
