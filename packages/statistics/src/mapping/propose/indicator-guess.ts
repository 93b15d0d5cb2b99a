import { INDICATORS } from '../../indicators/indicator.ts';
import { wordKey } from '../meanings/plain-text.ts';

/** Words that hint at an indicator, in the form of `wordKey`; the first that is found counts. */
// biome-ignore format: one indicator per line
const HINTS: readonly (readonly [string, RegExp])[] = [
  ['NET_MIGRATION', /net migration|solde migratoire|migration nette|saldo migratorio|migracion neta|صافي الهجره/],
  ['ASYLUM_SEEKERS', /asylum seek|demandeurs? d ?asile|solicitantes? de (?:asilo|refugio)|طالب[يو]? اللجوء/],
  ['IDPS', /internally displaced|deplaces internes|desplazad[oa]s? intern|النازح|المشردين داخلي/],
  ['REFUGEES_HOSTED', /refuge|refugi|لاجي/],
  ['REMITTANCES_RECEIVED', /remittanc|remesas|envois? de fonds|transferts? (?:de fonds|des migrants)|تحويلات/],
  ['EMIGRANT_STOCK', /emigr|diaspora|(?:living|residing|resident\w*) abroad|residant a l ?etranger|(?:residentes|viven) en el (?:exterior|extranjero)|المغتربين|المقيمين بالخارج|المقيمين في الخارج/],
  ['MIGRANT_STOCK', /immigr|inmigr|foreign|migrant|etrang|extranjer|nes a l ?etranger|الوافدين|المهاجرين|الاجانب/],
  ['UNEMPLOYMENT_NATIONAL', /unemploy|chomage|desempleo|desocupacion|البطاله/],
  ['LABOUR_FORCE', /labou?r force|population active|poblacion activa|القوي العامله|قوه العمل/],
  ['GDP', /\bgdp\b|\bpib\b|الناتج المحلي/],
  ['POPULATION', /population|poblacion|habitants?|السكان/],
];

/** The indicator of the catalogue that words hint at; a guess, for a person to confirm. */
export function indicatorInWords(text: string): string | undefined {
  const key = wordKey(text);
  return HINTS.find(([, words]) => words.test(key))?.[0];
}

/** Shorter words, such as articles, tell nothing. */
const SHORTEST_WORD = 4;

const words = (text: string): readonly string[] =>
  wordKey(text)
    .split(' ')
    .filter((word) => word.length >= SHORTEST_WORD);

const named: readonly { readonly code: string; readonly words: ReadonlySet<string> }[] = INDICATORS.map(
  ({ code, name }) => ({ code, words: new Set(Object.values(name).flatMap(words)) }),
);

/**
 * Indicators of the catalogue that a text may mean, the likeliest first: those whose names share words with it, and the
 * one that its words hint at. To be shown to a person who chooses; never taken unasked.
 */
export function indicatorsNear(text: string, most = 3): readonly string[] {
  const said = words(text);
  const hinted = indicatorInWords(text);
  const shares = named.map(({ code, words: known }) => {
    const shared = said.filter((word) => known.has(word)).length;
    return { code, weight: shared / Math.max(1, said.length) + (code === hinted ? 0.5 : 0) };
  });
  return shares
    .filter(({ weight }) => weight >= 0.4)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ code }) => code);
}
