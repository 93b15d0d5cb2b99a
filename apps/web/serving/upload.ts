import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { ReceivedFile } from '@sterna/evidence';
import { UPLOAD_LIMITS, type UploadLimits } from './upload-limits.ts';

/** Why an upload was not taken. */
export type UploadRefusal = 'too-large' | 'too-many' | 'no-file' | 'broken' | 'too-slow';

/** An upload that is not taken; nothing of it stays on the disk. */
export class UploadRefusedError extends Error {
  readonly code = 'upload-refused';
  readonly reason: UploadRefusal;

  constructor(reason: UploadRefusal) {
    super(`the upload was refused: ${reason}`);
    this.name = 'UploadRefusedError';
    this.reason = reason;
  }
}

/** An upload as it lies on the disk. */
export interface Upload {
  readonly files: readonly ReceivedFile[];
  /** What stood in the other fields, by name. */
  readonly fields: ReadonlyMap<string, string>;
  /** Removes what nobody has taken over. */
  discard(): Promise<void>;
}

/** The longest name of a file that is kept; the end of it stays. */
const LONGEST_NAME = 160;

/** The name a person gave a file, without folders and without characters that belong to no name. */
export function plainFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return /^\.*$/.test(clean) ? 'file' : [...clean].slice(-LONGEST_NAME).join('');
}

function openParser(request: IncomingMessage, limits: UploadLimits): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      // One file more than is allowed, so that it is seen and refused rather than passed over.
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files + 1,
        fields: 20,
        fieldSize: limits.fieldBytes ?? 4096,
        headerPairs: 20,
        headerSize: 8192,
      },
    });
  } catch {
    throw new UploadRefusedError('broken');
  }
}

/** Ends an upload of which nothing has come for a while. */
function watchSilence(request: IncomingMessage, silence: number, giveUp: () => void): () => void {
  let timer = setTimeout(giveUp, silence);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, silence);
  };
  request.on('data', heard);
  return () => {
    clearTimeout(timer);
    request.off('data', heard);
  };
}

/** Writes the files of a multipart body into a folder as they come. */
async function writeFiles(
  request: IncomingMessage,
  folder: string,
  limits: UploadLimits,
): Promise<Omit<Upload, 'discard'>> {
  const parser = openParser(request, limits);
  const files: ReceivedFile[] = [];
  const fields = new Map<string, string>();
  const writing: Promise<void>[] = [];
  const coming: BusboyFileStream[] = [];
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();
  const refuse = (reason: UploadRefusal): void => reject(new UploadRefusedError(reason));
  let bytes = 0;

  const take = (stream: BusboyFileStream, given: string): void => {
    // A field for files into which none was put comes as one without a name and content.
    if (!given) {
      stream.resume();
      return;
    }
    if (files.length === limits.files) {
      stream.resume();
      refuse('too-many');
      return;
    }
    const path = join(folder, String(files.length));
    files.push({ name: plainFileName(given), path });
    coming.push(stream);
    stream.once('limit', () => refuse('too-large'));
    const written = pipeline(stream, createWriteStream(path, { flags: 'wx' }));
    written.catch(reject);
    writing.push(written);
  };
  const count = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes > limits.totalBytes) refuse('too-large');
  };
  const brokenOff = (): void => refuse('broken');
  const listenOn = watchSilence(request, limits.silence, () => refuse('too-slow'));

  parser.on('file', (_field, stream, name) => take(stream, name));
  parser.on('field', (name, value, _, isCut) => {
    if (isCut) refuse('too-large');
    else fields.set(name, value);
  });
  parser.once('error', brokenOff);
  parser.once('finish', resolve);
  request.on('data', count);
  request.once('aborted', brokenOff);
  request.once('error', brokenOff);
  request.once('close', () => !request.complete && brokenOff());
  request.pipe(parser);
  try {
    await finished;
    await Promise.all(writing);
    return { files, fields };
  } catch (error) {
    request.unpipe(parser);
    // Ends the streams of files that are still being written.
    parser.once('error', () => {});
    parser.destroy(new Error('given up'));
    for (const stream of coming) stream.destroy();
    await Promise.allSettled(writing);
    throw error;
  } finally {
    listenOn();
    request.off('data', count);
  }
}

/**
 * Streams the files of a form to the disk, within limits. A file is never in memory as a whole.
 *
 * @param folder in which a folder of this upload's own is made
 * @throws UploadRefusedError when it is over a limit, broken off, or no upload of files; nothing of it stays
 */
export async function receiveUpload(
  request: IncomingMessage,
  folder: string,
  limits: UploadLimits = UPLOAD_LIMITS,
): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > limits.totalBytes) throw new UploadRefusedError('too-large');
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) throw new UploadRefusedError('broken');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(folder, 'upload-'));
  const discard = (): Promise<void> => rm(own, { recursive: true, force: true });
  try {
    const { files, fields } = await writeFiles(request, own, limits);
    if (files.length === 0 && limits.fieldBytes === undefined) throw new UploadRefusedError('no-file');
    return { files, fields, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
