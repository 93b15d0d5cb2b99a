import { type Evidence, findOriginal } from '@sterna/evidence';
import type { FigureFile, SpaceEvidence } from './editions-room.ts';

/** The public figures, for spaces without figures of their own. */
export function publicEvidence(evidence: Evidence): SpaceEvidence {
  return {
    about: (place) => evidence.about(place),
    version: () => evidence.version(),
    releases: () => evidence.releases(),
    files: (parts) => figureFiles(evidence, parts),
  };
}

/** Files by id of the part; of starter data the publisher's own. */
export async function figureFiles(
  { store }: Evidence,
  ids: readonly number[],
): Promise<ReadonlyMap<number, FigureFile>> {
  const [parts, releases] = [await store.parts(ids), await store.releases()];
  const releaseOf = new Map(releases.map((release) => [release.id, release]));
  const files = new Map<number, FigureFile>();
  for (const part of parts.values()) {
    const release = releaseOf.get(part.release);
    const original = release && (await findOriginal(release, part));
    const { name, sha256 } = part.file;
    const own = { name, sha256, ...(part.name !== undefined && { part: part.name }) };
    files.set(
      part.id,
      original
        ? { name: original.file, sha256: original.sha256, ...(original.part !== undefined && { part: original.part }) }
        : own,
    );
  }
  return files;
}
