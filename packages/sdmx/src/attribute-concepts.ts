/**
 * Concepts that are attributes in practically every data structure: SDMX's cross-domain concepts for status, unit,
 * method, source and notes, and the names that large publishers gave them. Where the data structure is not known, these
 * are read as attributes and everything else in a key as a dimension.
 */
const ATTRIBUTES = new Set([
  'ADJUST_DETAIL',
  'AVAILABILITY',
  'BASE_PER',
  'BASE_PERIOD',
  'BASE_YEAR',
  'BREAK',
  'BREAKS',
  'COLLECTION',
  'COLLECTION_DETAIL',
  'COLL_METHOD',
  'COMMON_REFERENCE_PERIOD',
  'COMPILATION',
  'COMPILING_ORG',
  'CONF',
  'CONF_STATUS',
  'CONF_STATUS_OBS',
  'COVERAGE',
  'COVERAGE_TIME',
  'CURRENCY_UNIT_MULT',
  'CUSTODIAN',
  'CUST_BREAKDOWN_LB',
  'DATA_COMP',
  'DECIMALS',
  'DISS_ORG',
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
  'METHODOLOGY',
  'MULTIPLIER',
  'NATURE',
  'OBS_COM',
  'OBS_COMMENT',
  'OBS_CONF',
  'OBS_FLAG',
  'OBS_PRE_BREAK',
  'OBS_STATUS',
  'ORG_VISIBILITY',
  'POWERCODE',
  'PRE_BREAK_VALUE',
  'PUBL_ECB',
  'PUBL_MU',
  'PUBL_PUBLIC',
  'REFERENCEPERIOD',
  'REFERENCE_PERIOD',
  'REF_PERIOD',
  'REF_PERIOD_DETAIL',
  'REPORTING_YEAR_START_DAY',
  'SCALE',
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
  /^(TITLE|SOURCE|COMMENT|NOTE|FOOTNOTE|FOOT_NOTE|UNIT_DETAIL|METHOD|DATA_SOURCE)(S?$|_)|_(NOTES?|FOOTNOTES?|COMMENTS?|TITLE|BREAKS)$/;

/** Concepts that are a dimension with some publishers and an attribute with others. */
const EITHER = new Set(['UNIT', 'UNIT_MEAS', 'UNIT_MEASURE', 'CONFIDENTIALITY']);

/**
 * Whether a component is an attribute as far as its name tells, in any case of letters.
 *
 * @param afterAttribute whether an attribute stands before it in the same element. Units are a part of the key with some
 *   publishers; senders write the key first, so a unit after an attribute is one too, and before that a dimension.
 */
export function isAttributeConcept(id: string, afterAttribute: () => boolean): boolean {
  const name = id.toUpperCase();
  return ATTRIBUTES.has(name) || FAMILIES.test(name) || (EITHER.has(name) && afterAttribute());
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
