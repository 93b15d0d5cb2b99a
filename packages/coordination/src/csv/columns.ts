import type { Language, LocalText } from '@sterna/vocabulary';
import { likeness } from '../directory/tidy.ts';

/** The tables that a directory is exported as. */
export type DirectoryTable = 'institutions' | 'posts' | 'responsibilities';
export const DIRECTORY_TABLES: readonly DirectoryTable[] = ['institutions', 'posts', 'responsibilities'];

export type InstitutionColumn =
  | 'shortName'
  | 'name-fr'
  | 'name-en'
  | 'name-es'
  | 'name-ar'
  | 'kind'
  | 'sectors'
  | 'level'
  | 'place'
  | 'partOf'
  | 'email'
  | 'phone'
  | 'website'
  | 'note';
export type PostColumn =
  | 'kind'
  | 'title'
  | 'sector'
  | 'holder'
  | 'contact'
  | 'institution'
  | 'began'
  | 'ended'
  | 'note';
export type ResponsibilityColumn = 'subject' | 'code' | 'name' | 'institution' | 'since';

export interface Column<Key extends string> {
  readonly key: Key;
  readonly heading: LocalText;
  /** Other headings that people write. */
  readonly aliases: readonly string[];
}

/** Stands for a heading that names no language: the name is in the language of whoever brings the file in. */
export const NAME_IN_OWN_LANGUAGE: readonly string[] = ['institution', 'organisation', 'organization', 'organisme'];

// biome-ignore format: one column per line
export const INSTITUTION_COLUMNS: readonly Column<InstitutionColumn>[] = [
  { key: 'shortName', heading: { fr: 'Sigle', en: 'Short name', es: 'Sigla', ar: 'الاسم المختصر' }, aliases: ['abréviation', 'acronyme', 'acronym', 'abbreviation', 'acrónimo', 'SHORT_NAME'] },
  { key: 'name-fr', heading: { fr: 'Nom en français', en: 'Name in French', es: 'Nombre en francés', ar: 'الاسم بالفرنسية' }, aliases: ['nom', 'nom de l’institution', 'dénomination', 'nom complet', 'nom (fr)', 'name_fr'] },
  { key: 'name-en', heading: { fr: 'Nom en anglais', en: 'Name in English', es: 'Nombre en inglés', ar: 'الاسم بالإنجليزية' }, aliases: ['name', 'full name', 'name of institution', 'institution name', 'nom (en)', 'name_en'] },
  { key: 'name-es', heading: { fr: 'Nom en espagnol', en: 'Name in Spanish', es: 'Nombre en español', ar: 'الاسم بالإسبانية' }, aliases: ['nombre', 'nombre de la institución', 'institución', 'nom (es)', 'name_es'] },
  { key: 'name-ar', heading: { fr: 'Nom en arabe', en: 'Name in Arabic', es: 'Nombre en árabe', ar: 'الاسم بالعربية' }, aliases: ['الاسم', 'اسم الجهة', 'الجهة', 'المؤسسة', 'اسم المؤسسة', 'nom (ar)', 'name_ar'] },
  { key: 'kind', heading: { fr: 'Type', en: 'Kind', es: 'Tipo', ar: 'النوع' }, aliases: ['type d’institution', 'nature', 'catégorie', 'category', 'tipo de institución'] },
  { key: 'sectors', heading: { fr: 'Secteurs', en: 'Sectors', es: 'Sectores', ar: 'القطاعات' }, aliases: ['secteur', 'sector', 'القطاع', 'domaine'] },
  { key: 'level', heading: { fr: 'Niveau', en: 'Level', es: 'Nivel', ar: 'المستوى' }, aliases: ['échelon'] },
  { key: 'place', heading: { fr: 'Lieu', en: 'Place', es: 'Lugar', ar: 'المكان' }, aliases: ['territoire', 'ville', 'city', 'pays', 'country', 'ciudad', 'région'] },
  { key: 'partOf', heading: { fr: 'Rattachée à', en: 'Part of', es: 'Depende de', ar: 'تابعة لـ' }, aliases: ['tutelle', 'rattachement', 'parent', 'تابعة ل'] },
  { key: 'email', heading: { fr: 'Courriel', en: 'Email', es: 'Correo electrónico', ar: 'البريد الإلكتروني' }, aliases: ['e-mail', 'mail', 'adresse électronique', 'correo', 'courriel de contact'] },
  { key: 'phone', heading: { fr: 'Téléphone', en: 'Telephone', es: 'Teléfono', ar: 'الهاتف' }, aliases: ['tél', 'tél.', 'tel', 'phone'] },
  { key: 'website', heading: { fr: 'Site', en: 'Website', es: 'Sitio web', ar: 'الموقع' }, aliases: ['site web', 'site internet', 'web', 'url', 'sitio'] },
  { key: 'note', heading: { fr: 'Remarques', en: 'Notes', es: 'Notas', ar: 'ملاحظات' }, aliases: ['note', 'remarque', 'observations', 'comments', 'nota', 'observaciones'] },
];

