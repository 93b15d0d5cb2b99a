import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { docx, wordParagraph } from '../testing/sample-files.ts';

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const styles = (names: Readonly<Record<string, string>>): { name: string; content: string } => ({
  name: 'word/styles.xml',
  content: `<w:styles ${SPACE}>${Object.entries(names)
    .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
    .join('')}</w:styles>`,
});
const cell = (text: string, span = 1): string =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${wordParagraph(text)}</w:tc>`;

describe('a DOCX', () => {
  it('has headings by the styles of its language, and a title', async () => {
    const body = [
      wordParagraph('Plan national de développement', 'T'),
      wordParagraph('Gouvernance', 'A'),
      wordParagraph('Empleo', 'B'),
    ];
    const { title, blocks } = await readDocument(
      docx(body.join(''), [styles({ T: 'Titre', A: 'Titre 1', B: 'Título 2' })]),
    );
    expect(title).toBe('Plan national de développement');
    expect(blocks.map(({ kind, level }) => `${kind} ${level}`)).toEqual(['heading 1', 'heading 1', 'heading 2']);
  });

  it('reads what was inserted and leaves out what was deleted', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Migrants </w:t></w:r><w:del><w:r><w:delText>may not</w:delText></w:r></w:del><w:ins><w:r><w:t>may work.</w:t></w:r></w:ins></w:p>';
    expect((await readDocument(docx(body))).blocks[0]?.text).toBe('Migrants may work.');
  });

  it('leaves out the list of contents and reads a text box once', async () => {
    const box = `<w:p><w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent>${wordParagraph('A box on remittances.')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${wordParagraph('A box on remittances.')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { blocks } = await readDocument(
      docx(`${wordParagraph('1 Migration 12', 'C')}${box}`, [styles({ C: 'toc 1' })]),
    );
    expect(blocks.map(({ text }) => text)).toEqual(['A box on remittances.']);
  });

  it('keeps merged cells in their columns and nested tables in their cell', async () => {
    const nested = `<w:tbl><w:tr>${cell('inner one')}${cell('inner two')}</w:tr></w:tbl>`;
    const table = `<w:tbl><w:tr>${cell('Head', 2)}${cell('Last')}</w:tr><w:tr>${cell('a')}${cell('b')}<w:tc>${nested}${wordParagraph('c')}</w:tc></w:tr></w:tbl>`;
    const [block] = (await readDocument(docx(table))).blocks;
    expect(block?.rows?.[0]).toEqual(['Head', '', 'Last']);
    expect(block?.rows?.[1]?.[2]).toBe('inner one | inner two c');
  });

  it('counts the pages its program noted', async () => {
    const broken = '<w:p><w:r><w:lastRenderedPageBreak/><w:t>On the second page.</w:t></w:r></w:p>';
    const { pages, blocks } = await readDocument(docx(`${wordParagraph('On the first page.')}${broken}`));
    expect(pages).toBe(2);
    expect(blocks.map(({ page }) => page)).toEqual([1, 2]);
  });

  it('puts a note after the paragraph that refers to it', async () => {
    const body = '<w:p><w:r><w:t>Workers abroad.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const notes = {
      name: 'word/footnotes.xml',
      content: `<w:footnotes ${SPACE}><w:footnote w:id="2">${wordParagraph('Estimate of the office.')}</w:footnote></w:footnotes>`,
    };
    const { blocks } = await readDocument(docx(body, [notes]));
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Workers abroad.'],
      ['note', 'Estimate of the office.'],
    ]);
  });

  it('has headings that only look like some: bold, or larger than its text', async () => {
    const run = (text: string, look: string): string =>
      `<w:p><w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
    const text = 'The plan protects workers abroad and their families in all the regions of the country.';
    const body = [
      run('Context', '<w:sz w:val="32"/>'),
      run(text, '<w:sz w:val="22"/>'),
      run('Workers abroad', '<w:b/><w:sz w:val="22"/>'),
      run(`${text} It is long.`, '<w:sz w:val="22"/>'),
      run('Not bold', '<w:b w:val="0"/><w:sz w:val="22"/>'),
    ];
    const { blocks } = await readDocument(docx(body.join('')));
    expect(blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['paragraph', undefined],
      ['heading', 5],
      ['paragraph', undefined],
      ['paragraph', undefined],
    ]);
  });
});
