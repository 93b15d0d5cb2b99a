import type { Block, Document } from '@sterna/document';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { renderDocx } from './docx/document-docx.ts';
import { renderHtml } from './html/document-html.ts';
import { renderPdf } from './pdf/document-pdf.ts';
import { sampleDocument } from './sample/sample-document.ts';
import { zipText } from './sample/zip-entries.ts';
import { renderXlsx } from './xlsx/document-xlsx.ts';

const CONTRIBUTION: Block = {
  kind: 'contribution',
  by: 'Texte : Ministère (en arabe seulement)',
  language: 'ar',
  blocks: [
    { kind: 'heading', content: [{ kind: 'text', text: 'القوانين' }] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'بلغ العدد ' },
        { kind: 'figure', text: '\u20681,159,443\u2069', trace: 'EMIGRANT_STOCK~MDA~_T~_T~_T~2020' },
        { kind: 'text', text: ' شخصاً', italic: true, emphasis: true },
      ],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'أولاً' }], [{ kind: 'text', text: 'ثانياً' }]] },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'من جديد' }]] },
  ],
};

function withContribution(block: Block = CONTRIBUTION): Document {
  const sample = sampleDocument('fr');
  const section = { id: 'own', number: '1', title: 'Lois', blocks: [block], sections: [] };
  return { ...sample, sections: [section, ...sample.sections.slice(1)] };
}

describe('what an institution has written', () => {
  it('stands on the page in its own language and direction, under a line that says whose it is', () => {
    const html = renderHtml(withContribution());
    expect(html).toContain('<p class="by">Texte : Ministère (en arabe seulement)</p>');
    expect(html).toContain('<div lang="ar" dir="rtl"><h3>القوانين</h3>');
    expect(html).toContain('<strong><em> شخصاً</em></strong>');
    expect(html).toContain('<ol class="items"><li>أولاً</li>');
  });

  it('goes from right to left in Word, and each numbered list begins with 1', async () => {
    const docx = await renderDocx(withContribution());
    const xml = zipText(docx, 'word/document.xml');
    const [, after = ''] = xml.split('Texte : Ministère');
    expect(after.slice(0, 400)).toContain('<w:bidi/>');
    expect(after).toContain('<w:b/><w:bCs/><w:i/><w:iCs/>');
    const lists = [...after.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id).slice(0, 3);
    expect(lists[0]).toBe(lists[1]);
    expect(lists[2]).not.toBe(lists[1]);
    expect(zipText(docx, 'word/numbering.xml')).toContain('w:val="decimal"');
  });

  it('is set in the PDF, a numbered list at its end whole', async () => {
    const items = Array.from({ length: 9 }, (_, index) => [{ kind: 'text' as const, text: `Point ${index}` }]);
    const blocks = [{ kind: 'list' as const, ordered: true, items }];
    const { sections, ...sample } = withContribution();
    const last = { kind: 'contribution' as const, by: 'Ministère', language: 'fr' as const, blocks };
    const annex = { id: 'last', number: '2', title: 'Fin', blocks: [last], sections: [] };
    const pdf = await renderPdf({ ...sample, sections: [...sections, annex] });
    const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const pages: string[] = [];
    for (let number = 1; number <= opened.numPages; number += 1) {
      const { items: found } = await (await opened.getPage(number)).getTextContent();
      pages.push(found.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    await opened.loadingTask.destroy();
    const text = pages.join('').replace(/\s/g, '');
    expect(text).toContain('Ministère(enarabeseulement)');
    expect(text).toContain('1,159,443');
    expect(text).toContain('9.Point8');
  });

  it('leaves the workbook to the data', async () => {
    expect((await renderXlsx(withContribution())).length).toBeGreaterThan(1000);
  });
});
