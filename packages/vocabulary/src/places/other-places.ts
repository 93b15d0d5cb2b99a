import type { PlaceRow } from './place-row.ts';

/**
 * Places that statistics are published for without an ISO code, and the two that are no place.
 * `412` is the SDG database's number for Kosovo; `830` was the M49 number of the Channel Islands.
 */
// biome-ignore format: one place per line
export const OTHER_PLACE_ROWS: readonly PlaceRow[] = [
  { code: 'XKX', m49: '412', codes: ['XK', 'KSV', 'UVK', 'RKS', 'KOS'], region: '039', fr: 'masculine', name: { fr: 'Kosovo', en: 'Kosovo', es: 'Kosovo', ar: 'كوسوفو' }, aliases: ['Kosovo (UNSCR 1244)', 'Kosovo (under UNSC res. 1244)', 'Kosovo, UN'] },
  { code: 'CHI', m49: '830', region: '154', fr: 'plural', es: 'las', the: true, name: { fr: 'Îles Anglo-Normandes', en: 'Channel Islands', es: 'Islas del Canal', ar: 'جزر القنال' }, aliases: ['Îles de la Manche', 'Channel Is.', 'Islas Anglonormandas', 'Jersey and Guernsey'] },
  { code: 'XXX', kind: 'unknown', codes: ['UKN', 'UNK', '2003'], fr: 'common-feminine', name: { fr: 'Origine inconnue', en: 'Unknown origin', es: 'Origen desconocido', ar: 'منشأ غير معروف' }, aliases: ['Unknown', 'Others', 'Other', 'Origin unknown', 'Not stated', 'Various', 'Various/Unknown', 'Various/unknown', 'Inconnu', 'Inconnue', 'Autres', 'Desconocido', 'Otros', 'غير معروف'] },
  { code: 'STA', kind: 'unknown', fr: 'common-plural', es: 'los', name: { fr: 'Apatrides', en: 'Stateless people', es: 'Apátridas', ar: 'عديمو الجنسية' }, aliases: ['Stateless', 'Stateless persons', 'Apatride', 'Apátrida', 'عديم الجنسية'] },
];
