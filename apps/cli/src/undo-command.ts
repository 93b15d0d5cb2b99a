import { type Evidence, openEvidence } from '@sterna/evidence';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface UndoArguments {
  readonly database?: string;
}

/** `sterna undo RELEASE`: takes a release back, so that what it replaced is in force again. */
export async function runUndo(release: string, options: UndoArguments, surroundings: Surroundings): Promise<number> {
  if (!/^\d{1,15}$/.test(release)) {
    throw new Error(`${release} is not the number of a release; sterna sources lists them, such as #3`);
  }
  const evidence = await openEvidence({ database: databaseOf(options.database, surroundings), starter: false });
  try {
    const named = await nameOf(Number(release), evidence);
    await evidence.undoRelease(Number(release));
    surroundings.out(`${named}: taken back; what it replaced is in force again\n`);
    return DONE;
  } finally {
    await evidence.close();
  }
}

async function nameOf(id: number, evidence: Evidence): Promise<string> {
  for (const source of await evidence.sources()) {
    const release = source.releases.find((one) => one.id === id);
    if (release?.state === 'undone')
      throw new Error(`release ${id} (${source.id}, ${release.version}) is undone already`);
    if (release) return `${source.id}, release ${release.version}`;
  }
  throw new Error(`there is no release ${id}; sterna sources lists them`);
}
