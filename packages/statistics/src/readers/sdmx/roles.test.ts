import { describe, expect, it } from 'vitest';
import { rolesOf } from './roles.ts';

const roles = (...ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(rolesOf(ids.map((id) => ({ id }))));

describe('the roles of dimensions', () => {
  it('are known by the names of the cross-domain concepts', () => {
    expect(roles('FREQ', 'REF_AREA', 'SEX', 'AGE', 'SERIES', 'TIME_PERIOD', 'OCCUPATION')).toEqual({
      FREQ: 'FREQ',
      REF_AREA: 'REF_AREA',
      SEX: 'SEX',
      AGE: 'AGE',
      SERIES: 'INDICATOR',
      TIME_PERIOD: 'TIME_PERIOD',
    });
  });

  it('are known by the names that publishers use', () => {
    expect(roles('geo', 'unit', 'indic_mg', 'sex', 'time')).toEqual({
      geo: 'REF_AREA',
      unit: 'UNIT_MEASURE',
      indic_mg: 'INDICATOR',
      sex: 'SEX',
      time: 'TIME_PERIOD',
    });
    expect(roles('BBK_STD_FREQ', 'INDICADOR')).toEqual({ BBK_STD_FREQ: 'FREQ', INDICADOR: 'INDICATOR' });
    expect(roles('REF_AREA', 'COUNT_AREA')).toEqual({ REF_AREA: 'REF_AREA', COUNT_AREA: 'COUNTERPART_AREA' });
  });

  it('takes a region for the place where no other dimension gives it', () => {
    expect(roles('MEASURE', 'REGION', 'FREQ')).toEqual({ MEASURE: 'INDICATOR', REGION: 'REF_AREA', FREQ: 'FREQ' });
    expect(roles('REF_AREA', 'REGION')).toEqual({ REF_AREA: 'REF_AREA' });
  });

  it('are given once: the surer name wins, the other stays a further dimension', () => {
    expect(roles('COUNTRY', 'REF_AREA')).toEqual({ REF_AREA: 'REF_AREA' });
    expect(roles('MEASURE', 'INDICATOR')).toEqual({ INDICATOR: 'INDICATOR' });
  });

  it('are known by concept and codelist where the id says nothing', () => {
    const hints = [
      { id: 'D1', concept: 'REF_AREA' },
      { id: 'D2', codelist: 'CL_SEX' },
      { id: 'D3', codelist: 'CL_COLOUR' },
      { id: 'D4', isTime: true },
    ];
    expect(Object.fromEntries(rolesOf(hints))).toEqual({ D1: 'REF_AREA', D2: 'SEX', D4: 'TIME_PERIOD' });
  });
});
