import { describe, expect, it } from 'vitest';
import { hostileDocument } from '../sample/hostile-document.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { renderPdf } from './document-pdf.ts';

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
