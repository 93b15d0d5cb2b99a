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
