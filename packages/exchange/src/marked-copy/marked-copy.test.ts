import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@sterna/statistics';
import { openTabularFile, type Row } from '@sterna/tabular';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetXml } from '../xlsx/sheet-xml.ts';
import type { SheetRow } from '../xlsx/workbook.ts';
import { sheetNames } from '../xlsx/workbook.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { findingsSheet } from './findings-sheet.ts';
import { markedCopyOf } from './marked-copy.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marked-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

let count = 0;
async function fileOf(content: string | Buffer): Promise<string> {
  count += 1;
  const path = join(folder, `file-${count}`);
  await writeFile(path, content);
  return path;
}

interface Copy {
  readonly bytes: Buffer;
  readonly sheets: ReadonlyMap<string, readonly Row[]>;
}

async function copyOf(content: string | Buffer, findings: readonly Finding[]): Promise<Copy> {
  const bytes = await bytesOf(markedCopyOf(await fileOf(content), findings));
  const file = await openTabularFile(await fileOf(bytes));
  const sheets = new Map<string, readonly Row[]>();
  for (const table of file.tables) {
    const rows: Row[] = [];
    for await (const batch of table.batches()) rows.push(...batch);
    sheets.set(table.name, rows);
  }
  await file.close();
  return { bytes, sheets };
}

const finding = (severity: Finding['severity'], row: number, column: number, part?: string): Finding => ({
  rule: `rule-${severity}`,
  severity,
  message: `Something of weight ${severity}.`,
  where: `row ${row}`,
  at: { row, column, ...(part !== undefined && { part }) },
});

describe('a marked-up copy', () => {
  it('lists the findings by weight and keeps every value in its cell', async () => {
    const { sheets } = await copyOf('Land,Year,Value\nMali,2020,"1,5"\nNiger,007,=1+1\n', [
      finding('info', 2, 1),
      finding('error', 3, 3),
      finding('warning', 2, 3),
    ]);
    expect([...sheets.keys()]).toEqual(['Findings', 'Table']);
    const list = sheets.get('Findings') ?? [];
    expect(list.slice(-3).map(({ cells }) => [cells[0], cells[2]])).toEqual([
      ['Error', 'C3'],
      ['Warning', 'C2'],
      ['Note', 'A2'],
    ]);
    expect(sheets.get('Table')?.map(({ cells }) => cells)).toEqual([
      ['Land', 'Year', 'Value'],
      ['Mali', 2020, '1,5'],
      ['Niger', '007', '=1+1'],
    ]);
  });

  it('is the same, byte for byte, the second time', async () => {
    const path = await fileOf('a,b\n1,2\n');
    const first = await bytesOf(markedCopyOf(path, [finding('error', 2, 1)]));
    const second = await bytesOf(markedCopyOf(path, [finding('error', 2, 1)]));
    expect(first.equals(second)).toBe(true);
  });

  it('marks a cell that was empty, and one in a row that was', async () => {
    const { sheets } = await copyOf('a,b\n1,2\n\n3,4\n', [finding('error', 2, 9), finding('error', 3, 1)]);
    expect(sheets.get('Table')?.map(({ number }) => number)).toEqual([1, 2, 4]);
  });

  it('is made for a file in which nothing was found', async () => {
    const { sheets } = await copyOf('a,b\n1,2\n', []);
    expect(sheets.get('Findings')?.at(-1)?.cells[0]).toBe('Nothing was found.');
  });

  it('marks every cell of a thing found again and again when it knows how the file is read', async () => {
    const table = 'destination,origin,year,sex,value\nRUS,MDA,2020,F,5\nItlay,MDA,2020,F,5\nItlay,MDA,2015,F,6\n';
    const path = await fileOf(table);
    const once = { ...finding('error', 3, 1), rule: 'unknown-place', message: 'Itlay is unknown. (2 times.)' };
    const copy = await openTabularFile(await fileOf(await bytesOf(markedCopyOf(path, [once], {}))));
    const list = (await copy.tables[0]?.head(20)) ?? [];
    await copy.close();
    expect(list.filter(({ cells }) => cells[4] === 'unknown-place')).toHaveLength(2);
  });

  it('keeps the sheets and the joined cells of a workbook', async () => {
    async function* rows(): AsyncGenerator<readonly SheetRow[]> {
      yield [{ number: 1, cells: [{ value: 'Title' }] }];
      yield [{ number: 4, cells: [undefined, { value: 2.5 }] }];
    }
    const original = await bytesOf(writeWorkbook([{ name: 'Tableau', rows: rows(), joined: ['A1:C1', 'A4:A5'] }]));
    const copy = await bytesOf(markedCopyOf(await fileOf(original), [finding('error', 4, 2, 'Tableau')]));
    const file = await openTabularFile(await fileOf(copy));
    expect(file.tables.map(({ name }) => name)).toEqual(['Findings', 'Tableau']);
    expect(await file.tables[1]?.merges?.()).toEqual([
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 4, left: 1, bottom: 5, right: 1 },
    ]);
    expect((await file.tables[1]?.head(5))?.at(-1)).toEqual({ number: 4, cells: [null, 2.5] });
    await file.close();
  });

  it('leaves out what follows row 100,000 but for rows around findings', async () => {
    const lines = Array.from({ length: 100_300 }, (_, i) => `r${i + 1},${i + 1}`);
    const { sheets } = await copyOf(lines.join('\n'), [finding('error', 100_200, 2)]);
    const numbers = sheets.get('Table')?.map(({ number }) => number) ?? [];
    expect(numbers.slice(-6)).toEqual([100_000, 100_198, 100_199, 100_200, 100_201, 100_202]);
  });
});

describe('the words of a marked-up copy', () => {
  it('are in the language of its reader, under the name that the file was given', async () => {
    const path = await fileOf('a,b\n1,2\n');
    const words = {
      language: 'fr',
      fileName: 'enquête 2021.csv',
      message: ({ at }: Finding) => `Ligne ${at?.row} : illisible.`,
      rule: () => 'Illisible',
    } as const;
    const bytes = await bytesOf(markedCopyOf(path, [finding('error', 2, 1)], undefined, words));
    const copy = await openTabularFile(await fileOf(bytes));
    const rows = (await copy.tables[0]?.head(20)) ?? [];
    await copy.close();
    expect(copy.tables[0]?.name).toBe('Constats');
    expect(rows[0]?.cells[0]).toMatch(/^enquête 2021\.csv : copie/);
    expect(rows.at(-1)?.cells).toEqual(['Refusé', 'Table', 'A2', 'Ligne 2 : illisible.', 'Illisible']);
  });

  it('fit the width of a page, and lines above the list are as high as they need', async () => {
    const sheet = findingsSheet('x', [finding('error', 2, 1)], ['A remark. '.repeat(40)], () => undefined);
    let xml = '';
    for await (const piece of sheetXml(sheet)) xml += piece;
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"');
    expect(xml).toContain('<row r="1" ht="60" customHeight="1">');
    expect((sheet.widths ?? []).reduce((sum, width) => sum + width, 0)).toBeLessThan(135);
  });
});

describe('names of sheets', () => {
  it('are short, without forbidden characters, and all different', () => {
    const names = sheetNames(['a/b:c', 'A b c', 'x'.repeat(40), 'x'.repeat(50), '', "'quoted'", '😀'.repeat(30)]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^$/);
      expect(name.isWellFormed()).toBe(true);
    }
  });
});
