/** The thread that unpacks an archive of several files and looks which of them a reader knows. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { strayFinding, withoutFigures } from '@sterna/statistics/readers';
import { type Member, openArchiveMembers } from '@sterna/tabular';
import { planOf } from '../import-each.ts';
import type { UnpackedArchive, UnpackedMember, UnpackTask } from './unpack-archive.ts';

const { path, folder } = workerData as UnpackTask;

async function unpack(member: Member): Promise<UnpackedMember> {
  const keptAs = randomUUID();
  const to = join(folder, keptAs);
  await pipeline(Readable.from(await member.open()), createWriteStream(to, { mode: 0o600, flags: 'wx' }));
  return { name: member.name, size: member.size, keptAs };
}

async function unpackAll(): Promise<UnpackedArchive> {
  const plan = await planOf(path);
  if (plan?.how !== 'by-member') return { members: [], findings: [] };
  const kinds = new Map(plan.members.map(({ name, kind }) => [name, kind]));
  const isWanted = ({ name }: Member): boolean => !['metadata', 'texts', undefined].includes(kinds.get(name));
  const archive = await openArchiveMembers(path);
  try {
    const members: UnpackedMember[] = [];
    for (const member of archive.members.filter(isWanted)) members.push(await unpack(member));
    const stray = plan.members.filter(({ strayPath }) => strayPath !== undefined).map(strayFinding);
    return { members, findings: [...stray, ...withoutFigures(plan)] };
  } finally {
    archive.close();
  }
}

parentPort?.postMessage(await unpackAll());
