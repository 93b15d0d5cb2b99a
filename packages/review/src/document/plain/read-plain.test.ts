import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { readPlain } from './read-plain.ts';

const textsOf = (text: string): readonly string[] => readPlain(text).blocks.map((block) => block.text);
const filler = (page: number): string =>
  Array.from(
    { length: 24 },
    (_, row) => `Paragraph ${String.fromCharCode(97 + row)} of sheet ${'abcdefghij'[page]} speaks of roads.\n`,
  ).join('\n');

describe('a plain text', () => {
  it('has the pages that form feeds end, its heads left out', () => {
    const sheets = ['roads', 'schools', 'water', 'health'].map(
      (word) => `National plan\n\nThe plan is about ${word}.\n\n12\n`,
    );
    const { pages, blocks } = readPlain(sheets.join('\f'));
    expect(pages).toBe(4);
    expect(blocks.map(({ page, text }) => `${page} ${text}`)).toEqual([
      '1 The plan is about roads.',
      '2 The plan is about schools.',
      '3 The plan is about water.',
      '4 The plan is about health.',
    ]);
  });

  it('has the pages of the numbers that run through it', () => {
    const text = [3, 4, 5, 6, 7, 8]
      .map((page) => `${filler(page)}\n${' '.repeat(40)}${page}\n\nNational plan\n\n`)
      .join('');
    const { blocks } = readPlain(text);
    expect(blocks.find((block) => block.text.includes('sheet f'))?.page).toBe(5);
    expect(blocks.some((block) => block.text === 'National plan' || /^\d+$/.test(block.text))).toBe(false);
  });

  it('leaves out a head without a number that comes once a page', () => {
    const text = Array.from({ length: 9 }, (_, page) => `Plan of adaptation to climate\n\n${filler(page)}\n`).join(
      '\n',
    );
    expect(textsOf(text).filter((one) => one.startsWith('Plan of adaptation'))).toEqual([]);
  });

  it('says once what is written twice, and finds the cells of a row', () => {
    const row = (action: string, body: string): string => `${action} ${action} ${body} ${body} ${body}\n\n`;
    const { blocks } = readPlain(
      row('Enhance labour regulations', 'Ministry of Labour') + row('Improve access to finance', 'Bank of Namibia'),
    );
    expect(blocks.map(({ rows }) => rows)).toEqual([
      [
        ['Enhance labour regulations', 'Ministry of Labour'],
        ['Improve access to finance', 'Bank of Namibia'],
      ],
    ]);
  });

  it('reads one column after the other', () => {
    const words = 'roads bridges schools rivers harbours clinics markets forests'.split(' ');
    const rows = words.map((word, i) => {
      const other = words[(i + 3) % words.length];
      return `${`of ${word} this column says that they are good`.padEnd(56)}while ${other} are what this one is all about`;
    });
    const text = textsOf(rows.join('\n')).join(' ');
    expect(text).toContain('of forests this column');
    expect(text.indexOf('of forests this column')).toBeLessThan(text.indexOf('while rivers are'));
  });

  it('keeps the figures of a table that are numbers alone', () => {
    const table = [
      '86      Build ten schools in the north      MT',
      '87      Create new health centres           LT',
      '88      Train the staff of the centres      MT',
    ];
    expect(readPlain(table.join('\n')).blocks[0]?.rows).toEqual([
      ['86', 'Build ten schools in the north', 'MT'],
      ['87', 'Create new health centres', 'LT'],
      ['88', 'Train the staff of the centres', 'MT'],
    ]);
  });

  it('makes words whole that end a line with a hyphen', () => {
    expect(textsOf('The plan protects mi-\ngrants.')).toEqual(['The plan protects migrants.']);
  });

  it('is read in UTF-16', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Les émigrés et leurs familles.', 'utf16le')]);
    expect((await readDocument(bytes)).blocks[0]?.text).toBe('Les émigrés et leurs familles.');
  });

  it('takes each row for a paragraph where rows are longer than any page is wide', () => {
    const long =
      'The Government will protect workers abroad and their families at home in every region of the country, and will publish what it did each year in a report to Parliament.';
    const text = `Labour migration\n${long}\n${long} Twice.\nAction\tBody\nTrain staff\tOffice\n`;
    const { blocks } = readPlain(text);
    expect(blocks.map(({ text: one }) => one)).toEqual([
      'Labour migration',
      long,
      `${long} Twice.`,
      'Action | Body ¶ Train staff | Office',
    ]);
  });

  it('is read in the two encodings of Arabic', async () => {
    // كفاءة العمال in windows-1256; الهجرة in ISO 8859-6.
    const windows = Buffer.from([0xdf, 0xdd, 0xc7, 0xc1, 0xc9, 0x20, 0xc7, 0xe1, 0xda, 0xe3, 0xc7, 0xe1]);
    expect((await readDocument(windows)).blocks[0]?.text).toBe('كفاءة العمال');
    const iso = Buffer.from([0xc7, 0xe4, 0xe7, 0xcc, 0xd1, 0xc9, 0x20, 0xc7, 0xe4, 0xe7, 0xcc, 0xd1, 0xc9, 0x20, 0xe8]);
    expect((await readDocument(iso)).blocks[0]?.text).toBe('الهجرة الهجرة و');
  });
});
