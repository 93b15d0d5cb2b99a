import { openEvidence } from '@sterna/evidence';
import { sourceById } from '@sterna/statistics';
import { DONE, databaseOf, type Surroundings } from './surroundings.ts';

export interface SourcesArguments {
  readonly database?: string;
  readonly json?: boolean;
  readonly starter?: boolean;
}

/** `sterna sources`: what is in the database, by source and release. */
export async function runSources(options: SourcesArguments, surroundings: Surroundings): Promise<number> {
  const database = databaseOf(options.database, surroundings);
  const evidence = await openEvidence({ database, starter: options.starter ?? false });
  try {
    const sources = await evidence.sources();
    if (options.json) surroundings.out(`${JSON.stringify(sources, null, 2)}\n`);
    else if (sources.length === 0) {
      surroundings.out('The database holds no statistics yet. Bring some in with: sterna import FILE\n');
    }
    if (options.json) return DONE;
    for (const source of sources) {
      const known = sourceById(source.id);
      surroundings.out(`${source.id}${known ? `  ${known.publisher.en}, ${known.name.en} (${known.licence})` : ''}\n`);
      for (const release of source.releases) {
        surroundings.out(
          `  #${release.id}  ${release.version}  dated ${release.dated}  ${release.state}  ${release.series} series, ${release.observations} values\n`,
        );
        for (const file of release.files) {
          surroundings.out(`    #${file.id}  ${file.name}  ${file.size} bytes  sha256 ${file.sha256.slice(0, 12)}…\n`);
        }
      }
    }
    return DONE;
  } finally {
    await evidence.close();
  }
}
