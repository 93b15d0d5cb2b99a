import { describe, expect, it } from 'vitest';
import { parseUrn, urnOf } from './urn.ts';

const BASE = 'urn:sdmx:org.sdmx.infomodel.';

describe('a URN', () => {
  it.each([
    [
      'codelist.Codelist=SDMX:CL_FREQ(1.0)',
      { kind: 'codelist', agency: 'SDMX', id: 'CL_FREQ', version: '1.0' },
      undefined,
    ],
    ['codelist.Code=SDMX:CL_FREQ(1.0).A', { kind: 'codelist', agency: 'SDMX', id: 'CL_FREQ', version: '1.0' }, 'A'],
    [
      'categoryscheme.Category=E.S:CS(2.1).A.B',
      { kind: 'categoryscheme', agency: 'E.S', id: 'CS', version: '2.1' },
      'A.B',
    ],
    [
      'datastructure.Dimension=ECB:EXR(1.0).FREQ',
      { kind: 'datastructure', agency: 'ECB', id: 'EXR', version: '1.0' },
      'FREQ',
    ],
    [
      'datastructure.DataStructure=ECB:EXR(1.0):ObsLevelDim:TIME_PERIOD',
      { kind: 'datastructure', agency: 'ECB', id: 'EXR', version: '1.0' },
      undefined,
    ],
    [
      'keyfamily.KeyFamily=ESTAT:nama_DSD:compact',
      { kind: 'datastructure', agency: 'ESTAT', id: 'nama_DSD' },
      undefined,
    ],
    [
      'datastructure.Dataflow=OECD.CFE:DSD@DF_X(1.0)',
      { kind: 'dataflow', agency: 'OECD.CFE', id: 'DSD@DF_X', version: '1.0' },
      undefined,
    ],
  ])('is taken apart: %s', (urn, reference, item) => {
    expect(parseUrn(BASE + urn)).toMatchObject({ reference, ...(item !== undefined && { item }) });
    expect(parseUrn(BASE + urn)?.item).toBe(item);
  });

  it('is nothing that is not one', () => {
    expect(parseUrn('http://example.org/')).toBeUndefined();
    expect(parseUrn('urn:isbn:0')).toBeUndefined();
  });

  it('is made of a structure or an item, in the names of its version', () => {
    const constraint = { kind: 'contentconstraint', agency: 'A', id: 'C', version: '1.0' } as const;
    expect(urnOf(constraint)).toBe(`${BASE}registry.ContentConstraint=A:C(1.0)`);
    expect(urnOf(constraint, undefined, '3.0')).toBe(`${BASE}registry.DataConstraint=A:C(1.0)`);
    expect(urnOf({ kind: 'codelist', agency: 'A', id: 'L', version: '2.0' }, 'X')).toBe(
      `${BASE}codelist.Code=A:L(2.0).X`,
    );
    expect(() => urnOf({ id: 'X' })).toThrow('kind');
  });
});
