import type { Finding } from '@sterna/statistics';
import { findingIn, reasonText } from '@sterna/statistics/finding-texts';
import { type MappingProposal, proposeMapping, withTableFile } from '@sterna/statistics/mapping';
import { formatNumber, type Language } from '@sterna/vocabulary';
import { PROPOSAL_WORDS } from './proposal-words.ts';
import { DONE, NOTHING_DONE, type Surroundings } from './surroundings.ts';

const line = ({ severity, rule, message }: Finding): string => `  ${severity} ${rule}: ${message}`;

/** A proposal whose sentences are in a language. */
function proposalIn(proposal: MappingProposal, language: Language): MappingProposal {
  if (language === 'en') return proposal;
  const columns = proposal.columns.map((column) => ({ ...column, reason: reasonText(column.reason, language) }));
  return { ...proposal, columns, findings: proposal.findings.map((each) => findingIn(each, language)) };
}

/** Why each column was taken for what it is, for the person beside the JSON. */
function explain(file: string, { columns, missing, findings, fromTitle }: MappingProposal, language: Language): string {
  const words = PROPOSAL_WORDS[language];
  const taken = columns.map(({ letter, heading, is, confidence, reason }) => {
    const sureness = formatNumber(Math.round(confidence * 100), language, { kind: 'percent' });
    return `  ${letter} ${heading || `(${words.noHeading})`}: ${is}, ${sureness}. ${reason}`;
  });
  const title = Object.entries(fromTitle).map(([target, code]) => `  ${target}: ${code}, ${words.fromTitle}.`);
  const untold = missing.length === 0 ? [] : [`  ${words.untold}: ${missing.join(', ')}.`];
  return [`${file}:`, ...taken, ...title, ...untold, ...findings.map(line)].join('\n');
}

/** `sterna import --propose-mapping FILE`: a mapping to start from on standard output, the reasons beside it. */
export async function runProposeMapping(
  files: readonly string[],
  { json = false, lang = 'en' }: { readonly json?: boolean; readonly lang?: Language },
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
    const findings = proposal.findings.map((each) => findingIn(each, lang));
    surroundings.report([`${file}:`, ...findings.map(line)].join('\n'));
    return NOTHING_DONE;
  }
  const told = proposalIn(proposal, lang);
  const printed = json ? { proposal: 1, ...told } : proposal.mapping;
  surroundings.out(`${JSON.stringify(printed, null, 2)}\n`);
  surroundings.report(explain(file, told, lang));
  return proposal.mapping.columns.length === 0 ? NOTHING_DONE : DONE;
}
