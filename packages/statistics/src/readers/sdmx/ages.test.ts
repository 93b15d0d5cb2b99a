import { describe, expect, it } from 'vitest';
import { FindingLog } from '../reading/finding-log.ts';
import { Ages, sdmxAge } from './ages.ts';

describe('ages', () => {
  it.each<[string, string]>([
    ['AGE_YTHADULT_YGE15', 'Y_GE15'],
    ['AGE_5YRBANDS_Y15-19', 'Y15T19'],
    ['AGE_10YRBANDS_YGE65', 'Y_GE65'],
    ['AGE_AGGREGATE_TOTAL', '_T'],
    ['Y15-24', 'Y15T24'],
    ['Y_GE65', 'Y_GE65'],
    ['Y_LT15', 'Y_LT15'],
    ['Y_GT64', 'Y_GE65'],
    ['Y_LE14', 'Y_LT15'],
    ['TOTAL', '_T'],
    ['Y15T24', 'Y15T24'],
    ['_T', '_T'],
    ['Y0T4', 'Y0T4'],
    ['Y7', 'Y7'],
    ['M0T11', 'M0T11'],
    ['15+', 'Y_GE15'],
  ])('%s is %s', (code, age) => {
    expect(sdmxAge(code)).toBe(age);
  });

  it.each(['UNK', 'Y24-15', 'ADULTS', 'AGE_OTHER', '_U', 'Y15-24_30'])('%s is none for certain', (code) => {
    expect(sdmxAge(code)).toBeUndefined();
  });

  it('that are none keep their code, with one finding that names it', () => {
    const log = new FindingLog();
    const ages = new Ages(log);
    expect(ages.codeOf('UNK', 'Unknown', () => ({ row: 2 }))).toBe('UNK');
    expect(ages.codeOf('UNK', 'Unknown', () => ({ row: 3 }))).toBe('UNK');
    expect(log.list()).toMatchObject([{ rule: 'age-kept', severity: 'info', at: { row: 2 } }]);
    expect(log.list()[0]?.message).toContain('UNK (Unknown)');
  });
});
