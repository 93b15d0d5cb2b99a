import { indicatorByCode, sourceTitle, TOTAL, unitName } from '@sterna/statistics';
import { type Language, type LocalText, placeByCode } from '@sterna/vocabulary';
import type { ExportedObservation } from '../exported.ts';
import { ageName } from '../structures/ages.ts';
import lists from '../structures/code-lists.json' with { type: 'json' };

/** A column of names beside a column of codes. */
export interface NameColumn {
  /** Heading of the codes. */
  readonly beside: string;
  /**
   * Heading of the names. Never capitals alone: our own reader takes such a heading for a dimension, others it passes
   * over.
   */
  readonly heading: LocalText;
  /** In letters. */
  readonly width: number;
  readonly nameOf: (observation: ExportedObservation) => string;
}

const ALL_PARTNERS: LocalText = {
  fr: 'Tous les pays partenaires',
  en: 'All partner countries',
  es: 'Todos los países asociados',
  ar: 'كل البلدان الشريكة',
};
const ALL_AGES: LocalText = { fr: 'Tous les âges', en: 'All ages', es: 'Todas las edades', ar: 'كل الأعمار' };

const SEXES: Readonly<Record<ExportedObservation['sex'], LocalText>> = {
  _T: { fr: 'Les deux sexes', en: 'Both sexes', es: 'Ambos sexos', ar: 'الجنسان' },
  F: { fr: 'Femmes', en: 'Women', es: 'Mujeres', ar: 'النساء' },
  M: { fr: 'Hommes', en: 'Men', es: 'Hombres', ar: 'الرجال' },
};
const STATUSES: Readonly<Record<string, LocalText>> = lists.CL_OBS_STATUS;

function placeName(code: string, language: Language): string {
  return placeByCode(code)?.shortName[language] ?? code;
}

/**
 * The columns of names that a workbook has beside its codes, for people who know the countries and not their codes.
 *
 * @param titles of publishers' own indicators, by code
 */
export function nameColumns(language: Language, titles: ReadonlyMap<string, string>): readonly NameColumn[] {
  return [
    {
      beside: 'INDICATOR',
      heading: { fr: 'Indicateur', en: 'Indicator name', es: 'Indicador', ar: 'المؤشر' },
      width: 44,
      nameOf: ({ indicator }) => indicatorByCode(indicator)?.name[language] ?? titles.get(indicator) ?? indicator,
    },
    {
      beside: 'REF_AREA',
      heading: { fr: 'Pays ou région', en: 'Country or region', es: 'País o región', ar: 'البلد أو المنطقة' },
      width: 28,
      nameOf: ({ refArea }) => placeName(refArea, language),
    },
    {
      beside: 'COUNTERPART_AREA',
      heading: { fr: 'Pays partenaire', en: 'Partner country', es: 'País asociado', ar: 'البلد الشريك' },
      width: 28,
      nameOf: ({ counterpart }) => (counterpart === TOTAL ? ALL_PARTNERS[language] : placeName(counterpart, language)),
    },
    {
      beside: 'SEX',
      heading: { fr: 'Sexe (nom)', en: 'Sex (name)', es: 'Sexo (nombre)', ar: 'الجنس' },
      width: 14,
      nameOf: ({ sex }) => SEXES[sex][language],
    },
    {
      beside: 'AGE',
      heading: { fr: 'Âge (nom)', en: 'Age (name)', es: 'Edad (nombre)', ar: 'العمر' },
      width: 18,
      nameOf: ({ age }) => (age === TOTAL ? ALL_AGES[language] : ageName(age)[language]),
    },
    {
      beside: 'UNIT_MEASURE',
      heading: { fr: 'Unité', en: 'Unit', es: 'Unidad', ar: 'الوحدة' },
      width: 24,
      nameOf: ({ unit }) => unitName(unit, language),
    },
    {
      beside: 'OBS_STATUS',
      heading: { fr: 'Statut', en: 'Status', es: 'Estado', ar: 'الحالة' },
      width: 20,
      nameOf: ({ status }) => STATUSES[status]?.[language] ?? status,
    },
    {
      beside: 'SOURCE',
      heading: { fr: 'Source (nom)', en: 'Source (name)', es: 'Fuente (nombre)', ar: 'المصدر' },
      width: 44,
      nameOf: ({ source }) =>
        source
          .split('+')
          .map((each) => sourceTitle(each, language))
          .join(' + '),
    },
  ];
}
