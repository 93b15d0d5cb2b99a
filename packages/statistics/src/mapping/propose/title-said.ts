import type { Row } from '@sterna/tabular';
import { findPlace } from '@sterna/vocabulary';
import { textOf } from '../../readers/reading/head.ts';
import type { Said } from '../mapping.ts';
import { plainText } from '../meanings/plain-text.ts';
import { multiplierIn } from '../meanings/unit-text.ts';
import { indicatorInWords } from './indicator-guess.ts';

/** What lines above a table tell of all of it. */
export interface TitleSaid {
  readonly said: Said;
  readonly multiplier?: number;
}

const LONGEST_PLACE_WORDS = 5;

/** The one country that a title names; several, or words that are short and common, are none. */
function placeIn(title: string): string | undefined {
  const words = plainText(title)
    .split(/[\s,;:()«»“”"–—-]+/)
    .filter((word) => word !== '');
  const found = new Set<string>();
  for (let length = LONGEST_PLACE_WORDS; length >= 1; length -= 1) {
    for (let i = 0; i + length <= words.length; i += 1) {
      const text = words.slice(i, i + length).join(' ');
      if (text.length < 4 || /\d/.test(text)) continue;
      const bare = text.replace(/^(?:d|l|au|aux|al|del|du)['’ ]/i, '').replace(/^[وبل](?=ال)/, '');
      const answer = findPlace(bare);
      if (answer.status === 'found' && answer.place.kind === 'country' && /^[\p{Lu}\p{Lo}]/u.test(bare))
        found.add(answer.place.code);
    }
    if (found.size > 0) break;
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** `(en milliers)`, `in thousands`, `Unité : millions`: a multiplier where the line says that it is one. */
function multiplierOf(title: string): number | undefined {
  const said = /\(([^()]*)\)|(?:\b(?:in|en|unit[és]?s?|unidad(?:es)?)\b|الوحدة|بال)[\s:]*([^.;()]*)/giu;
  for (const [whole, inside, behind] of title.matchAll(said)) {
    const multiplier = multiplierIn(inside ?? (behind === undefined ? whole : `${behind} ${whole}`));
    if (multiplier !== undefined) return multiplier;
  }
  return undefined;
}

/** Reads what a title, the name of a sheet and the lines above a table say of it. */
export function readTitle(rows: readonly Row[], sheet: string): TitleSaid {
  const lines = rows.map(({ cells }) =>
    cells
      .map(textOf)
      .filter((text) => text !== '')
      .join(' '),
  );
  const title = [...lines, sheet].join('\n');
  const years = new Set(plainText(title).match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
  const place = lines.map(placeIn).find((code) => code !== undefined) ?? placeIn(sheet);
  const indicator = indicatorInWords(title);
  const [year] = years.size === 1 ? years : [];
  const multiplier = lines.map(multiplierOf).find((factor) => factor !== undefined);
  return {
    said: {
      ...(indicator !== undefined && { INDICATOR: indicator }),
      ...(place !== undefined && { REF_AREA: place }),
      ...(year !== undefined && { TIME_PERIOD: year }),
    },
    ...(multiplier !== undefined && { multiplier }),
  };
}
