import type { BarChart, Chart, FlowMap, LineChart, SharesChart } from '../chart.ts';

const shared = { language: 'fr', title: 'Cas difficile', subtitle: 'Essai', description: 'Un cas difficile.' } as const;
const LONG = 'Personnes nées dans le pays et vivant à l’étranger depuis plus de douze mois';
const COLOURS = ['accent', 'warning', 'harm', 'muted'] as const;

const crowdedEnds: LineChart = {
  ...shared,
  id: 'crowded-ends',
  kind: 'line',
  style: { kind: 'count' },
  zeroBased: true,
  lines: COLOURS.map((colour, index) => ({
    label: index === 0 ? LONG : `Ligne ${index + 1}`,
    colour,
    points: [2000, 2010, 2020].map((year) => ({
      year,
      value: year === 2020 ? 500_000 + index : 100_000 * (index + 1),
    })),
  })),
};

const singleDatum: LineChart = {
  ...shared,
  id: 'single-datum',
  kind: 'line',
  style: { kind: 'percent' },
  zeroBased: true,
  lines: [{ label: 'Coût du recrutement', colour: 'accent', points: [{ year: 2019, value: 4.2, provisional: true }] }],
};

const noData: LineChart = {
  ...shared,
  id: 'no-data',
  kind: 'line',
  style: { kind: 'count' },
  zeroBased: true,
  lines: [{ label: 'Rien', colour: 'accent', points: [{ year: 2019, value: null }] }],
};

const longBars: BarChart = {
  ...shared,
  id: 'long-bars',
  kind: 'bar',
  style: { kind: 'money' },
  bars: [
    { label: LONG, value: 123_456_789_012, note: 'estimation de la Banque mondiale' },
    { label: 'Anticonstitutionnellementinterminablement', value: -45 },
    { label: 'Zéro', value: 0 },
  ],
};

const manyParts: SharesChart = {
  ...shared,
  id: 'many-parts',
  kind: 'shares',
  style: { kind: 'percent' },
  parts: COLOURS.map((colour, index) => ({ label: index === 2 ? LONG : `Partie ${index + 1}`, colour })),
  rows: [
    { label: 'Région de naissance inconnue ou non déclarée', values: [97, 1, 1, 1] },
    { label: '2020', values: [25, 25, 30, 20] },
    { label: '2021', values: [0, 0, 100, 0] },
  ],
};

const neighbours: FlowMap = {
  ...shared,
  id: 'crowded-neighbours',
  kind: 'flow-map',
  style: { kind: 'count' },
  centre: 'LUX',
  centreLabel: 'Luxembourg',
  direction: 'to-centre',
  corridors: ['BEL', 'DEU', 'FRA', 'NLD', 'CHE', 'LIE', 'MCO', 'TUV', 'XXX'].map((place, index) => ({
    place,
    label: `Voisin au nom assez long ${index + 1}`,
    value: 1_000_000 - index * 100_000,
  })),
};

const oneCorridor: FlowMap = { ...neighbours, id: 'one-corridor', corridors: neighbours.corridors.slice(0, 1) };
const unknownCentre: FlowMap = { ...neighbours, id: 'unknown-centre', centre: 'XXX', corridors: [] };

/** Charts whose labels have little room, or which have little to show. */
export const HARD_CHARTS: readonly Chart[] = [
  crowdedEnds,
  singleDatum,
  noData,
  longBars,
  manyParts,
  neighbours,
  oneCorridor,
  unknownCentre,
];
