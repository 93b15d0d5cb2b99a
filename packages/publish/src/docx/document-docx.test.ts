import { describe, expect, it } from 'vitest';
import { hostileDocument } from '../sample/hostile-document.ts';
import { sampleDocument } from '../sample/sample-document.ts';
import { textOfXml, zipEntries, zipText } from '../sample/zip-entries.ts';
import { renderDocx } from './document-docx.ts';

const french = await renderDocx(sampleDocument('fr'));
const arabic = await renderDocx(sampleDocument('ar'));
const body = zipText(french, 'word/document.xml');

describe('renderDocx', () => {
  it('has real headings, a title and a contents field with page numbers', () => {
    expect(body).toContain('<w:pStyle w:val="Title"/>');
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2);
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2);
    expect(body).toMatch(/TOC [^<]*1-2/);
    expect(body).toContain('PAGEREF');
  });

  it('describes every picture', () => {
    const pictures = [...body.matchAll(/<wp:docPr [^>]*>/g)].map((match) => match[0]);
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) expect(picture).toMatch(/descr="[^"]{20,}"/);
    expect([...zipEntries(french).keys()].filter((name) => /media\/.*\.png$/.test(name))).toHaveLength(4);
  });

  it('marks the head rows of tables', () => {
    expect(body.match(/<w:tbl>/g)).toHaveLength(2);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  });

  it('numbers captions with fields', () => {
    expect(textOfXml(body)).toContain('Figure 4 · Plus de femmes que d’hommes');
    expect(body).toContain('SEQ Table');
  });

  it('leads figures to bookmarks that are there', () => {
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="(trace_\d+)"/g)].map((match) => match[1]);
    for (const anchor of anchors) expect(body).toContain(`w:name="${anchor}"`);
  });

  it('begins a line where the text says so', async () => {
    const content = [
      { kind: 'text', text: 'Transferts' },
      { kind: 'text', text: 'Ailleurs', onNewLine: true },
    ] as const;
    const section = {
      id: 'a',
      number: '1',
      title: 'A',
      blocks: [{ kind: 'paragraph', content }],
      sections: [],
    } as const;
    const xml = zipText(await renderDocx({ ...sampleDocument('fr'), sections: [section] }), 'word/document.xml');
    expect(xml).toMatch(/Transferts<\/w:t><\/w:r><w:r><w:br\/><\/w:r>/u);
  });

  it('goes from right to left in Arabic: paragraphs, tables, runs, but not numbers', () => {
    const xml = zipText(arabic, 'word/document.xml');
    expect(xml).toContain('<w:bidi/>');
    expect(xml.match(/<w:bidiVisual\/>/g)).toHaveLength(2);
    expect(xml).toMatch(/<w:rtl\/><\/w:rPr><w:t[^>]*>جمهورية مولدوفا/);
    expect(xml).toMatch(/<w:r>(?:<w:rPr>(?:(?!w:rtl).)*<\/w:rPr>)?<w:t[^>]*>1,159,443/);
    expect(xml).not.toMatch(/[\u2066-\u2069]/);
  });

  it('says its languages', () => {
    expect(zipText(french, 'word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
    expect(zipText(arabic, 'word/styles.xml')).toMatch(/<w:lang [^>]*w:bidi="ar-SA"/);
    expect(body).toMatch(/<w:lang w:bidi="ar-SA"\/>/);
  });

  it('names itself', () => {
    const core = zipText(french, 'docProps/core.xml');
    expect(core).toContain(
      '<dc:title>Profil migratoire étendu · édition de travail · République de Moldavie</dc:title>',
    );
    expect(core).toContain('<dc:creator>Réalisé avec Sterna</dc:creator>');
  });

  it('shows at the foot the date it was made for', async () => {
    const footOf = (archive: Uint8Array): string => textOfXml(zipText(archive, 'word/footer1.xml'));
    const edited = await renderDocx({ ...sampleDocument('fr'), edited: '2026-11-22' });
    expect(footOf(edited)).toContain('22 novembre 2026 · Réalisé avec Sterna');
  });

  it('keeps what leads up to a picture or table on one page with it', () => {
    const paragraphs = [...body.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs)].map((match) => match[0]);
    const statement = paragraphs.find((each) => each.includes('SternaStatement')) ?? '';
    expect(statement).toContain('<w:keepNext/>');
    for (const picture of paragraphs.filter((each) => each.includes('<w:drawing>'))) {
      expect(picture).toContain('<w:keepNext/>');
    }
    const styles = zipText(french, 'word/styles.xml');
    for (const style of ['Caption', 'Heading1', 'Heading2', 'SternaChartSubtitle']) {
      expect(styles).toMatch(new RegExp(`w:styleId="${style}"(?:(?!</w:style>).)*<w:keepNext/>`, 's'));
    }
  });

  it('keeps the rows of a small table together', () => {
    const table = /<w:tbl>.*?<\/w:tbl>/s.exec(body)?.[0] ?? '';
    const rows = table.split('<w:tr>').slice(1);
    expect(rows).toHaveLength(8);
    for (const row of rows.slice(0, -1)) expect(row).toContain('<w:keepNext/>');
    expect(rows.at(-1)).not.toContain('<w:keepNext/>');
  });
});

describe('renderDocx with hostile text', () => {
  it('keeps text as text and leaves out what XML forbids', async () => {
    const archive = await renderDocx(hostileDocument());
    const xml = zipText(archive, 'word/document.xml');
    expect(xml).not.toMatch(/<script|<img/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
    expect(zipText(archive, 'word/_rels/document.xml.rels')).not.toMatch(/script:/);
  });
});
