import type { Block, Document, Section } from '@sterna/document';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { walkBlocks } from '../contents.ts';
import { hostileDocument } from '../sample/hostile-document.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { renderPdf } from './document-pdf.ts';

async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= opened.numPages; number += 1) {
    const { items } = await (await opened.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/[\s\u2060-\u2069]/gu, ''),
    );
  }
  await opened.loadingTask.destroy();
  return pages;
}

interface Properties {
  readonly info: { readonly Title?: string; readonly Author?: string; readonly CreationDate?: string };
  readonly metadata: string;
}

async function propertiesOf(pdf: Uint8Array): Promise<Properties> {
  const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { info, metadata } = await opened.getMetadata();
  await opened.loadingTask.destroy();
  return { info, metadata: metadata?.getRaw() ?? '' };
}

function oneSection(blocks: readonly Block[]): Document {
  return { ...sampleDocument('fr'), sections: [{ id: 'one', number: '1', title: 'Un', blocks, sections: [] }] };
}

const SECTION_NUMBERS = Array.from({ length: 16 }, (_, index) => 100 + index);

/** Sections with a statement and, in turn, a picture, a small and a long table, so that pages end in ever other places. */
function manySections(): Document {
  const base = sampleDocument('fr');
  const all = [...walkBlocks(base)];
  const picture = all.find((block) => block.kind === 'chart');
  const grid = all.find((block) => block.kind === 'table');
  if (!picture || !grid) throw new Error('the sample lacks a chart or a table');
  const sections = SECTION_NUMBERS.map((number, index): Section => {
    const chart = { ...picture.chart, id: `c${number}`, title: `Légende ${number}.` };
    const rows = index % 3 === 1 ? grid.table.rows : [grid.table.rows, grid.table.rows, grid.table.rows].flat();
    const table = { ...grid.table, id: `t${number}`, caption: `Légende ${number}.`, rows };
    const figure: Block = index % 3 === 0 ? { ...picture, chart } : { ...grid, table };
    const text = `Phrase ${number}. ${'Une phrase de plus. '.repeat(index)}`;
    const statement: Block = { kind: 'statement', content: [{ kind: 'text', text }] };
    return { id: `s${number}`, number: '1', title: `Titre ${number}.`, blocks: [statement, figure], sections: [] };
  });
  return { ...base, sections: [{ id: 'part', number: '1', title: 'Partie', blocks: [], sections }] };
}

async function sourceOf(language: 'fr' | 'ar'): Promise<string> {
  return Buffer.from(await renderPdf(sampleDocument(language))).toString('latin1');
}

describe('renderPdf', () => {
  it('gives a tagged file that says its language', async () => {
    const source = await sourceOf('fr');
    expect(source.startsWith('%PDF-1.7')).toBe(true);
    expect(source).toContain('/StructTreeRoot');
    expect(source).toContain('/Lang (fr)');
    expect(source).toMatch(/pdfuaid:part>1</);
  });

  it('says Arabic in Arabic', async () => {
    expect(await sourceOf('ar')).toContain('/Lang (ar)');
  });

  it('carries what it is and about which place as its title, and no date of its own making', async () => {
    const { info, metadata } = await propertiesOf(await renderPdf(sampleDocument('fr')));
    expect(info.Title).toBe('Profil migratoire étendu · édition de travail · République de Moldavie');
    expect(info.Author).toBe('Réalisé avec Sterna');
    expect(info.CreationDate).toMatch(/^D:20201201/);
    expect(metadata).toContain('2020-12-01');
  });

  it('carries the date it was made for, in its properties and at its foot', async () => {
    const pdf = await renderPdf({ ...sampleDocument('fr'), edited: '2026-11-22' });
    expect((await propertiesOf(pdf)).info.CreationDate).toMatch(/^D:20261122/);
    const pages = await textOfPages(pdf);
    for (const page of pages) expect(page).toContain('22novembre2026·RéaliséavecSterna');
  });

  it('keeps heading, statement and picture or table on one page', async () => {
    const pages = await textOfPages(await renderPdf(manySections()));
    for (const number of SECTION_NUMBERS) {
      const at = pages.findIndex((page, index) => index > 1 && page.includes(`Titre${number}.`));
      expect(at).toBeGreaterThan(1);
      expect(pages[at]).toContain(`Phrase${number}.`);
      expect(pages[at]).toContain(`Légende${number}.`);
    }
  });

  it('leaves no page with a line or two when a list of definitions ends the document', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({
      term: `Terme ${index}`,
      text: [{ kind: 'text' as const, text: `Sens ${index}.` }],
    }));
    for (const count of [26, 27, 28, 29, 30, 31]) {
      const blocks = [{ kind: 'definitions' as const, items: items.slice(0, count) }];
      const last = (await textOfPages(await renderPdf(oneSection(blocks)))).at(-1) ?? '';
      expect(last.match(/Sens/g)?.length ?? 0).toBeGreaterThanOrEqual(4);
    }
  });

  it('never breaks a word at a hyphen', async () => {
    const text = 'Développement administratif international '.repeat(40);
    const blocks = [{ kind: 'paragraph' as const, content: [{ kind: 'text' as const, text }] }];
    expect((await textOfPages(await renderPdf(oneSection(blocks)))).join('')).not.toMatch(/[a-z]-[a-z]/);
  });

  it('gives the same bytes for the same document', async () => {
    expect(
      Buffer.from(await renderPdf(sampleDocument('fr'))).equals(Buffer.from(await renderPdf(sampleDocument('fr')))),
    ).toBe(true);
  });

  it('sets hostile text as text', async () => {
    expect((await renderPdf(hostileDocument())).length).toBeGreaterThan(10_000);
  });

  it('sets an empty document', async () => {
    const empty = { ...sampleDocument('fr'), keyFigures: [], meta: [], sections: [], summary: [] };
    expect((await renderPdf(empty)).length).toBeGreaterThan(1000);
  });
});
