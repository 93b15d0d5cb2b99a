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

/**
 * States and territories that no longer exist under their code or name. They resolve to no present place; their
 * successors are offered as suggestions.
 */
// biome-ignore format: one place per line
export const HISTORIC_PLACES: readonly { readonly names: readonly string[]; readonly successors: readonly string[] }[] = [
  { names: ['YUG', '890', 'Yugoslavia', 'Former Yugoslavia', 'Yugoslavia [former]', 'Yugoslavia, SFR', 'Yougoslavie', 'Ex-Yougoslavie', 'يوغوسلافيا'], successors: ['SRB', 'HRV', 'BIH'] },
  { names: ['SCG', '891', 'Serbia and Montenegro', 'Serbia and Montenegro [former]', 'Serbia & Montenegro', 'Serbie-et-Monténégro', 'Serbia y Montenegro'], successors: ['SRB', 'MNE'] },
  { names: ['SUN', '810', 'USSR', 'Soviet Union', 'Former USSR', 'Union of Soviet Socialist Republics', 'URSS', 'Union soviétique', 'Unión Soviética', 'الاتحاد السوفياتي'], successors: ['RUS', 'UKR', 'KAZ'] },
  { names: ['CSK', '200', 'Czechoslovakia', 'Former Czechoslovakia', 'Tchécoslovaquie', 'Checoslovaquia'], successors: ['CZE', 'SVK'] },
  { names: ['ANT', '530', 'AN', 'Netherlands Antilles', 'Netherlands-Antilles', 'Antilles néerlandaises', 'Antillas Neerlandesas'], successors: ['CUW', 'SXM', 'BES'] },
  { names: ['736', 'Sudan (former)', 'Sudan [former]', 'Former Sudan'], successors: ['SDN', 'SSD'] },
  { names: ['DDR', '278', 'German Democratic Republic', 'République démocratique allemande', 'República Democrática Alemana'], successors: ['DEU'] },
];
