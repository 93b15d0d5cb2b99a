import { type Evidence, openEvidence } from '@sterna/evidence';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface UndoArguments {
  /** Number of one of its files, which alone is taken back. */
  readonly file?: string;
  readonly database?: string;
}

/** `sterna undo RELEASE`: takes a release back, or one file of it, so that what it replaced is in force again. */
export async function runUndo(release: string, options: UndoArguments, surroundings: Surroundings): Promise<number> {
  if (!/^\d{1,15}$/.test(release)) {
    throw new Error(`${release} is not the number of a release; sterna sources lists them, such as #3`);
  }
  const evidence = await openEvidence({ database: databaseOf(options.database, surroundings), starter: false });
  try {
    const { source, version, files } = await releaseNumbered(Number(release), evidence);
    const file = options.file === undefined ? undefined : fileNumbered(options.file, release, files);
    await (file ? evidence.undoImport(file.id) : evidence.undoRelease(Number(release)));
    const what = file ? `, ${file.name}` : '';
    surroundings.out(`${source}, release ${version}${what}: taken back; what it replaced is in force again\n`);
    return DONE;
  } finally {
    await evidence.close();
  }
}

type Release = Awaited<ReturnType<Evidence['sources']>>[number]['releases'][number];

function fileNumbered(number: string, release: string, files: Release['files']): Release['files'][number] {
  const file = files.find(({ id }) => String(id) === number.replace(/^#/, ''));
  if (file) return file;
  const known = files.map(({ id, name }) => `#${id} ${name}`).join(', ');
  throw new Error(`release ${release} has no file ${number}; its files are ${known}`);
}

async function releaseNumbered(id: number, evidence: Evidence): Promise<Release> {
  for (const source of await evidence.sources()) {
    const release = source.releases.find((one) => one.id === id);
    if (release?.state === 'undone')
      throw new Error(`release ${id} (${source.id}, ${release.version}) is undone already`);
    if (release) return release;
  }
  throw new Error(`there is no release ${id}; sterna sources lists them`);
}
