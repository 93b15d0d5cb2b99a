import { readFile } from 'node:fs/promises';
import type { Finding } from '@sterna/statistics';
import { checkMapping, type Mapping } from '@sterna/statistics/mapping';

/** Larger files are no mappings. */
const LONGEST = 5_000_000;

const refused = (rule: string, message: string): { readonly findings: readonly Finding[] } => ({
  findings: [{ rule, severity: 'error', message, where: '' }],
});

/** Reads a mapping from a JSON file; or says what is wrong with it. */
export async function readMappingFile(
  path: string,
): Promise<{ readonly mapping: Mapping } | { readonly findings: readonly Finding[] }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return refused('file-not-found', `There is no readable mapping at ${path}. Check the name.`);
  }
  let json: unknown;
  try {
    if (text.length > LONGEST) throw new Error('the file is too long');
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(
      'mapping-not-json',
      `The mapping ${path} is not JSON: ${reason}. Check its quotation marks and commas.`,
    );
  }
  // What `--propose-mapping` prints may be given back whole.
  const bare =
    typeof json === 'object' && json !== null && 'proposal' in json ? (json as { mapping?: unknown }).mapping : json;
  const { mapping, findings } = checkMapping(bare);
  if (mapping === undefined)
    return { findings: findings.map((finding) => ({ ...finding, where: `${path}: ${finding.where}` })) };
  return { mapping };
}
