import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTabularFile } from '../open.ts';
import type { ReadLimits, TabularFile } from '../table.ts';
import { archiveOf, workbookOf } from '../zip/archive-fixture.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gzip-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function openNamed(name: string, bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<TabularFile> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return openTabularFile(path, limits);
}

async function refusal(bytes: Buffer, limits: Partial<ReadLimits> = {}): Promise<unknown> {
  try {
    await (await openNamed('file.csv.gz', bytes, limits)).close();
    return 'opened';
  } catch (error) {
    return error;
  }
}

async function rowsOf(file: TabularFile): Promise<number> {
  let count = 0;
  for await (const batch of file.tables[0]?.batches() ?? []) count += batch.length;
  return count;
}

/** Rows that do not pack to nothing. */
const table = `a,b\n${Array.from({ length: 50_000 }, (_, i) => `${i},${(i * 7919) % 104_729}`).join('\n')}\n`;

describe('files packed by gzip', () => {
  it('are read as the file inside, known by its name, and by the hash of the file as it is given', async () => {
    const packed = gzipSync(table);
    const file = await openNamed('stock.csv.gz', packed);
    const sha256 = createHash('sha256').update(packed).digest('hex');
    expect(file).toMatchObject({ name: 'stock.csv', format: 'csv', packedBy: 'gzip', size: packed.length, sha256 });
    expect(await file.tables[0]?.head(2)).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['0', '0'] },
    ]);
    expect(await rowsOf(file)).toBe(50_001);
    expect(await rowsOf(file)).toBe(50_001);
  });

  it.each([
    ['a.tsv.gz', 'a\tb\n1\t2\n', 'csv', 'a.tsv'],
    ['a.xml.GZ', '<?xml version="1.0"?><x/>', 'xml', 'a.xml'],
    ['a.json.gz', '{"a": 1}', 'json', 'a.json'],
    ['kept under an id', 'a,b\n1,2\n', 'csv', 'kept under an id'],
  ])('are recognised by their content: %s', async (name, content, format, inside) => {
    const file = await openNamed(name, gzipSync(content));
    expect(file).toMatchObject({ format, name: inside });
    expect(file.tables.length + file.documents.length).toBe(1);
  });

  it('may hold a workbook, or be several packed one after the other', async () => {
    const book = workbookOf([{ name: 'S', rows: '<row r="1"><c r="A1"><v>7</v></c></row>' }]);
    const file = await openNamed('book.xlsx.gz', gzipSync(book));
    expect(file.format).toBe('xlsx');
    expect(await rowsOf(file)).toBe(1);
    await file.close();
    const joined = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]);
    expect(await rowsOf(await openNamed('joined.csv.gz', joined))).toBe(3);
  });

  it('are refused when a download broke off, or bytes have changed', async () => {
    const packed = gzipSync(table);
    const cut = packed.subarray(0, packed.length / 2);
    expect(await refusal(cut)).toMatchObject({ code: 'damaged-archive', message: /its end is missing/ });
    const changed = Buffer.from(packed);
    changed.writeUInt32LE(1, changed.length - 8);
    expect(await refusal(changed)).toMatchObject({ code: 'damaged-archive', message: /not what was packed/ });
  });

  it('are refused as bombs by the limits of archives: the bytes they unpack to, and how many times their size', async () => {
    const zeros = gzipSync(Buffer.alloc(70 * 1024 * 1024, '0'));
    expect(await refusal(zeros)).toMatchObject({ code: 'too-large', message: /times its size/ });
    expect(await refusal(gzipSync(table), { unpackedBytes: 10_000 })).toMatchObject({ code: 'too-large' });
  });

  it('are refused when they hold another archive, or nothing', async () => {
    expect(await refusal(gzipSync(gzipSync('a,b\n1,2\n')))).toMatchObject({ code: 'nested-archive' });
    const zip = archiveOf([{ name: 'a.csv', content: 'a,b\n1,2\n' }]);
    expect(await refusal(gzipSync(zip))).toMatchObject({ code: 'nested-archive' });
    const tar = Buffer.alloc(2048);
    tar.write('a.csv');
    tar.write('ustar', 257);
    expect(await refusal(gzipSync(tar))).toMatchObject({ code: 'nested-archive' });
    expect(await refusal(gzipSync(''))).toMatchObject({ code: 'empty-file' });
  });
});
