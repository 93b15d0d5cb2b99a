import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportedObservation } from '@sterna/exchange';
import { type Reading, type SourceObservation, seriesId } from '@sterna/statistics';
import { openStore } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Evidence, openEvidence } from './open-evidence.ts';

let folder: string;
let evidence: Evidence;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-exported-'));
});

afterEach(async () => {
  await evidence.close();
  await rm(folder, { recursive: true, force: true });
});

function readingOf(
  version: string,
  completeOver: readonly string[],
  rows: readonly Partial<SourceObservation>[],
): Reading {
  const key = {
    indicator: 'MIGRANT_STOCK',
    refArea: 'ITA',
    counterpart: 'MDA',
    sex: '_T',
    age: '_T',
    unit: 'PS',
  } as const;
  const batch = rows.map((row, index): SourceObservation => {
    return { ...key, dimensions: {}, period: '2020', value: 1, status: 'A', at: { row: index + 2 }, ...row };
  });
  return {
    reader: 'test',
    release: {
      source: 'UNDESA_STOCK',
      version,
      dated: `${version}-12-31`,
      title: 'Stock',
      completeOver: [...completeOver] as never,
    },
    batches: (async function* () {
      yield batch;
    })(),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
  };
}

async function openWith(...readings: readonly Reading[]): Promise<void> {
  const database = join(folder, 'database');
  (await migratedDatabase()).copyTo(database);
  const store = await openStore({ database });
  for (const [index, reading] of readings.entries()) {
    await store.importReading({ name: `${index}.csv`, size: 1, sha256: String(index).padStart(64, '0') }, reading);
  }
  await store.close();
  evidence = await openEvidence({ database, starter: false });
}

async function exported(): Promise<readonly ExportedObservation[]> {
  return (await Array.fromAsync(evidence.exported({}, { derived: true }))).flat();
}

const keyOf = (one: ExportedObservation): string => `${seriesId(one)}|${one.period}`;

describe('what goes out', () => {
  it('is one figure for each series and period, though a newer sum stands before what an older release states', async () => {
    await openWith(
      readingOf(
        '2015',
        [],
        [
          { counterpart: '_T', value: 100 },
          { counterpart: '_T', period: '2010', value: 50 },
        ],
      ),
      readingOf('2020', ['REF_AREA', 'COUNTERPART_AREA'], [{ value: 70 }, { counterpart: 'ROU', value: 60 }]),
    );
    const out = await exported();
    expect(new Set(out.map(keyOf)).size).toBe(out.length);
    const totals = out.filter(
      (one) => one.indicator === 'MIGRANT_STOCK' && one.counterpart === '_T' && one.refArea === 'ITA',
    );
    expect(
      totals.map(({ period, value, attributes }) => [period, value, attributes?.['DERIVATION'] !== undefined]),
    ).toEqual([
      ['2010', 50, false],
      ['2020', 130, true],
    ]);
    const stated = (await Array.fromAsync(evidence.exported({}))).flat();
    expect(stated.filter(({ counterpart }) => counterpart === '_T').map(({ value }) => value)).toEqual([50, 100]);
  });
});

describe('a file of figures that were derived', () => {
  const carried = (value: number, place = 'ITA'): string =>
    `EMIGRANT_STOCK,MDA,${place},_T,_T,2020,${value},PS,A,UNDESA_STOCK,2020,2020-12-31,mirror`;
  const HEAD =
    'INDICATOR,REF_AREA,COUNTERPART_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,SOURCE,RELEASE,DATED,ATTRIBUTE:DERIVATION';

  it('is compared with what is derived now, says so, and hides nothing that a source states', async () => {
    await openWith(readingOf('2020', ['REF_AREA', 'COUNTERPART_AREA'], [{ value: 70 }, { refArea: 'ROU', value: 60 }]));
    const path = join(folder, 'derived.csv');
    await writeFile(path, `${HEAD}\n${carried(70)}\n${carried(61, 'ROU')}\n${carried(5, 'FRA')}\n`);
    const preview = await evidence.preview(path);
    expect(preview.changes).toMatchObject({ same: 1, behind: 1, added: 1, changed: 0 });
    expect(preview.findings.map(({ rule, message }) => [rule, message])).toContainEqual([
      'derived-figures',
      expect.stringContaining('3 rows'),
    ]);
    const report = await evidence.importFile(path);
    expect(report).toMatchObject({ status: 'imported', observations: 3, missing: 0 });
    expect(report.findings.map(({ rule }) => rule)).toContain('derived-figures');
    const figures = await evidence.figures({
      indicators: ['EMIGRANT_STOCK'],
      places: ['MDA'],
      counterparts: ['ITA', 'FRA', 'ROU'],
    });
    expect(figures.map(({ counterpart, value }) => [counterpart, value]).sort()).toEqual([
      ['FRA', 5],
      ['ITA', 70],
      ['ROU', 60],
    ]);
  });
});
