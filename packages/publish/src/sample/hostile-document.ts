import type { DataTable, Document, Inline } from '@sterna/document';
import { sampleDocument } from './sample-document.ts';

/** Text that does harm where it is taken for markup, a formula or a file's structure. */
export const HOSTILE_TEXT =
  '<script>alert(1)</script> "><img src=x onerror=alert(1)> #import "x.typ": * ]]> $x$ *b* @c <d> \\ {{e}} &amp; \u0000\u0008\ud800';
/** What spreadsheets compute when they take a text for a formula. */
export const HOSTILE_FORMULA = '=HYPERLINK("http://example.org","x")';

const HOSTILE_INLINES: readonly Inline[] = [
  { kind: 'text', text: HOSTILE_TEXT, emphasis: true },
  { kind: 'figure', text: HOSTILE_TEXT, trace: '"><script>' },
  { kind: 'link', text: 'link', href: 'java\nscript:alert(1)' },
];

const HOSTILE_TABLE: DataTable = {
  id: 'hostile-table',
  caption: HOSTILE_TEXT,
  columns: [
    { key: 'text', label: HOSTILE_FORMULA, type: 'text' },
    { key: 'count', label: HOSTILE_TEXT, type: 'count', unit: HOSTILE_TEXT },
  ],
  rows: [
    [
      { value: HOSTILE_FORMULA, text: HOSTILE_FORMULA },
      { value: -5, text: '−5', note: HOSTILE_TEXT },
    ],
    [
      { value: '@SUM(1)', text: '@SUM(1)' },
      { value: null, text: HOSTILE_TEXT },
    ],
  ],
  notes: [HOSTILE_TEXT, HOSTILE_FORMULA],
  sources: [{ source: 'X', text: HOSTILE_TEXT }],
};

/** A document whose every text tries to break out of its place. */
export function hostileDocument(): Document {
  const base = sampleDocument('fr');
  return {
    ...base,
    title: HOSTILE_TEXT,
    kicker: HOSTILE_TEXT,
    summary: HOSTILE_INLINES,
    meta: [HOSTILE_TEXT],
    keyFigures: [{ value: HOSTILE_TEXT, trace: '"><script>', label: HOSTILE_TEXT, change: HOSTILE_TEXT }],
    sections: [
      {
        id: 'hostile',
        number: '1',
        title: HOSTILE_TEXT,
        sections: [],
        blocks: [
          { kind: 'statement', content: HOSTILE_INLINES },
          { kind: 'paragraph', content: HOSTILE_INLINES },
          { kind: 'list', items: [HOSTILE_INLINES] },
          { kind: 'table', table: HOSTILE_TABLE },
          { kind: 'notice', tone: 'missing', title: HOSTILE_TEXT, content: HOSTILE_INLINES },
          { kind: 'definitions', items: [{ term: HOSTILE_TEXT, text: HOSTILE_INLINES }] },
          {
            kind: 'contribution',
            by: HOSTILE_TEXT,
            language: 'ar',
            blocks: [
              { kind: 'heading', content: HOSTILE_INLINES },
              { kind: 'list', items: [HOSTILE_INLINES], ordered: true },
            ],
          },
        ],
      },
      ...base.sections,
    ],
  };
}
