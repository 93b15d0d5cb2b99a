/**
 * Builds reference-data/statistics from the publishers' files.
 *
 *     node scripts/build-starter-data.ts FOLDER
 *
 * FOLDER holds the files named in `SETS`. Facts are carried over in the project's own structure, each value with the
 * row it stands in; the publishers' files themselves are never kept here.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { STARTER_COLUMNS, type StarterSet, starterRow } from '@sterna/evidence';
import { type ReadOptions, type SourceObservation, seriesId, sourceById } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import { placeByCode } from '@sterna/vocabulary';

interface SetPlan {
  readonly id: string;
  readonly files: readonly { readonly path: string; readonly options?: ReadOptions }[];
  readonly keep: (observation: SourceObservation) => boolean;
  /** Keeps, of the zeros, those that alone say that there was nobody. */
  readonly thinsZeros?: boolean;
  /** Name of the table an observation goes to; one table when absent. */
  readonly table?: (observation: SourceObservation) => string;
  /** What the file does not say of its release. */
  readonly release?: { readonly version: string; readonly dated: string };
}

const FIRST_YEAR = 1990;
/** Rows of a table are cut so that no file grows past what is pleasant to compare. */
const TABLE_BYTES = 900_000;

const isCountry = (code: string): boolean => placeByCode(code)?.kind === 'country' || code === 'WLD';
const isRecent = ({ period }: SourceObservation): boolean => Number.parseInt(period, 10) >= FIRST_YEAR;
const countriesSince1990 = (o: SourceObservation): boolean => isCountry(o.refArea) && isRecent(o);
const someOf =
  (...codes: readonly string[]) =>
  (o: SourceObservation): boolean =>
    codes.includes(o.indicator) && countriesSince1990(o);

/** What a country's own file adds to the profile's context. */
const CONTEXT = [
  'LABOUR_FORCE',
  'LABOUR_FORCE_WOMEN_SHARE',
  'LIFE_EXPECTANCY',
  'URBAN_SHARE',
  'SECONDARY_ENROLMENT',
  'TRADE_GDP',
  'FDI_INFLOWS_GDP',
];

const SETS: readonly SetPlan[] = [
  {
    id: 'undesa-stock-2020',
    files: [
      { path: 'stock/undesa-2020-origin-destination-by-sex.csv' },
      { path: 'stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx' },
    ],
    keep: (o) => isCountry(o.refArea) && o.age === '_T',
    table: (o) => (o.counterpart === '_T' ? 'totals' : 'corridors'),
  },
  {
    id: 'wb-wdi-senegal-2025',
    files: [{ path: 'wdi/API_SEN_DS2_en_csv_v2_11156.csv' }],
    keep: someOf(
      'REMITTANCES_RECEIVED',
      'REMITTANCES_RECEIVED_GDP',
      'REMITTANCES_PAID',
      'NET_MIGRATION',
      'REFUGEES_HOSTED',
      'REFUGEES_ORIGIN',
      'UNEMPLOYMENT',
      ...CONTEXT,
      'POVERTY_NATIONAL',
      'POVERTY_EXTREME',
      'GDP',
      'POPULATION',
    ),
  },
  {
    id: 'wb-wdi-bangladesh-2020',
    files: [{ path: 'wdi/API_BGD_DS2_en_csv_v2_1224638.zip' }],
    keep: someOf(
      'REMITTANCES_RECEIVED',
      'REMITTANCES_RECEIVED_GDP',
      'REMITTANCES_PAID',
      'UNEMPLOYMENT',
      ...CONTEXT,
      'POVERTY_NATIONAL',
      'POVERTY_EXTREME',
    ),
  },
  {
    id: 'wb-wdi-net-migration-2024',
    files: [{ path: 'wdi/API_SM.POP.NETM_DS2_en_csv_v2_3401672.csv' }],
    keep: countriesSince1990,
  },
  {
    id: 'wb-wdi-unemployment-2019',
    files: [{ path: 'wdi/API_SL.UEM.TOTL.ZS_DS2_en_csv_v2_10473697_RH.csv' }],
    keep: countriesSince1990,
  },
  {
    id: 'wb-wdi-population-gdp',
    files: [
      { path: 'wdi/population.csv', options: { indicator: 'POPULATION', source: 'WB_WDI' } },
      { path: 'wdi/gdp-current-usd.csv', options: { indicator: 'GDP', source: 'WB_WDI' } },
    ],
    keep: countriesSince1990,
  },
  {
    id: 'wb-bilateral-remittances-2017',
    files: [{ path: 'remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx' }],
    // Modelled estimates: only those of the starter countries are worth their bytes.
    keep: (o) => placeByCode(o.refArea)?.starter === true && o.value !== 0,
  },
  {
    id: 'unsd-sdg-2019',
    files: [{ path: 'sdg/unsd_Data_17.3.2_BX_TRF_PWKR.xlsx' }, { path: 'sdg/unsd_10.c.1-SI_RMT_COST_long.csv' }],
    keep: countriesSince1990,
  },
  {
    id: 'unsd-sdg-2020',
    release: { version: '2020-10', dated: '2020-10-31' },
    files: [
      'sg_cpa_migrp--by--geo_area--nature--policy_domains--units--year',
      'sg_cpa_migrs--by--geo_area--nature--policy_domains--units--year',
      'sh_med_heawor--by--geo_area--nature--type_of_occupation--units--year',
      'si_pov_day1--by--geo_area--nature--units--year',
      'sl_emp_ftlinjur--by--geo_area--migratory_status--nature--sex--units--year',
      'sl_tlf_uem--by--age--geo_area--nature--sex--units--year',
      'sm_dth_migr--by--geo_area--nature--units--year',
      'vc_htf_detvfl--by--age--geo_area--nature--sex--units--year',
    ].map((name) => ({ path: `sdg/ddf--datapoints--${name}.csv` })),
    keep: countriesSince1990,
  },
  {
    id: 'unhcr-population-2019',
    files: [{ path: 'unhcr/unhcr_end_year_population_totals.csv' }, { path: 'unhcr/unhcr_solutions.csv' }],
    thinsZeros: true,
    keep: (o) =>
      ['REFUGEES_HOSTED', 'ASYLUM_SEEKERS', 'IDPS', 'STATELESS', 'VENEZUELANS_ABROAD', 'RETURNS'].includes(
        o.indicator,
      ) && isRecent(o),
    table: (o) => o.indicator.toLowerCase().replaceAll('_', '-'),
  },
];

