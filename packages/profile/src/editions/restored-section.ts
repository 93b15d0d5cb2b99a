import { PROFILE_TEMPLATE, type ProfileTemplate, type SectionTemplate } from '../template/template.ts';

/**
 * Takes a part or section of the standard template in again, in the order of the standard template; a section whose part
 * is left out brings its part along, without its other sections.
 *
 * @returns `undefined` where the standard template has no such section, or it is there already
 */
export function placeRestored(template: ProfileTemplate, id: string): ProfileTemplate | undefined {
  if (idsIn([...template.parts, template.annex]).has(id)) return undefined;
  const part = PROFILE_TEMPLATE.parts.find((standard) => standard.id === id);
  if (part) return { ...template, parts: inOrder(template.parts, withoutKept(part, template), PROFILE_TEMPLATE.parts) };
  const owner = [...PROFILE_TEMPLATE.parts, PROFILE_TEMPLATE.annex].find(({ sections }) =>
    sections?.some((section) => section.id === id),
  );
  const section = owner?.sections?.find((standard) => standard.id === id);
  if (!owner || !section) return undefined;
  const insert = (into: SectionTemplate): SectionTemplate => ({
    ...into,
    sections: inOrder(into.sections ?? [], section, owner.sections ?? []),
  });
  if (owner === PROFILE_TEMPLATE.annex) return { ...template, annex: insert(template.annex) };
  const parts = template.parts.some((kept) => kept.id === owner.id)
    ? template.parts
    : inOrder(template.parts, { ...owner, sections: [] }, PROFILE_TEMPLATE.parts);
  return { ...template, parts: parts.map((kept) => (kept.id === owner.id ? insert(kept) : kept)) };
}

function idsIn(sections: readonly SectionTemplate[]): ReadonlySet<string> {
  return new Set(sections.flatMap((section) => [section.id, ...idsIn(section.sections ?? [])]));
}

/** A standard part without the sections that have been moved elsewhere. */
function withoutKept(part: SectionTemplate, template: ProfileTemplate): SectionTemplate {
  const kept = idsIn([...template.parts, template.annex]);
  return { ...part, sections: (part.sections ?? []).filter(({ id }) => !kept.has(id)) };
}

/** Puts a section behind the nearest of those that come before it in the standard order. */
function inOrder(
  list: readonly SectionTemplate[],
  section: SectionTemplate,
  standard: readonly SectionTemplate[],
): readonly SectionTemplate[] {
  const before = standard
    .slice(
      0,
      standard.findIndex(({ id }) => id === section.id),
    )
    .map(({ id }) => id);
  const at = list.findLastIndex(({ id }) => before.includes(id)) + 1;
  return list.toSpliced(at, 0, section);
}