// biome-ignore format: one column per line
export const POST_COLUMNS: readonly Column<PostColumn>[] = [
  { key: 'kind', heading: { fr: 'Type de poste', en: 'Kind of post', es: 'Tipo de puesto', ar: 'نوع المنصب' }, aliases: ['type', 'kind', 'rôle', 'role', 'tipo'] },
  { key: 'title', heading: { fr: 'Intitulé du poste', en: 'Title of the post', es: 'Título del puesto', ar: 'مسمى المنصب' }, aliases: ['poste', 'intitulé', 'post', 'title', 'puesto', 'المنصب'] },
  { key: 'sector', heading: { fr: 'Secteur', en: 'Sector', es: 'Sector', ar: 'القطاع' }, aliases: ['domaine'] },
  { key: 'holder', heading: { fr: 'Titulaire', en: 'Holder', es: 'Titular', ar: 'شاغل المنصب' }, aliases: ['nom', 'name', 'nom du titulaire', 'nombre', 'الاسم', 'point focal', 'focal point'] },
  { key: 'contact', heading: { fr: 'Contact', en: 'Contact', es: 'Contacto', ar: 'وسيلة الاتصال' }, aliases: ['courriel', 'email', 'e-mail', 'coordonnées', 'correo electrónico', 'البريد الإلكتروني'] },
  { key: 'institution', heading: { fr: 'Institution', en: 'Institution', es: 'Institución', ar: 'المؤسسة' }, aliases: ['ministère', 'organisme', 'structure', 'الجهة'] },
  { key: 'began', heading: { fr: 'Premier jour', en: 'First day', es: 'Primer día', ar: 'اليوم الأول' }, aliases: ['début', 'depuis', 'date de début', 'date de nomination', 'start', 'since', 'from', 'start date', 'desde', 'inicio', 'fecha de inicio', 'منذ', 'من'] },
  { key: 'ended', heading: { fr: 'Dernier jour', en: 'Last day', es: 'Último día', ar: 'اليوم الأخير' }, aliases: ['fin', 'date de fin', 'jusqu’au', 'end', 'until', 'to', 'end date', 'hasta', 'fecha de fin', 'إلى', 'حتى'] },
  { key: 'note', heading: { fr: 'Remarques', en: 'Notes', es: 'Notas', ar: 'ملاحظات' }, aliases: ['note', 'remarque', 'observations', 'comments', 'nota', 'observaciones'] },
];

// biome-ignore format: one column per line
export const RESPONSIBILITY_COLUMNS: readonly Column<ResponsibilityColumn>[] = [
  { key: 'subject', heading: { fr: 'Objet', en: 'Subject', es: 'Objeto', ar: 'الموضوع' }, aliases: ['type d’objet'] },
  { key: 'code', heading: { fr: 'Code', en: 'Code', es: 'Código', ar: 'الرمز' }, aliases: [] },
  { key: 'name', heading: { fr: 'Nom', en: 'Name', es: 'Nombre', ar: 'الاسم' }, aliases: ['intitulé', 'libellé', 'label'] },
  { key: 'institution', heading: { fr: 'Institution', en: 'Institution', es: 'Institución', ar: 'المؤسسة' }, aliases: ['الجهة', 'responsable', 'owner', 'institution responsable', 'responsible institution', 'الجهة المسؤولة'] },
  { key: 'since', heading: { fr: 'Depuis', en: 'Since', es: 'Desde', ar: 'منذ' }, aliases: ['depuis le', 'date'] },
];

const COLUMNS: Readonly<Record<DirectoryTable, readonly Column<string>[]>> = {
  institutions: INSTITUTION_COLUMNS,
  posts: POST_COLUMNS,
  responsibilities: RESPONSIBILITY_COLUMNS,
};

/** Columns that a table cannot be without: one of each group. */
const NEEDED: Readonly<Record<DirectoryTable, readonly (readonly string[])[]>> = {
  posts: [['began', 'ended', 'holder'], ['institution'], ['kind', 'title', 'began']],
  responsibilities: [['subject'], ['code', 'name'], ['institution']],
  institutions: [['shortName', 'name-fr', 'name-en', 'name-es', 'name-ar']],
};

/** Columns of a table, by what they hold. */
export function columnsOf(table: DirectoryTable): readonly Column<string>[] {
  return COLUMNS[table];
}

/** What a heading stands for in a table. */
function keyOf(heading: string, table: DirectoryTable, language: Language): string | undefined {
  const wanted = likeness(heading.replace(/[:*]+\s*$/, ''));
  if (wanted === '') return undefined;
  const found = COLUMNS[table].find(({ key, heading: names, aliases }) =>
    [key, ...Object.values(names), ...aliases].some((name) => likeness(name) === wanted),
  );
  if (found) return found.key;
  return table === 'institutions' && NAME_IN_OWN_LANGUAGE.includes(wanted) ? `name-${language}` : undefined;
}

/** Headings of a table, recognised: what each column holds, by its position from 0. */
export interface Headings {
  readonly table: DirectoryTable;
  readonly keys: readonly (string | undefined)[];
}

/**
 * Recognises a row of headings, whatever language they are in; the table with most columns known is taken.
 *
 * @param language of whoever brings the file in
 */
export function recogniseHeadings(cells: readonly string[], language: Language): Headings | undefined {
  let best: (Headings & { readonly count: number }) | undefined;
  for (const table of ['posts', 'responsibilities', 'institutions'] as const) {
    const keys = cells.map((cell) => keyOf(cell, table, language));
    const known = new Set(keys.filter((key) => key !== undefined));
    const isWhole = NEEDED[table].every((group) => group.some((key) => known.has(key)));
    if (isWhole && known.size >= 2 && known.size > (best?.count ?? 0)) best = { table, keys, count: known.size };
  }
  return best;
}
