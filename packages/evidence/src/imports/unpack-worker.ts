/** The thread that unpacks an archive of several files and looks which of them a reader knows. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readStatistics } from '@sterna/statistics/readers';
import { type Member, openArchiveMembers } from '@sterna/tabular';
import type { UnpackedMember, UnpackTask } from './unpack-archive.ts';

const { path, folder, options } = workerData as UnpackTask;

/** Members that hold data or structures; pictures and documents beside them are left. */
const DATA = /\.(csv|tsv|txt|tab|xlsx|xml|json|sdmx|zip)$/i;

async function unpack(member: Member): Promise<UnpackedMember> {
  const keptAs = randomUUID();
  const to = join(folder, keptAs);
  await pipeline(Readable.from(await member.open()), createWriteStream(to, { mode: 0o600, flags: 'wx' }));
  return { name: member.name, size: member.size, keptAs, ...(await look(to)) };
}

async function look(file: string): Promise<Pick<UnpackedMember, 'isKnown' | 'holdsFigures'>> {
  const read = await readStatistics(file, options);
  const reading = 'reading' in read ? read.reading : undefined;
  const isStructure = (reading?.structures?.length ?? 0) > 0 && reading?.releases === undefined;
  await read.file?.close();
  return { isKnown: reading !== undefined, holdsFigures: !isStructure };
}

const archive = await openArchiveMembers(path);
const unpacked: UnpackedMember[] = [];
const wanted = archive.members.filter(({ name, size }) => size > 0 && DATA.test(name));
// One file in an archive is that file.
if (wanted.length > 1) for (const member of wanted) unpacked.push(await unpack(member));
archive.close();
parentPort?.postMessage(unpacked);
