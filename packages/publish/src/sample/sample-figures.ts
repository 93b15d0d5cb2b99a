/**
 * Figures of Moldova for the sample document: UN DESA, International Migrant Stock, 2020 revision (CC BY 3.0 IGO).
 * Persons at mid-year, emigrants summed over known destinations.
 */
export const STOCKS = [
  { year: 1990, emigrants: 625680, immigrants: 544162, women: 335071 },
  { year: 1995, emigrants: 620030, immigrants: 367231, women: 322162 },
  { year: 2000, emigrants: 602773, immigrants: 247832, women: 303506 },
  { year: 2005, emigrants: 715495, immigrants: 171122, women: 373243 },
  { year: 2010, emigrants: 827409, immigrants: 129488, women: 443564 },
  { year: 2015, emigrants: 929759, immigrants: 106374, women: 498893 },
  { year: 2020, emigrants: 1159443, immigrants: 104438, women: 605123 },
] as const;

/** Persons born in Moldova by country of residence, 2020. */
export const DESTINATIONS = [
  { place: 'RUS', fr: 'Fédération de Russie', ar: 'الاتحاد الروسي', value: 294152, women: 138258 },
  { place: 'ROU', fr: 'Roumanie', ar: 'رومانيا', value: 285364, women: 130661 },
  { place: 'ITA', fr: 'Italie', ar: 'إيطاليا', value: 194480, women: 131124 },
  { place: 'UKR', fr: 'Ukraine', ar: 'أوكرانيا', value: 152249, women: 82244 },
  { place: 'USA', fr: 'États-Unis d’Amérique', ar: 'الولايات المتحدة الأمريكية', value: 45713, women: 23497 },
  { place: 'DEU', fr: 'Allemagne', ar: 'ألمانيا', value: 25733, women: 14757 },
  { place: 'PRT', fr: 'Portugal', ar: 'البرتغال', value: 22630, women: 9455 },
  { place: 'ESP', fr: 'Espagne', ar: 'إسبانيا', value: 21738, women: 11727 },
] as const;
