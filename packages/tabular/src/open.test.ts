import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTabularFile } from './open.ts';
import type { Cell, ReadLimits, Row, TabularFile } from './table.ts';
import { archiveOf, workbookOf } from './zip/archive-fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tabular-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

let count = 0;
async function openBytes(content: string | Buffer, limits: Partial<ReadLimits> = {}): Promise<TabularFile> {
  count += 1;
  const path = join(folder, `file-${count}`);
  await writeFile(path, content);
  return openTabularFile(path, limits);
}

async function rowsOf(file: TabularFile, table = 0): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of file.tables[table]?.batches() ?? []) rows.push(...batch);
  return rows;
}

async function cellsOf(content: string | Buffer): Promise<readonly (readonly Cell[])[]> {
  const file = await openBytes(content);
  const rows = await rowsOf(file);
  await file.close();
  return rows.map(({ cells }) => cells);
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'opened',
    (error: { code?: unknown }) => error.code,
  );

describe('CSV', () => {
  it('tells size and hash of the bytes', async () => {
    const content = 'a,b\n1,2\n';
    const file = await openBytes(content);
    expect(file).toMatchObject({ size: 8, format: 'csv', sha256: createHash('sha256').update(content).digest('hex') });
  });

  it.each([
    ['comma', 'a,b,c\n1,"x, y",3\n'],
    ['semicolon', 'a;b;c\n1;x, y;3\n'],
    ['tab', 'a\tb\tc\n1\tx, y\t3\n'],
    ['bar', 'a|b|c\n1|x, y|3\n'],
    ['semicolon stated in the first line', 'sep=;\na;b;c\n1;x, y;3\n'],
  ])('finds the delimiter: %s', async (_, content) => {
    expect(await cellsOf(content)).toEqual([
      ['a', 'b', 'c'],
      ['1', 'x, y', '3'],
    ]);
  });

  it('is not misled by decimal commas between semicolons', async () => {
    expect(await cellsOf('place;rate\nA;1,5\nB;2,5\n')).toEqual([
      ['place', 'rate'],
      ['A', '1,5'],
      ['B', '2,5'],
    ]);
  });

  it.each([
    ['UTF-8', Buffer.from('pays,n\nCôte d’Ivoire,1\n')],
    ['UTF-8 with byte order mark', Buffer.from('\ufeffpays,n\nCôte d’Ivoire,1\n')],
    ['UTF-16LE with byte order mark', Buffer.from('\ufeffpays,n\nCôte d’Ivoire,1\n', 'utf16le')],
    ['UTF-16LE without', Buffer.from('pays,n\nCôte d’Ivoire,1\n', 'utf16le')],
    ['UTF-16BE with byte order mark', Buffer.from('\ufeffpays,n\nCôte d’Ivoire,1\n', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('pays,n\nC\xf4te d\x92Ivoire,1\n', 'latin1')],
  ])('reads %s', async (_, content) => {
    expect(await cellsOf(content)).toEqual([
      ['pays', 'n'],
      ['Côte d’Ivoire', '1'],
    ]);
  });

  it('finds Windows-1252 where the first odd byte stands late in the file', async () => {
    const content = Buffer.concat([Buffer.from('a,b\n'.repeat(200_000)), Buffer.from('C\xf4te,1\n', 'latin1')]);
    const file = await openBytes(content);
    expect(file.encoding).toContain('windows-1252');
    expect((await rowsOf(file)).at(-1)?.cells[0]).toBe('Côte');
  });

  it('does not mistake a character cut by the border of two pieces for another encoding', async () => {
    const file = await openBytes(`a,b\n${'x'.repeat(256 * 1024 - 5)}é,1\n`);
    expect(file.encoding).toContain('utf-8');
  });

  it('numbers rows by the line they begin on, over blank lines and line breaks in quotes', async () => {
    const rows = await rowsOf(await openBytes('a,b\r\n\r\n"x\r\ny",1\r\n2,3\r\n'));
    expect(rows.map(({ number }) => number)).toEqual([1, 3, 5]);
    expect(rows[1]?.cells).toEqual(['x\r\ny', '1']);
  });

  it('gives empty cells as null and leaves rows of empty cells out', async () => {
    expect(await cellsOf('a,b\n,""\n,1\n')).toEqual([
      ['a', 'b'],
      [null, '1'],
    ]);
  });

  it('can be read from the start as often as wanted, and gives its head cheaply', async () => {
    const file = await openBytes(`n\n${Array.from({ length: 9000 }, (_, i) => i).join('\n')}\n`);
    expect(await file.tables[0]?.head(2)).toHaveLength(2);
    expect(await file.tables[0]?.head(3)).toHaveLength(3);
    expect(await rowsOf(file)).toHaveLength(9001);
    expect(await rowsOf(file)).toHaveLength(9001);
  });
});

describe('documents', () => {
  async function textOfDocument(file: TabularFile, index = 0): Promise<string> {
    const parts: Uint8Array[] = [];
    const document = file.documents[index];
    if (document !== undefined) for await (const chunk of await document.open()) parts.push(chunk);
    return Buffer.concat(parts).toString('utf8');
  }

  it.each([
    ['xml', '<?xml version="1.0"?><a>é</a>'],
    ['xml', '\ufeff\n<mes:a xmlns:mes="x"/>'],
    ['json', '{"data": {}}'],
    ['json', ' [{"a": 1}]'],
  ] as const)('are handed over as %s, and as often as wanted', async (kind, content) => {
    const file = await openBytes(content);
    expect([file.format, file.tables, file.documents[0]?.kind]).toEqual([kind, [], kind]);
    expect([await textOfDocument(file), await textOfDocument(file)]).toEqual([content, content]);
  });

  it('stand beside tables in an archive; a web page among them is left out', async () => {
    const file = await openBytes(
      archiveOf([
        { name: 'data.csv', content: 'a,b\n1,2\n' },
        { name: 'structure.xml', content: '<Structure/>' },
        { name: 'error.xml', content: '<!DOCTYPE html><html/>' },
        { name: 'data.json', content: '{"a":1}' },
      ]),
    );
    expect(file.tables.map(({ name }) => name)).toEqual(['data.csv']);
    expect(file.documents.map(({ name, kind }) => [name, kind])).toEqual([
      ['structure.xml', 'xml'],
      ['data.json', 'json'],
    ]);
    expect(await textOfDocument(file, 1)).toBe('{"a":1}');
  });

  it('hand over a CSV text as UTF-8 beside its rows', async () => {
    const file = await openBytes(Buffer.from('\ufeffa,é\n', 'utf16le'));
    const parts: Uint8Array[] = [];
    const text = file.tables[0]?.text;
    if (text !== undefined) for await (const chunk of await text.open()) parts.push(chunk);
    expect(Buffer.concat(parts).toString('utf8')).toBe('a,é\n');
  });
});

describe('files that are no tables', () => {
  it.each([
    ['empty-file', ''],
    ['empty-file', '\ufeff  \n\n'],
    ['not-a-table', '%PDF-1.7\n'],
    ['not-a-table', '<!DOCTYPE html><html></html>'],
    ['not-a-table', '<?xml version="1.0"?><!-- a page -->\n<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['not-a-table', Buffer.from([1, 2, 3, 0, 200, 7, 9, 0, 0, 1, 2])],
    ['damaged-archive', Buffer.from([0x1f, 0x8b, 8, 0])],
    [
      'old-excel',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
    ],
    ['encrypted', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['damaged-archive', Buffer.from('PK\x03\x04 and then nothing that fits')],
    ['not-a-table', archiveOf([{ name: 'readme.md', content: 'words' }])],
    ['nested-archive', archiveOf([{ name: 'inner.zip', content: archiveOf([{ name: 'a.csv', content: 'a' }]) }])],
  ])('refuses with %s', async (code, content) => {
    expect(await codeOf(openBytes(content))).toBe(code);
  });

  it('refuses a quotation mark that never closes, and says where', async () => {
    const file = await openBytes('a,b\n1,"2\n3,4\n');
    expect(await codeOf(rowsOf(file))).toBe('not-a-table');
  });

  it('refuses what is larger than the limits', async () => {
    expect(await codeOf(openBytes('a,b\n1,2\n', { fileBytes: 4 }))).toBe('too-large');
    expect(await codeOf(openBytes('a,b\n1,2\n', { columns: 1 }).then((file) => rowsOf(file)))).toBe('too-large');
    expect(await codeOf(openBytes('a\nlong word\n', { cellCharacters: 5 }).then((file) => rowsOf(file)))).toBe(
      'too-large',
    );
  });
});

describe('archives', () => {
  it('gives each member of cells as a table, and of names that climb out of the archive the last part', async () => {
    const file = await openBytes(
      archiveOf([
        { name: '../../etc/first.csv', content: 'a,b\n1,2\n' },
        { name: '__MACOSX/._first.csv', content: 'clutter' },
        { name: 'book.xlsx', content: workbookOf([{ name: 'S', rows: '<row r="1"><c r="A1"><v>7</v></c></row>' }]) },
        { name: 'notes.pdf', content: '%PDF' },
      ]),
    );
    expect(file.format).toBe('zip');
    expect(file.tables.map(({ name }) => name)).toEqual(['first.csv', 'book.xlsx/S']);
    expect((await rowsOf(file, 1))[0]?.cells).toEqual([7]);
    await file.close();
  });

  it('stops at archives that unpack to more than the limit', async () => {
    const bomb = archiveOf([{ name: 'zeros.csv', content: '0'.repeat(5_000_000) }]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(await codeOf(openBytes(bomb, { unpackedBytes: 1_000_000 }))).toBe('too-large');
  });

  it('stops at members that unpack to more than they state', async () => {
    const liar = archiveOf([{ name: 'zeros.csv', content: 'a,b\n'.repeat(100_000), claimedSize: 100 }]);
    expect(await codeOf(openBytes(liar))).toBe('damaged-archive');
  });

  it('stops at too many members', async () => {
    const many = archiveOf(Array.from({ length: 30 }, (_, i) => ({ name: `${i}.csv`, content: 'a' })));
    expect(await codeOf(openBytes(many, { members: 10 }))).toBe('too-large');
  });
});

describe('workbooks', () => {
  it('places cells by their reference and reads every type', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="mmm\\ dd\\,\\ yyyy"/><numFmt numFmtId="165" formatCode="0.0"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';
    const rows =
      '<row r="3"><c r="B3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c></row>' +
      '<row r="5"><c r="A5"><v>12.5</v></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c>' +
      '<c r="D5" t="str"><f>1+1</f><v>two</v></c><c r="E5" s="1"><v>43831</v></c><c r="F5" s="2"><v>43831.5</v></c>' +
      '<c r="G5" s="3"><v>3</v></c><c r="AA5"><f>A5</f><v>27</v></c></row>';
    const file = await openBytes(
      workbookOf([{ name: 'Data', rows }], {
        styles,
        strings: '<si><t>zero</t></si><si><r><t>o</t></r><r><t>ne</t></r><rPh><t>reading</t></rPh></si>',
      }),
    );
    const [first, second] = await rowsOf(file);
    expect(first).toEqual({ number: 3, cells: [null, 'one', null, 'in line'] });
    expect(second?.number).toBe(5);
    expect(second?.cells.slice(0, 7)).toEqual([12.5, true, null, 'two', '2020-01-01', '2020-01-01T12:00:00', 3]);
    expect(second?.cells[26]).toBe(27);
    await file.close();
  });

  it('counts dates from 1904 where the workbook says so', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>42369</v></c></row>';
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const file = await openBytes(workbookOf([{ name: 'S', rows }], { styles, date1904: true }));
    expect((await rowsOf(file))[0]?.cells).toEqual(['2020-01-01']);
    await file.close();
  });

  it('gives the sheets in their order, hidden ones too', async () => {
    const file = await openBytes(
      workbookOf([
        { name: 'Second', rows: '' },
        { name: 'First', rows: '', state: 'hidden' },
      ]),
    );
    expect(file.tables.map(({ name }) => name)).toEqual(['Second', 'First']);
    await file.close();
  });

  it('refuses document types, so that no entity is ever expanded', async () => {
    const head = '<!DOCTYPE x [<!ENTITY a "aaaa">]>';
    const file = await openBytes(workbookOf([{ name: 'S', rows: '<row><c><v>1</v></c></row>' }], { head }));
    expect(await codeOf(rowsOf(file))).toBe('unsafe-xml');
    await file.close();
  });

  it('says that markup is damaged instead of stopping half way', async () => {
    const file = await openBytes(workbookOf([{ name: 'S', rows: '<row r="1"><c r="A1"><v>1</v></row>' }]));
    expect(await codeOf(rowsOf(file))).toBe('damaged-archive');
    await file.close();
  });
});

describe('files made to do harm', () => {
  /** Reads the only sheet of a workbook to its end. */
  async function codeOfSheet(rows: string): Promise<unknown> {
    const file = await openBytes(workbookOf([{ name: 'S', rows }]));
    const code = await codeOf(rowsOf(file));
    await file.close();
    return code;
  }

  it.each([
    ['elements within elements', '<a>'.repeat(300) + '</a>'.repeat(300), 'too-large'],
    ['very many attributes', `<row ${Array.from({ length: 500_000 }, (_, i) => `a${i}=""`).join(' ')}/>`, 'too-large'],
    ['a text without end', `<row><c><v>${'9'.repeat(5_000_000)}</v></c></row>`, 'too-large'],
    ['an attribute without end', `<row a="${'9'.repeat(5_000_000)}"/>`, 'too-large'],
    ['a row that is no number', '<row r="abc"><c r="A1"><v>1</v></c></row>', 'damaged-archive'],
    ['a row beyond all rows', '<row r="99999999999"><c r="A1"><v>1</v></c></row>', 'damaged-archive'],
    ['a column beyond all columns', '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', 'too-large'],
  ])('are refused: a sheet with %s', async (_, rows, code) => {
    expect(await codeOfSheet(rows)).toBe(code);
  });

  it('are refused: a cell whose reference has no letters counts as the next one', async () => {
    const file = await openBytes(workbookOf([{ name: 'S', rows: '<row r="1"><c r="7"><v>1</v></c></row>' }]));
    expect((await rowsOf(file))[0]?.cells).toEqual([1]);
    await file.close();
  });

  it('are refused by the directory of the archive alone when a member unpacks to hundreds of times its size', async () => {
    const archive = archiveOf([{ name: 'a.csv', content: Buffer.alloc(70 * 1024 * 1024, '\n') }]);
    expect(await codeOf(openBytes(archive))).toBe('too-large');
  });

  it('say where a row begins that never ends, and not where reading stopped', async () => {
    const file = await openBytes(`a,b\n1,2\n"3,4\n${'5,6\n'.repeat(1_100_000)}`);
    await expect(rowsOf(file)).rejects.toMatchObject({ code: 'not-a-table', where: 'row 3' });
  });

  it('come in batches of bounded size however many columns they have', async () => {
    const file = await openBytes(`${'x,'.repeat(10_000)}x\n`.repeat(100));
    for await (const batch of file.tables[0]?.batches() ?? []) expect(batch.length).toBeLessThan(40);
  });

  it('are read without delay when rows differ in length', async () => {
    const file = await openBytes(`a,b,c\n${'x\n'.repeat(300_000)}`);
    const start = performance.now();
    expect(await rowsOf(file)).toHaveLength(300_001);
    expect(performance.now() - start).toBeLessThan(2500);
  });
});

const stock = new URL('../../../../shared/data/stock/', import.meta.url);

describe.skipIf(!existsSync(stock))('published files', () => {
  it('streams the 150,570 rows of the origin and destination table', async () => {
    const file = await openTabularFile(new URL('undesa-2020-origin-destination-by-sex.csv', stock).pathname);
    const rows = await rowsOf(file);
    expect(rows).toHaveLength(150_571);
    expect(rows.at(-1)?.number).toBe(150_571);
  });

  it('opens the workbook of the 2020 revision with its eight sheets', async () => {
    const file = await openTabularFile(new URL('undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx', stock).pathname);
    expect(file.tables).toHaveLength(8);
    const head = await file.tables[1]?.head(40);
    expect(head?.find(({ number }) => number === 12)?.cells[11]).toBe(280_598_105);
    await file.close();
  });
});
