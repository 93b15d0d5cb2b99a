import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTabularFile } from '@sterna/tabular';
import { expect, test } from 'vitest';
import type { Sheet, SheetRow } from './workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

async function* rowsOf(...texts: readonly string[]): AsyncGenerator<readonly SheetRow[]> {
  yield texts.map((text, i) => ({ number: i + 1, cells: [text] }));
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** First cells of the rows of each sheet, by the sheet's name. */
async function firstCells(bytes: Buffer): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-workbook-'));
  try {
    const path = join(folder, 'written.xlsx');
    await writeFile(path, bytes);
    const file = await openTabularFile(path);
    const found = new Map<string, readonly unknown[]>();
    for (const table of file.tables)
      found.set(
        table.name,
        (await table.head(50)).map(({ cells }) => cells[0]),
      );
    await file.close();
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('texts come back as they were, also those that XML cannot hold', async () => {
  const texts = ['a\u0000b', '_x000D_', 'x\r\ny', '\ud83d', 'é\u0085 \uffff', '<&">', '=1+1', ' spaced ', '😀'];
  const bytes = await bytesOf(writeWorkbook([{ name: 'T & <T>', rows: rowsOf(...texts) }]));
  expect(await firstCells(bytes)).toEqual(new Map([['T & <T>', texts]]));
});

test('a sheet is asked for when the one before it has been written', async () => {
  const order: string[] = [];
  async function* rows(name: string): AsyncGenerator<readonly SheetRow[]> {
    for (let number = 1; number <= 3; number += 1) yield [{ number, cells: [name] }];
    order.push(`${name} written`);
  }
  async function* sheets(): AsyncGenerator<Sheet> {
    for (const name of ['one', 'two']) {
      order.push(`${name} asked for`);
      yield { name, rows: rows(name) };
    }
  }
  await bytesOf(writeWorkbook(sheets()));
  expect(order).toEqual(['one asked for', 'one written', 'two asked for', 'two written']);
});

test('an error of the rows is thrown, and nothing waits for ever', async () => {
  async function* broken(): AsyncGenerator<readonly SheetRow[]> {
    yield [{ number: 1, cells: ['a'] }];
    throw new Error('the database has gone away');
  }
  await expect(bytesOf(writeWorkbook([{ name: 'T', rows: broken() }]))).rejects.toThrow('the database has gone away');
});

test('rows are let go of when the reader goes away', async () => {
  let isClosed = false;
  async function* endless(): AsyncGenerator<readonly SheetRow[]> {
    try {
      for (let number = 1; ; number += 1) yield [{ number, cells: [String(Math.sin(number)).repeat(50)] }];
    } finally {
      isClosed = true;
    }
  }
  for await (const piece of writeWorkbook([{ name: 'T', rows: endless() }])) if (piece.length > 1_000) break;
  await expect.poll(() => isClosed).toBe(true);
});
