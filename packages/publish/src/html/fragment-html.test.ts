import type { DataTable, DocumentWords } from '@sterna/document';
import { expect, it } from 'vitest';
import { renderFragment } from './fragment-html.ts';

const words = {} as DocumentWords;

it('renders blocks alone, with headings at the level of the page and figures that lead to their traces', () => {
  const html = renderFragment(
    [
      { kind: 'heading', content: [{ kind: 'text', text: 'Lois' }] },
      { kind: 'paragraph', content: [{ kind: 'figure', text: '12', trace: 'A~B' }] },
    ],
    { language: 'fr', words, level: 3, linkTrace: (key) => `/fr/trace/${key}` },
  );
  expect(html).toBe('<h3>Lois</h3>\n<p><a class="trace" href="/fr/trace/A~B">12</a></p>');
});

it('escapes what looks like markup', () => {
  const content = [{ kind: 'text', text: '<script>alert(1)</script>' }] as const;
  const html = renderFragment([{ kind: 'paragraph', content }], { language: 'ar', words, level: 3 });
  expect(html).not.toContain('<script');
});

it('begins a line where the text says so', () => {
  const content = [
    { kind: 'text', text: 'Transferts' },
    { kind: 'text', text: 'Ailleurs', italic: true, onNewLine: true },
  ] as const;
  const html = renderFragment([{ kind: 'paragraph', content }], { language: 'fr', words, level: 3 });
  expect(html).toBe('<p>Transferts<br><em>Ailleurs</em></p>');
});

it('leads from a cell to its policy document where the page says how, and to nothing that could run', () => {
  const table: DataTable = {
    ...{ id: 't', caption: 'T', notes: [], sources: [] },
    columns: [{ key: 'a', label: 'A', type: 'text' }],
    rows: [[{ value: 'Plan', text: 'Plan', document: 'gin/1' }]],
  };
  const shown = (linkDocument: (key: string) => string | undefined): string =>
    renderFragment([{ kind: 'table', table }], { language: 'en', words, level: 2, linkDocument });
  expect(shown((key) => `/en/plans/${key}`)).toContain('<a href="/en/plans/gin/1">Plan</a>');
  expect(shown(() => undefined)).not.toContain('<a');
  expect(shown(() => 'javascript:alert(1)')).not.toContain('<a');
});
