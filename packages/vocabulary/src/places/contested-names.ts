/**
 * Names that several places claim and none owns: a look-up answers with the candidates instead of choosing. Names that
 * two places carry in their own tables (Micronesia: the country, the region) are found contested without being listed.
 */
// biome-ignore format: one name per line
export const CONTESTED_NAMES: readonly { readonly names: readonly string[]; readonly codes: readonly string[] }[] = [
  { names: ['Korea', 'Corée', 'Corea', 'كوريا'], codes: ['KOR', 'PRK'] },
  { names: ['Saint Martin', 'Saint-Martin', 'San Martín', 'سانت مارتن', 'سان مارتن'], codes: ['MAF', 'SXM'] },
  { names: ['Virgin Islands', 'Îles Vierges', 'Islas Vírgenes', 'جزر فرجن', 'جزر فيرجن'], codes: ['VGB', 'VIR'] },
  { names: ['Sub-Saharan Africa', 'Afrique subsaharienne', 'África Subsahariana', 'أفريقيا جنوب الصحراء الكبرى', 'أفريقيا جنوب الصحراء'], codes: ['202', 'SSF'] },
  { names: ['North America', 'Amérique du Nord', 'América del Norte'], codes: ['003', 'NAC', '021'] },
  { names: ['أمريكا الشمالية'], codes: ['003', 'NAC', '021'] },
  { names: ['Guiana', 'Guayana'], codes: ['GUF', 'GUY'] },
];
