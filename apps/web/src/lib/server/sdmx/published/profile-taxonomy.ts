import { type EvidenceShape, flowOfSource } from '@sterna/exchange';
import { PROFILE_TEMPLATE } from '@sterna/profile';
import { type ContentElement, contentElement, contentReference, type OtherStructure } from '@sterna/sdmx';
import { ownReference, text, withContent } from './own.ts';

interface Section {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly sections?: readonly Section[];
}

/** Everything in a part of the template that is written as codes of indicators are. */
function codesIn(part: unknown): readonly string[] {
  if (typeof part === 'string') return /^[A-Z][A-Z0-9_]+$/.test(part) ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => (name === 'sections' ? [] : codesIn(value)));
}

/** A section with the dataflows that have figures of its indicators. */
function categoryOf(section: Section, path: readonly string[], shape: EvidenceShape): ContentElement {
  const codes = new Set(codesIn(section));
  const flows = shape.sources.filter((source) => source.codes.INDICATOR.some((code) => codes.has(code)));
  const own = [...path, section.id];
  return contentElement('ReportingCategory', {
    id: own.join('-'),
    name: { ...section.title },
    children: [
      ...(section.sections ?? []).map((each) => categoryOf(each, own, shape)),
      ...flows.map(({ id }) => contentReference('ProvisioningMetadata', ownReference('dataflow', flowOfSource(id)))),
    ],
  });
}

/** Parts and sections of the migration profile, as its template has them. */
export function profileTaxonomy(shape: EvidenceShape): OtherStructure {
  const name = text('Profil migratoire', 'Migration profile', 'Perfil migratorio', 'ملف الهجرة');
  const parts: readonly Section[] = PROFILE_TEMPLATE.parts;
  return withContent(
    'reportingtaxonomy',
    'MIGRATION_PROFILE',
    name,
    parts.map((part) => categoryOf(part, [], shape)),
  );
}
