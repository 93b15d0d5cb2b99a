import { FIXED_DIMENSIONS } from '../../sdmx-form/components.ts';
import type { DimensionHints } from './dimension-hints.ts';
import { isOtherPlace } from './other-places.ts';

/** What a dimension gives an observation; all others are further dimensions. `UNIT_MULT` is taken for an attribute. */
export type Role = (typeof FIXED_DIMENSIONS)[number] | 'TIME_PERIOD' | 'UNIT_MULT';

/**
 * Names of dimensions by role, the surest first, in capitals: SDMX's cross-domain concepts, then those of OECD, Eurostat,
 * IMF, ECB and BIS, the World Bank, UN agencies, the Pacific Community.
 */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  TIME_PERIOD: ['TIME_PERIOD', 'TIME', 'OBS_TIME', 'TIMEPERIOD'],
  FREQ: ['FREQ', 'FREQUENCY', 'FQ', 'BBK_STD_FREQ'],
  REF_AREA: [
    ...['REF_AREA', 'REFERENCE_AREA', 'GEO', 'LOCATION', 'COUNTRY', 'COU', 'GEO_PICT', 'REPORTER', 'REPORTING_COUNTRY'],
    ...['REPORTING_AREA', 'REPORTER_COUNTRY', 'L_REP_CTY', 'COUNTRY_CODE', 'GEO_AREA', 'GEO_REF_AREA', 'AREA', 'LOC'],
    ...['GEOGRAPHY', 'GEOGRAPHICAL_AREA', 'REF_AREA_DC', 'ITTER107', 'TERRITORY', 'ECONOMY', 'REGION'],
    ...['COUNTRY_OF_RESIDENCE', 'COUNTRY_OF_ASYLUM', 'COUNTRY_ASYLUM', 'ASYLUM_COUNTRY', 'COA', 'ASYLUM'],
  ],
  COUNTERPART_AREA: [
    ...['COUNTERPART_AREA', 'COUNTERPART', 'COUNT_AREA', 'PARTNER', 'PARTNER_COUNTRY', 'COUNTERPART_COUNTRY'],
    ...['L_CP_COUNTRY', 'VIS_CTY', 'PARTNER_AREA', 'COUNTERPART_REF_AREA', 'CP_COUNTRY', 'PAR'],
  ],
  SEX: ['SEX', 'GENDER', 'GEN'],
  AGE: ['AGE', 'AGE_GROUP', 'AGE_GROUPS', 'AGECLASS', 'AGE_CLASS'],
  INDICATOR: [
    ...['INDICATOR', 'SERIES', 'INDICATOR_CODE', 'IND', 'INDICATORS', 'INDIC', 'SUBJECT', 'MEASURE', 'VARIABLE', 'VAR'],
    ...['GHO', 'STAT_INDICATOR', 'SERIES_CODE', 'CONCEPT', 'ITEM', 'DATA_DOMAIN_INDICATOR', 'BIS_TOPIC'],
    ...['INDICADOR', 'INDICATEUR', 'INDICATORE'],
  ],
  UNIT_MEASURE: ['UNIT_MEASURE', 'UNIT', 'UNITS', 'UNIT_OF_MEASURE'],
  UNIT_MULT: ['UNIT_MULT', 'UNIT_MULTIPLIER', 'POWERCODE', 'UNITMULTIPLIER'],
};

/** Codelists of the cross-domain kind, whatever a dimension that uses them is called. */
const CODELISTS: readonly (readonly [RegExp, Role])[] = [
  [/^CL_(REF_)?(AREA|GEO|COUNTRY|COUNTRIES|GEO_AREA)$/, 'REF_AREA'],
  [/^CL_COUNTERPART(_AREA)?$/, 'COUNTERPART_AREA'],
  [/^CL_(SEX|GENDER)$/, 'SEX'],
  [/^CL_AGE(_GROUPS?)?$/, 'AGE'],
  [/^CL_FREQ(UENCY)?$/, 'FREQ'],
  [/^CL_(INDICATOR|SERIES|INDICATORS)$/, 'INDICATOR'],
  [/^CL_UNIT(_MEASURE)?$/, 'UNIT_MEASURE'],
  [/^CL_UNIT_MULT(IPLIER)?$/, 'UNIT_MULT'],
];

const ROLES: readonly Role[] = ['TIME_PERIOD', ...FIXED_DIMENSIONS, 'UNIT_MULT'];

/** How well a dimension fits a role: the smaller the better; `undefined` when it does not. */
function fit(dimension: DimensionHints, role: Role): number | undefined {
  if (role === 'TIME_PERIOD' && dimension.isTime) return 0;
  const names = NAMES[role];
  const byId = names.indexOf(dimension.id.toUpperCase());
  if (byId !== -1) return byId;
  // Eurostat names its indicators after their domain: indic_is, indic_mg.
  if (role === 'INDICATOR' && /^indic_/i.test(dimension.id)) return names.length;
  // What has the codelist of areas without being the area that figures are about.
  if (role === 'REF_AREA' && isOtherPlace(dimension.id)) return undefined;
  const byConcept = names.indexOf(dimension.concept?.toUpperCase() ?? '');
  if (byConcept !== -1) return 100 + byConcept;
  if (dimension.roles?.some((each) => names.includes(each.toUpperCase()))) return 200;
  const list = dimension.codelist?.toUpperCase();
  return list !== undefined && CODELISTS.some(([pattern, of]) => of === role && pattern.test(list)) ? 300 : undefined;
}

/**
 * Finds out what each dimension of a key gives, by its name, its concept, its role and its codelist, in this order. Each
 * role is given once, to the dimension that fits best.
 *
 * @returns roles by dimension id; further dimensions are not in it
 */
export function rolesOf(dimensions: readonly DimensionHints[]): ReadonlyMap<string, Role> {
  const given = new Map<string, Role>();
  const fits = ROLES.flatMap((role) =>
    dimensions.flatMap((dimension) => {
      const how = fit(dimension, role);
      return how === undefined ? [] : [{ role, id: dimension.id, how }];
    }),
  ).sort((a, b) => a.how - b.how);
  const taken = new Set<Role>();
  for (const { role, id } of fits) {
    if (given.has(id) || taken.has(role)) continue;
    given.set(id, role);
    taken.add(role);
  }
  return given;
}
