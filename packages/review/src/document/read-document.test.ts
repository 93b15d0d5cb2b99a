import { describe, expect, it } from 'vitest';
import { UnreadableDocumentError } from './policy-text.ts';
import { readDocument } from './read-document.ts';
import { docx, lines, odt, packed, pdf, wordParagraph } from './testing/sample-files.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

async function ruleOf(bytes: Uint8Array): Promise<string> {
  const error = await readDocument(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof UnreadableDocumentError ? error.finding.rule : `no finding: ${error}`;
}

describe('files that cannot be read', () => {
  it('says what to do with each kind', async () => {
    expect(await ruleOf(new Uint8Array(0))).toBe('empty-file');
    expect(await ruleOf(bytesOf(' \n\n  '))).toBe('empty-file');
    expect(await ruleOf(bytesOf('{\\rtf1 plan}'))).toBe('unknown-format');
    expect(await ruleOf(bytesOf('MIME-Version: 1.0\n\n<html>'))).toBe('unknown-format');
    expect(await ruleOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toBe('unknown-format');
    expect(await ruleOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toBe('unknown-format');
    expect(await ruleOf(packed([{ name: 'notes.txt', content: 'a plan' }]))).toBe('unknown-format');
    expect(await ruleOf(bytesOf('%PDF-1.4 and nothing after it'))).toBe('damaged-document');
    expect(await ruleOf(pdf([[], [], []]))).toBe('scan-without-text');
    expect(await ruleOf(docx(''))).toBe('no-text');
  });

  it('refuses a DOCX that is cut off', async () => {
    const whole = docx(wordParagraph('A plan.'));
    expect(await ruleOf(whole.subarray(0, whole.length - 30))).toBe('damaged-document');
  });

  it('refuses declarations of entities', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:body>&b;</w:body></w:document>`;
    expect(await ruleOf(packed([{ name: 'word/document.xml', content: bomb }]))).toBe('unsafe-xml');
  });

  it('stops at an archive that unpacks to far more than a document', { timeout: 60_000 }, async () => {
    const bomb = packed([{ name: 'word/document.xml', content: Buffer.alloc(450 * 1024 * 1024, 32) }]);
    expect(await ruleOf(bomb)).toBe('too-large');
  });

  it('says so where pages are pictures', async () => {
    const pages = ['roads', 'schools', 'rivers'].map((word) =>
      lines(
        [`This page of the plan speaks of ${word} and of what is`, `to be done for ${word} until the end of the plan.`],
        60,
        600,
      ),
    );
    const read = await readDocument(pdf([...pages, [], [], []]));
    expect(read.findings.map(({ rule }) => rule)).toContain('pages-without-text');
  });

  it('says so where a document is in a language that is not read', async () => {
    const text =
      'O plano nacional não foi ainda aprovado pelo governo, mas os municípios são já os responsáveis. '.repeat(4);
    const read = await readDocument(bytesOf(text));
    expect(read.findings).toMatchObject([
      { rule: 'language-not-known', message: expect.stringContaining('Portuguese') },
    ]);
  });
});

describe('a document built to be hard on its reader', () => {
  it('reads deep nesting without end of its own', { timeout: 30_000 }, async () => {
    const depth = 5_000;
    const html = `<html><body>${'<div>'.repeat(depth)}<p>A plan.</p>${'</div>'.repeat(depth)}</body></html>`;
    expect((await readDocument(bytesOf(html))).blocks.map(({ text }) => text)).toEqual(['A plan.']);
  });

  it('refuses a DOCX nested deeper than any program writes', async () => {
    const cell = '<w:tbl><w:tr><w:tc>';
    const nested = docx(`${cell.repeat(2_000)}${wordParagraph('A plan.')}${'</w:tc></w:tr></w:tbl>'.repeat(2_000)}`);
    expect(await ruleOf(nested)).toBe('too-large');
  });

  it('runs no script and shows none', async () => {
    const read = await readDocument(bytesOf('<html><body><script>alert(1)</script><p>A plan.</p></body></html>'));
    expect(read.blocks.map(({ text }) => text)).toEqual(['A plan.']);
  });

  it('does not believe a PDF that claims a million pages', { timeout: 30_000 }, async () => {
    const claimed = Buffer.from(pdf([lines(['A short plan for a small country, in one line of text.'], 60, 700)]))
      .toString('latin1')
      .replace('/Count 1 ', '/Count 9 ');
    const read = await readDocument(Buffer.from(claimed, 'latin1')).catch((error: unknown) => error);
    expect(read instanceof UnreadableDocumentError || (read as { pages: number }).pages <= 9).toBe(true);
  });
});

describe('the language of a document', () => {
  it('is recognised block by block', async () => {
    const french = 'Le plan national est mis en œuvre par les ministères dans les régions et avec les communes.';
    const arabic = 'تعمل الحكومة على حماية العمال المهاجرين في الخارج بالتعاون مع الدول المضيفة.';
    const read = await readDocument(bytesOf(`<html><body><p>${french.repeat(3)}</p><p>${arabic}</p></body></html>`));
    expect(read.language).toBe('fr');
    expect(read.blocks.map(({ language }) => language)).toEqual(['fr', 'ar']);
  });
});

describe('an ODT', () => {
  it('gives headings, lists, tables and notes, and leaves deleted text out', async () => {
    const body = [
      '<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>',
      '<text:h text:outline-level="2">Migration</text:h>',
      '<text:p>The plan<text:s/>protects <text:span>workers</text:span> abroad.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>',
      '<text:list><text:list-item><text:p>Open an office</text:p></text:list-item></text:list>',
      '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Head</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
    ];
    const { blocks } = await readDocument(odt(body.join('')));
    expect(blocks.map(({ kind }) => kind).sort()).toEqual(['heading', 'item', 'note', 'paragraph', 'table']);
    expect(blocks.find(({ kind }) => kind === 'paragraph')?.text).toBe('The plan protects workers abroad.');
    expect(blocks.find(({ kind }) => kind === 'table')?.rows).toEqual([
      ['Head', ''],
      ['a', 'b'],
    ]);
  });

  it('makes headings of paragraphs by their styles, whatever file of styles names them', async () => {
    const body =
      '<text:p text:style-name="P1">Migration</text:p><text:p text:style-name="P2">The plan protects workers.</text:p>';
    const styles =
      '<style:style style:name="P1" style:parent-style-name="Titre_20_2"/><style:style style:name="Titre_20_2" style:display-name="Titre 2"/>';
    const { blocks } = await readDocument(odt(body, styles));
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 2],
      ['paragraph', undefined],
    ]);
  });
});