const [, , folder] = process.argv;
if (!folder) throw new Error('usage: node scripts/build-starter-data.ts FOLDER');
for (const set of SETS) await buildSet(set, folder);

async function buildSet(plan: SetPlan, from: string): Promise<void> {
  const target = join('reference-data', 'statistics', plan.id);
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files: { name: string; sha256: string; bytes: number }[] = [];
  const tables = new Map<string, Map<string, SourceObservation[]>>();
  const complete = new Set<string>();
  let release: { source: string; version: string; dated: string; title: string } | undefined;
  for (const { path, options } of plan.files) {
    const read = await readStatistics(join(from, path), options);
    if (!('reading' in read)) throw new Error(`${path}: ${read.findings.map((f) => f.message).join(' ')}`);
    const kept: SourceObservation[] = [];
    for await (const batch of read.reading.batches) {
      for (const observation of batch) if (observation.value !== null && plan.keep(observation)) kept.push(observation);
    }
    for (const observation of plan.thinsZeros ? thinZeros(kept) : kept) {
      collect(observation, files.length, plan.table?.(observation) ?? 'observations', tables);
    }
    files.push({ name: read.file.name, sha256: read.file.sha256, bytes: read.file.size });
    release ??= { ...read.reading.release, ...plan.release };
    for (const dimension of read.reading.release.completeOver) complete.add(dimension);
    for (const finding of read.reading.findings.slice(0, 3))
      console.log(path, finding.severity, finding.rule, finding.message.slice(0, 120));
    await read.file.close();
  }
  if (!release) return;
  const { source, version, dated, title } = release;
  const licence = sourceById(source)?.licence ?? '';
  const completeOver = [...complete].sort() as StarterSet['completeOver'];
  const described: StarterSet = { source, version, dated, title, licence, completeOver, files };
  await writeFile(join(target, 'release.json'), `${JSON.stringify(described, null, 2)}\n`);
  for (const [name, series] of tables) await writeTable(target, name, series);
}

/** Leaves a zero out where another figure of the same place and year, from either end, says that there was somebody. */
function thinZeros(observations: readonly SourceObservation[]): readonly SourceObservation[] {
  const ends = (o: SourceObservation): readonly string[] => [
    `${o.indicator}|to|${o.refArea}|${o.period}`,
    `${o.indicator}|from|${o.counterpart}|${o.period}`,
  ];
  const told = new Set(observations.filter((o) => o.value !== 0).flatMap(ends));
  return observations.filter((o) => {
    if (o.value !== 0) return true;
    const untold = ends(o).filter((end) => !told.has(end));
    for (const end of untold) told.add(end);
    return untold.length > 0;
  });
}

function collect(
  observation: SourceObservation,
  file: number,
  table: string,
  tables: Map<string, Map<string, SourceObservation[]>>,
): void {
  const rows = tables.get(table) ?? new Map<string, SourceObservation[]>();
  tables.set(table, rows);
  const key = `${file}\t${observation.at.part ?? ''}\t${seriesId(observation)}`;
  const series = rows.get(key);
  if (series) series.push(observation);
  else rows.set(key, [observation]);
}

async function writeTable(
  target: string,
  name: string,
  rows: ReadonlyMap<string, readonly SourceObservation[]>,
): Promise<void> {
  const periods = [...new Set([...rows.values()].flatMap((series) => series.map((o) => o.period)))].sort();
  const head = [...STARTER_COLUMNS, ...periods].join(',');
  const lines = [...rows].map(([key, series]) => starterRow(series, Number(key.split('\t')[0]), periods));
  const pieces: string[][] = [[]];
  let bytes = 0;
  for (const line of lines) {
    if (bytes + line.length > TABLE_BYTES) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)?.push(line);
    bytes += line.length + 1;
  }
  for (const [index, piece] of pieces.entries()) {
    const file = pieces.length === 1 ? `${name}.csv` : `${name}-${index + 1}.csv`;
    await writeFile(join(target, file), `${[head, ...piece].join('\n')}\n`);
    console.log(target, file, piece.length, 'series');
  }
}
