import type { LocalText } from '@sterna/vocabulary';
import type { ProfileTemplate, SectionTemplate } from '../template/template.ts';

/** A section with the number it has in the document. */
export interface NumberedSection {
  readonly id: string;
  /** `1.2`; empty in the annex. */
  readonly number: string;
  /** 1 for a part. */
  readonly depth: number;
  readonly title: LocalText;
}

/** Every section of a template in reading order, numbered as the document numbers them. */
export function numberSections(template: ProfileTemplate): readonly NumberedSection[] {
  const numbered = (section: SectionTemplate, number: string, depth: number): readonly NumberedSection[] => [
    { id: section.id, number, depth, title: section.title },
    ...(section.sections ?? []).flatMap((inner, index) =>
      numbered(inner, number === '' ? '' : `${number}.${index + 1}`, depth + 1),
    ),
  ];
  return [
    ...template.parts.flatMap((part, index) => numbered(part, String(index + 1), 1)),
    ...numbered(template.annex, '', 1),
  ];
}
