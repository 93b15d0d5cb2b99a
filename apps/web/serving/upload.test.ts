import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plainFileName, receiveUpload, type Upload, UploadRefusedError } from './upload.ts';
import type { UploadLimits } from './upload-limits.ts';

const LIMITS: UploadLimits = { fileBytes: 1000, totalBytes: 2500, files: 3, silence: 300 };
const TYPE = 'multipart/form-data; boundary=zz';

let folder: string;
let server: Server;
let url: string;
/** What became of the last request. */
let outcome: Promise<Upload | string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-upload-'));
  const { promise, resolve } = Promise.withResolvers<Upload | string>();
  outcome = promise;
  server = createServer((request, response) => {
    receiveUpload(request, folder, LIMITS).then(
      (upload) => {
        resolve(upload);
        response.end('taken');
      },
      (error: unknown) => {
        resolve(error instanceof UploadRefusedError ? error.reason : String(error));
        response.end('refused');
        request.resume();
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

function filePart(name: string, content: string): string {
  return `--zz\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n`;
}

function post(body: string, type = TYPE): Promise<unknown> {
  return fetch(url, { method: 'POST', body, headers: { 'content-type': type } }).catch(() => undefined);
}

describe('an upload', () => {
  test('is written to the disk, file by file, under the names it gave', async () => {
    await post(`${filePart('a.csv', 'x,y')}${filePart('../../etc/b.csv', '1')}--zz--\r\n`);
    const upload = await outcome;
    if (typeof upload === 'string') throw new Error(upload);
    expect(upload.files.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
    expect(await readFile(upload.files[0]?.path ?? '', 'utf8')).toBe('x,y');
    await upload.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  test('may be just as large as is allowed', async () => {
    await post(`${filePart('a.csv', 'x'.repeat(1000))}--zz--\r\n`);
    expect(await outcome).toHaveProperty('files');
  });

  test.each([
    ['with a file over the limit', `${filePart('a.csv', 'x'.repeat(1001))}--zz--\r\n`, TYPE, 'too-large'],
    ['too large as a whole', `${filePart('a.csv', 'x'.repeat(900)).repeat(3)}--zz--\r\n`, TYPE, 'too-large'],
    ['of too many files', `${filePart('a.csv', 'x').repeat(4)}--zz--\r\n`, TYPE, 'too-many'],
    ['without files', '--zz\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--zz--\r\n', TYPE, 'no-file'],
    ['of an empty form', '--zz--\r\n', TYPE, 'no-file'],
    ['that ends in the middle of a file', filePart('a.csv', 'x'.repeat(500)), TYPE, 'broken'],
    ['that is garbage', 'no parts at all', TYPE, 'broken'],
    ['without a boundary', 'x', 'multipart/form-data', 'broken'],
    ['that is no form of files', 'a=1', 'application/x-www-form-urlencoded', 'broken'],
    ['with a flood of part headers', `--zz\r\n${'X-A: 1\r\n'.repeat(5000)}\r\n1\r\n--zz--\r\n`, TYPE, 'too-large'],
  ])('%s is refused and leaves nothing behind', async (_, body, type, reason) => {
    await post(body, type);
    const refused = await outcome;
    expect(refused).toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is broken off leaves nothing behind', async () => {
    const sent = httpRequest(url, { method: 'POST', headers: { 'content-type': TYPE } });
    sent.on('error', () => {});
    sent.write(filePart('a.csv', 'x'.repeat(400)).slice(0, 300));
    setTimeout(() => sent.destroy(), 100);
    expect(await outcome).toBe('broken');
    expect(await readdir(folder)).toEqual([]);
  });

  test('of which nothing comes any more is given up', async () => {
    const sent = httpRequest(url, { method: 'POST', headers: { 'content-type': TYPE } });
    sent.on('error', () => {});
    sent.write(filePart('a.csv', 'x').slice(0, 100));
    expect(await outcome).toBe('too-slow');
    expect(await readdir(folder)).toEqual([]);
    sent.destroy();
  });
});

test.each([
  ['a.csv', 'a.csv'],
  ['C:\\data\\été 2020.xlsx', 'été 2020.xlsx'],
  ['../../etc/passwd', 'passwd'],
  ['..', 'file'],
  ['a\u202Etxt.csv', 'atxt.csv'],
  [`${'x'.repeat(300)}.csv`, `${'x'.repeat(156)}.csv`],
])('the file name %s is kept as %s', (given, kept) => {
  expect(plainFileName(given)).toBe(kept);
});
