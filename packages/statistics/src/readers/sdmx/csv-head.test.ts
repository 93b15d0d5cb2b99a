import { describe, expect, it } from 'vitest';
import { sdmxHeadSureness } from './csv-head.ts';

describe('headings of SDMX-CSV', () => {
  it.each<[string, number]>([
    ['DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE', 1],
    ['dataflow,last update,freq,geo,time_period,obs_value', 1],
    ['REF_AREA,DATAFLOW,TIME_PERIOD,OBS_VALUE', 1],
    ['STRUCTURE[;],STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE', 1],
    ['DATAFLOW: Dataflow,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE', 1],
    ['KEY,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE', 1],
    ['COU,Country,VAR,Variable,TIME,Time,Unit,PowerCode,Value,Flag Codes,Flags', 0.6],
    ['INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE', 0],
    ['Country,Year,Value', 0],
  ])('%s: %d', (head, sureness) => {
    expect(sdmxHeadSureness(head.split(','))).toBe(sureness);
  });
});
