/**
 * What a data set says of itself, by its name in SDMX-JSON: the name under which `DataSetHead.about` has it, which is that
 * of SDMX-ML.
 */
export const JSON_MOMENTS: ReadonlyMap<string, string> = new Map([
  ['reportingBegin', 'reportingBeginDate'],
  ['reportingEnd', 'reportingEndDate'],
  ['validFrom', 'validFromDate'],
  ['validTo', 'validToDate'],
  ['publicationYear', 'publicationYear'],
  ['publicationPeriod', 'publicationPeriod'],
  ['setID', 'setID'],
]);
