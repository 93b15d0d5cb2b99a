/**
 * Concepts that are attributes in practically every data structure: SDMX's cross-domain concepts for status, unit,
 * method, source and notes, and the names that large publishers gave them. Where the data structure is not known, these
 * are read as attributes and everything else in a key as a dimension.
 */
const ATTRIBUTES = new Set([
  'ADJUST_DETAIL',
  'AVAILABILITY',
  'BREAK',
  'BREAKS',
  'COLLECTION',
  'COLLECTION_DETAIL',
  'COMMON_REFERENCE_PERIOD',
  'COMPILATION',
  'CONF',
  'CONF_REDIST',
  'CONF_STATUS',
  'CONF_STATUS_OBS',
  'COVERAGE_TIME',
  'CURRENCY_UNIT_MULT',
  'CUSTODIAN',
  'CUST_BREAKDOWN_LB',
  'DECIMALS',
  'DECIMALS_DISPLAYED',
  'DECIMAL_DISPLAYED',
  'DOM_SER_IDS',
  'EMBARGO',
  'EMBARGO_TIME',
  'EXT_UNIT',
  'FLAG',
  'FLAGS',
  'GEO_INFO_TYPE',
  'GEO_INFO_URL',
  'LAST_UPDATE',
  'LOWER_BOUND',
  'MULTIPLIER',
  'OBS_COM',
  'OBS_COMMENT',
  'OBS_CONF',
  'OBS_FLAG',
  'OBS_PRE_BREAK',
  'OBS_STATUS',
  'ORG_VISIBILITY',
  'OVERLAP',
  'POWERCODE',
  'PRE_BREAK_VALUE',
  'PUBL_ECB',
  'PUBL_MU',
  'PUBL_PUBLIC',
  'REF_PERIOD_DETAIL',
  'REF_YEAR_PRICE',
  'REPORTING_YEAR_START_DAY',
  'SERIE_ARRETEE',
  'SOURCE_AGENCY',
  'SOURCE_PUB',
  'TIME_COLLECT',
  'TIME_COVERAGE',
  'TIME_DETAIL',
  'TIME_FORMAT',
  'TIME_PERIOD_COLLECT',
  'TIME_PERIOD_METHOD',
  'TIME_PER_COLLECT',
  'TITLE',
  'UNIT_INDEX_BASE',
  'UNIT_MULT',
  'UNIT_MULTIPLIER',
  'UNIT_PRICE_BASE',
  'UPPER_BOUND',
  'WGTD_SAMPL_SIZE',
]);

const FAMILIES =
  /^(TITLE|COMMENT|NOTE|FOOTNOTE|FOOT_NOTE|UNIT_DETAIL)(S?$|_)|_(NOTES?|FOOTNOTES?|COMMENTS?|TITLE|BREAKS|UPDATE_DATE)$/;

/**
 * Concepts that are a dimension with some publishers and an attribute with others: prices by METHODOLOGY, employment by
 * SOURCE_DETAIL. Two series that differ in nothing else must not become one.
 */
const EITHER = new Set([
  'BASE_PER',
  'BASE_PERIOD',
  'BASE_YEAR',
  'COLL_METHOD',
  'COMPILING_ORG',
  'CONFIDENTIALITY',
  'COVERAGE',
  'DATA_COMP',
  'DISS_ORG',
  'METHODOLOGY',
  'NATURE',
  'REFERENCEPERIOD',
  'REFERENCE_PERIOD',
  'REF_PERIOD',
  'SCALE',
  'UNIT',
  'UNIT_MEAS',
  'UNIT_MEASURE',
]);
/** Units in words are units all the same. */
const EITHER_UNITS = new Set(['UNIT', 'UNIT_MEAS', 'UNIT_MEASURE']);
const EITHER_FAMILIES = /^(SOURCE|METHOD|DATA_SOURCE)(S?$|_)/;

/** Longer than any code; texts of this length are notes. */
const LONGEST_CODE = 60;

/** Whether a value may be a code: one word. Sources and methods in words are attributes. */
function mayBeCode(value: string): boolean {
  return value.length <= LONGEST_CODE && !/\s/.test(value.trim());
}

/**
 * Whether a component is an attribute as far as its name tells, in any case of letters.
 *
 * @param afterAttribute whether an attribute stands before it in the same element. Units, sources and methods are a part
 *   of the key with some publishers; senders write the key first, so what may be either is an attribute after an
 *   attribute, and a dimension before the first.
 * @param value of the component where it is known: words are no code of a dimension
 */
export function isAttributeConcept(id: string, afterAttribute: () => boolean, value = ''): boolean {
  const name = id.toUpperCase();
  if (ATTRIBUTES.has(name) || FAMILIES.test(name)) return true;
  const isEither = EITHER.has(name) || EITHER_FAMILIES.test(name);
  return isEither && (afterAttribute() || (!EITHER_UNITS.has(name) && !mayBeCode(value)));
}

/** Names under which senders write the time dimension and the observed value, in capitals. */
export const TIME_NAMES: ReadonlySet<string> = new Set(['TIME_PERIOD', 'TIME', 'TIMEPERIOD']);
export const VALUE_NAMES: ReadonlySet<string> = new Set(['OBS_VALUE', 'OBSVALUE', 'VALUE']);

/** Whether a text is a period as SDMX writes them: a year, month, quarter, week, day, date-time or reporting period. */
export function isPeriod(text: string): boolean {
  return /^\d{4}(-?(Q[1-4]|S[12]|T[1-3]|M?(0?[1-9]|1[0-2])|W\d{1,2}|A1?|B[12]|D\d{1,3}|\d\d-\d\d(T[\d:.]+)?))?Z?$/.test(
    text,
  );
}
