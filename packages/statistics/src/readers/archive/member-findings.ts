import type { Finding } from '../../finding.ts';
import type { ArchivePlan, PlannedMember } from './archive-plan.ts';

/** Names shown in one finding. */
const NAMED = 20;

const listOf = (members: readonly PlannedMember[]): string => {
  const names = members.slice(0, NAMED).map(({ name }) => name);
  const rest = members.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
};

/** Says of a member whose path leads out of the archive that only its name was kept. */
export function strayFinding({ name, strayPath = '' }: PlannedMember): Finding {
  const message = `The archive states the path “${strayPath.slice(0, 120)}”, which leads out of it: only the name ${name} was kept. Ask who packed it.`;
  return { rule: 'member-path', severity: 'warning', message, where: '' };
}

/** Members without figures that are no metadata we know: pictures, texts, lists. */
export function withoutFigures({ members }: ArchivePlan): readonly Finding[] {
  const texts = members.filter(({ kind }) => kind === 'texts');
  if (texts.length === 0) return [];
  const message = `The archive holds members without figures, which were not read: ${listOf(texts)}.`;
  return [{ rule: 'member-without-figures', severity: 'info', message, where: '' }];
}

/**
 * What is to be said of the members of an archive that is read whole.
 *
 * @param by id of the reader that read it
 * @param partsRead names of the members and sheets that figures are from
 */
export function findingsOfWhole(plan: ArchivePlan, by: string, partsRead: ReadonlySet<string>): readonly Finding[] {
  const isRead = ({ name, reader }: PlannedMember): boolean =>
    reader === by || [...partsRead].some((part) => part === name || part.startsWith(`${name}/`));
  const left = plan.members.filter(
    (member) => ['figures', 'unknown', 'unreadable'].includes(member.kind) && !isRead(member),
  );
  const stray = plan.members.filter(({ strayPath }) => strayPath !== undefined).map(strayFinding);
  if (left.length === 0) return [...stray, ...withoutFigures(plan)];
  const message = `Nothing was read of these members of the archive: ${listOf(left)}. Unpack it and give them by themselves.`;
  return [{ rule: 'member-not-read', severity: 'warning', message, where: '' }, ...stray, ...withoutFigures(plan)];
}
