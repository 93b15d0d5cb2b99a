import { describe, expect, it } from 'vitest';
import { describeImport, machineForm } from './import-report.ts';

const BASE = {
  file: 'f',
  status: 'imported',
  series: 0,
  observations: 0,
  missing: 0,
  rejectedRows: 0,
  findings: [],
} as const;

describe('the report of an import', () => {
  it('names all releases of a file with how many values it gives of each', () => {
    const releases = [
      { id: 1, fileId: 1, source: 'A', version: '2020', values: 2 },
      { id: 2, fileId: 2, source: 'B', version: '2021', values: 3 },
    ];
    const report = { ...BASE, source: 'A', release: '2020', releases, series: 5, observations: 5 };
    expect(describeImport(report)).toBe(
      'f: 2 releases: imported, 5 series, 5 values\n  A, release 2020: 2 values in the file\n  B, release 2021: 3 values in the file\n',
    );
    expect(machineForm(report)).toMatchObject({
      source: 'A',
      release: '2020',
      releases: [
        { source: 'A', version: '2020', values: 2 },
        { source: 'B', version: '2021', values: 3 },
      ],
    });
  });

  it('tells structures by their kinds, and never as a release without values', () => {
    const report = {
      ...BASE,
      source: 'ESTAT',
      release: '1.0',
      structures: 6,
      structureKinds: { datastructure: 2, codelist: 4 },
    };
    expect(describeImport(report)).toBe('f: 6 structures kept: 2 data structures, 4 codelists\n');
    expect(machineForm(report)).toMatchObject({ source: null, release: null, structures: 6 });
    expect(describeImport({ ...report, structures: 1, structureKinds: { codelist: 1 } })).toContain('1 codelist');
  });
});
