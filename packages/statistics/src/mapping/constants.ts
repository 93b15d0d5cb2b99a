import type { Finding } from '../finding.ts';
import type { Mapping, MappingTarget } from './mapping.ts';
import type { Meaning, Meanings } from './meanings/meanings.ts';

type Known = Extract<Meaning, { readonly code: string }>;

/** What a mapping says of the whole table, read like cells of it. */
export function constantsOf(
  mapping: Mapping,
  meanings: Meanings,
): { readonly constants: ReadonlyMap<MappingTarget, Known>; readonly findings: readonly Finding[] } {
  const constants = new Map<MappingTarget, Known>();
  const findings: Finding[] = [];
  for (const [key, text] of Object.entries(mapping.constants ?? {})) {
    const target = key as MappingTarget;
    const meaning = meanings.of(target, text);
    if ('code' in meaning) constants.set(target, meaning);
    else {
      const says = 'says' in meaning ? meaning.says : `“${text}”, which names nothing that figures can be about`;
      const message = `The constant ${target} says ${says}.`;
      findings.push({ rule: 'mapping-constant', severity: 'error', message, where: `constants.${target}` });
    }
  }
  return { constants, findings };
}
