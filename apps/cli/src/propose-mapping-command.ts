import type { Finding } from '@sterna/statistics';
import { type MappingProposal, proposeMapping, withTableFile } from '@sterna/statistics/mapping';
import { DONE, NOTHING_DONE, type Surroundings } from './surroundings.ts';

const line = ({ severity, rule, message }: Finding): string => `  ${severity} ${rule}: ${message}`;

/** Why each column was taken for what it is, for the person beside the JSON. */
function explain(file: string, { columns, missing, findings, fromTitle }: MappingProposal): string {
  const taken = columns.map(
    ({ letter, heading, is, confidence, reason }) =>
      `  ${letter} ${heading || '(no heading)'}: ${is}, ${Math.round(confidence * 100)} %. ${reason}`,
  );
  const title = Object.entries(fromTitle).map(
    ([target, code]) => `  ${target}: ${code}, from the lines above the table; check it.`,
  );
  const untold = missing.length === 0 ? [] : [`  Still to be said, as constants or columns: ${missing.join(', ')}.`];
  return [`${file}:`, ...taken, ...title, ...untold, ...findings.map(line)].join('\n');
}

/** `sterna import --propose-mapping FILE`: a mapping to start from on standard output, the reasons beside it. */
export async function runProposeMapping(
  files: readonly string[],
  options: { readonly json?: boolean },
  surroundings: Surroundings,
): Promise<number> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    surroundings.report('--propose-mapping takes one file.');
    return NOTHING_DONE;
  }
  let proposal: MappingProposal | { readonly findings: readonly Finding[] };
  try {
    proposal = await withTableFile(file, proposeMapping);
  } catch {
    surroundings.report(`There is no readable file at ${file}. Check the name.`);
    return NOTHING_DONE;
  }
  if (!('mapping' in proposal)) {
    surroundings.report([`${file}:`, ...proposal.findings.map(line)].join('\n'));
    return NOTHING_DONE;
  }
  const printed = options.json === true ? { proposal: 1, ...proposal } : proposal.mapping;
  surroundings.out(`${JSON.stringify(printed, null, 2)}\n`);
  surroundings.report(explain(file, proposal));
  return proposal.mapping.columns.length === 0 ? NOTHING_DONE : DONE;
}
