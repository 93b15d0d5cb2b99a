import { PROFILE_TEMPLATE } from '@sterna/profile';
import { type ContentElement, contentElement, type OtherStructure } from '@sterna/sdmx';
import { text, withContent } from './own.ts';

interface Section {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly sections?: readonly Section[];
}

function categoryOf(section: Section, path: readonly string[]): ContentElement {
  const own = [...path, section.id];
  return contentElement('ReportingCategory', {
    id: own.join('-'),
    name: { ...section.title },
    children: (section.sections ?? []).map((each) => categoryOf(each, own)),
  });
}

/**
 * Parts and sections of the migration profile, as its template has them. They name no dataflows: whatever names one comes
 * along with it when a client asks for all references, and clients of the field stop at taxonomies.
 */
export function profileTaxonomy(): OtherStructure {
  const name = text('Profil migratoire', 'Migration profile', 'Perfil migratorio', 'ملف الهجرة');
  const parts: readonly Section[] = PROFILE_TEMPLATE.parts;
  return withContent(
    'reportingtaxonomy',
    'MIGRATION_PROFILE',
    name,
    parts.map((part) => categoryOf(part, [])),
  );
}
