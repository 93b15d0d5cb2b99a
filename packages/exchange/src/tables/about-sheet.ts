import { SOURCES, type Source, sourceTitle } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import type { EvidenceShape } from '../shape.ts';

/** What a workbook says in the language of its reader. */
interface WorkbookWords {
  /** Names of the sheets; at most 31 letters. */
  readonly data: string;
  readonly about: string;
  readonly lines: readonly string[];
  readonly head: readonly string[];
}

export const WORKBOOK_WORDS: Readonly<Record<Language, WorkbookWords>> = {
  fr: {
    data: 'Données',
    about: 'À propos',
    lines: [
      'Chiffres de Sterna, l’atelier de la migration dans la planification du développement.',
      'Chaque ligne des autres feuilles nomme sa source et sa version. Les chiffres qui portent une DERIVATION ont été calculés par Sterna.',
      'Veuillez citer les sources quand vous utilisez leurs chiffres, et respecter leurs licences.',
    ],
    head: ['Source', 'Éditeur et jeu de données', 'Versions', 'Licence', 'Adresse'],
  },
  en: {
    data: 'Data',
    about: 'About',
    lines: [
      'Figures from Sterna, the workbench for migration in development planning.',
      'Each row of the other sheets names its source and release. Figures with a DERIVATION were computed by Sterna.',
      'Please name the sources when you use their figures, and keep to their licences.',
    ],
    head: ['Source', 'Publisher and data set', 'Releases', 'Licence', 'Address'],
  },
  es: {
    data: 'Datos',
    about: 'Acerca de',
    lines: [
      'Cifras de Sterna, el taller de la migración en la planificación del desarrollo.',
      'Cada fila de las demás hojas nombra su fuente y su versión. Las cifras que llevan una DERIVATION fueron calculadas por Sterna.',
      'Cite las fuentes cuando use sus cifras y respete sus licencias.',
    ],
    head: ['Fuente', 'Editor y conjunto de datos', 'Versiones', 'Licencia', 'Dirección'],
  },
  ar: {
    data: 'البيانات',
    about: 'حول الملف',
    lines: [
      'أرقام من Sterna، ورشة إدماج الهجرة في تخطيط التنمية.',
      'كل صف في الأوراق الأخرى يذكر مصدره وإصداره. والأرقام التي تحمل DERIVATION حسبها Sterna.',
      'يرجى ذكر المصادر عند استعمال أرقامها، والتقيد برخصها.',
    ],
    head: ['المصدر', 'الناشر ومجموعة البيانات', 'الإصدارات', 'الرخصة', 'العنوان'],
  },
};

/** What a workbook says of where its figures come from: a row for each source with its releases and licence. */
export function aboutRows({ sources }: EvidenceShape, language: Language): readonly (readonly string[])[] {
  const named = new Set(sources.flatMap(({ id }) => id.split('+')));
  const known = new Map(SOURCES.map((source) => [source.id, source]));
  const { lines, head } = WORKBOOK_WORDS[language];
  const rows = [...named].sort().map((id) => {
    const releases = sources
      .filter((one) => one.id === id)
      .flatMap((one) => one.releases.map(({ version }) => version));
    const source: Source | undefined = known.get(id);
    const title = source === undefined ? '' : sourceTitle(id, language);
    return [id, title, [...new Set(releases)].join('; '), source?.licence ?? '', source?.url ?? ''];
  });
  return [...lines.map((line) => [line]), [], head, ...rows];
}
