import { formatNumber, type Language, type LocalText, PLACES, placeByCode, STARTER_PLACES } from '@sterna/vocabulary';
import type { BarChart, Chart, ChoiceMap, FlowMap, LineChart, SharesChart } from '../chart.ts';
import * as figures from './moldova-figures.ts';

/** The languages samples are written in: one of each direction. */
export type SampleLanguage = 'fr' | 'ar';

type SampleText = Pick<LocalText, SampleLanguage>;

const TEXTS: Readonly<Record<string, SampleText>> = {
  stock: { fr: 'Presque deux fois plus d’émigrés qu’en 1990', ar: 'عدد المهاجرين إلى الخارج تضاعف تقريبا منذ 1990' },
  stockUnit: { fr: 'Personnes, au milieu de l’année, jusqu’en 2020', ar: 'أشخاص، في منتصف السنة، حتى 2020' },
  emigrants: { fr: 'Émigrés', ar: 'مهاجرون إلى الخارج' },
  immigrants: { fr: 'Immigrés', ar: 'مهاجرون وافدون' },
  money: { fr: 'Les envois de fonds pèsent moins qu’en 2006', ar: 'التحويلات أقل وزنا مما كانت عليه في 2006' },
  moneyUnit: { fr: 'En % du PIB, jusqu’en 2016', ar: 'نسبة مئوية من الناتج المحلي الإجمالي، حتى 2016' },
  remittances: { fr: 'Envois de fonds reçus', ar: 'التحويلات الواردة' },
  net: { fr: 'Le solde migratoire reste négatif', ar: 'صافي الهجرة ما زال سلبيا' },
  netUnit: { fr: 'Personnes par an, jusqu’en 2021', ar: 'أشخاص في السنة، حتى 2021' },
  netLine: { fr: 'Solde migratoire', ar: 'صافي الهجرة' },
  first: { fr: 'Un émigré sur deux vit en Russie ou en Roumanie', ar: 'نصف المهاجرين يعيشون في روسيا أو رومانيا' },
  firstUnit: {
    fr: 'Personnes nées en Moldavie, par pays de résidence, 2020',
    ar: 'المولودون في مولدوفا حسب بلد الإقامة، 2020',
  },
  women: { fr: 'Les femmes sont un peu plus nombreuses que les hommes', ar: 'النساء أكثر قليلا من الرجال' },
  womenUnit: { fr: 'Émigrés par sexe, en %', ar: 'المهاجرون إلى الخارج حسب الجنس، نسبة مئوية' },
  female: { fr: 'Femmes', ar: 'نساء' },
  male: { fr: 'Hommes', ar: 'رجال' },
  choose: { fr: 'Choisir un pays', ar: 'اختيار بلد' },
};

function say(key: string, language: SampleLanguage): string {
  return TEXTS[key]?.[language] ?? key;
}

function nameOf(code: string, language: Language): string {
  return placeByCode(code)?.shortName[language] ?? code;
}

function headed(id: string, title: string, unit: string, language: SampleLanguage) {
  const description = `${say(title, language)}. ${say(unit, language)}.`;
  return { id, language, title: say(title, language), subtitle: say(unit, language), description };
}

export function stockLines(language: SampleLanguage): LineChart {
  return {
    ...headed('emigrants-over-time', 'stock', 'stockUnit', language),
    kind: 'line',
    style: { kind: 'count' },
    zeroBased: true,
    lines: [
      { label: say('emigrants', language), colour: 'accent', points: figures.EMIGRANTS },
      { label: say('immigrants', language), colour: 'warning', points: figures.IMMIGRANTS },
    ],
  };
}

export function remittanceLine(language: SampleLanguage): LineChart {
  return {
    ...headed('remittances', 'money', 'moneyUnit', language),
    kind: 'line',
    style: { kind: 'percent', digits: 1 },
    zeroBased: true,
    lines: [{ label: say('remittances', language), colour: 'accent', points: figures.REMITTANCES }],
  };
}

/** With a gap and provisional figures, which the source does not have: to see how they are drawn. */
export function netMigrationLine(language: SampleLanguage): LineChart {
  const points = figures.NET_MIGRATION.map(({ year, value }) => ({
    year,
    value: year === 2009 ? null : value,
    provisional: year >= 2020,
  }));
  return {
    ...headed('net-migration', 'net', 'netUnit', language),
    kind: 'line',
    style: { kind: 'count', signed: true },
    zeroBased: true,
    lines: [{ label: say('netLine', language), colour: 'harm', points }],
  };
}

export function destinationBars(language: SampleLanguage): BarChart {
  const total = figures.EMIGRANTS.at(-1)?.value ?? 1;
  return {
    ...headed('first-destinations', 'first', 'firstUnit', language),
    kind: 'bar',
    style: { kind: 'count' },
    bars: figures.DESTINATIONS.slice(0, 8).map(([place, value], index) => ({
      label: nameOf(place, language),
      value,
      note: formatNumber((value / total) * 100, language, { kind: 'percent', digits: 0 }),
      highlighted: index < 2,
    })),
  };
}

export function netMigrationBars(language: SampleLanguage): BarChart {
  return {
    ...headed('net-migration-bars', 'net', 'netUnit', language),
    kind: 'bar',
    style: { kind: 'count', signed: true },
    bars: figures.NET_MIGRATION_2021.map(([place, value]) => ({ label: nameOf(place, language), value })),
  };
}

export function womenShares(language: SampleLanguage): SharesChart {
  return {
    ...headed('women-among-emigrants', 'women', 'womenUnit', language),
    kind: 'shares',
    style: { kind: 'percent', digits: 1 },
    parts: [
      { label: say('female', language), colour: 'accent' },
      { label: say('male', language), colour: 'warning' },
    ],
    rows: figures.WOMEN_SHARE.map(([year, share]) => ({ label: `${year}`, values: [share, 100 - share] })),
  };
}

export function destinationMap(language: SampleLanguage): FlowMap {
  return {
    ...headed('destinations-map', 'first', 'firstUnit', language),
    kind: 'flow-map',
    style: { kind: 'count' },
    centre: 'MDA',
    centreLabel: nameOf('MDA', language),
    direction: 'from-centre',
    corridors: figures.DESTINATIONS.map(([place, value]) => ({ place, label: nameOf(place, language), value })),
  };
}

export function countryChoice(language: SampleLanguage): ChoiceMap {
  const starters = new Set(STARTER_PLACES.map(({ code }) => code));
  return {
    ...headed('countries', 'choose', 'choose', language),
    kind: 'choice-map',
    style: { kind: 'count' },
    places: PLACES.filter(({ kind }) => kind === 'country').map(({ code, shortName }) => ({
      place: code,
      label: shortName[language],
      value: null,
      highlighted: starters.has(code),
      href: `/${language}/${code}`,
    })),
  };
}

/** One chart of every kind, and of the cases that are drawn differently. */
export function sampleCharts(language: SampleLanguage): readonly Chart[] {
  return [
    stockLines(language),
    remittanceLine(language),
    netMigrationLine(language),
    destinationBars(language),
    netMigrationBars(language),
    womenShares(language),
    destinationMap(language),
    countryChoice(language),
  ];
}
