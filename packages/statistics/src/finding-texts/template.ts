import { formatNumber, isolate, joinPieces, type Language, type LocalText, placeByCode } from '@sterna/vocabulary';
import { INDICATORS } from '../indicators/indicator.ts';
import { UNIT_NAMES } from '../indicators/unit.ts';

/**
 * What a slot of a template holds:
 *
 * - `{name}` quoted content, given back as it is;
 * - `{name!}` the same, without spaces: a cell, a row;
 * - `{name*}` pieces in quotation marks, “…”, which are those of the language;
 * - `{name#}` a number, written by the rules of the language;
 * - `{name@}` places, `Name (CODE), Name (CODE)`, named in the language;
 * - `{name%}` indicators or units by their English names, parted by ` + `, named in the language;
 * - `{name~group}` a phrase of a group of the catalogue, or nothing; `{name~group+}` several, parted by semicolons;
 * - `{name~}` a whole message.
 */
export interface Slot {
  readonly name: string;
  readonly kind: 'text' | 'word' | 'quotes' | 'number' | 'places' | 'names' | 'phrase' | 'phrases';
  /** Of phrases. */
  readonly group: string;
}

/** Gives a phrase or message of a group in a language; `undefined` when no template of the group made it. */
export type Phrases = (group: string, text: string, language: Language) => string | undefined;

const SLOT = /\{([a-z]\w*)(#|@|!|%|\*|~[a-z-]*\+?)?\}/g;
const PATTERNS = {
  text: '(.*?)',
  word: '(\\S+?)',
  quotes: '(.+?)',
  number: '(-?\\d[\\d,.]*)',
  places: '(.+?)',
  names: '(.+?)',
  phrase: '(.*?)',
  phrases: '(.+?)',
};
const BETWEEN: Readonly<Record<Language, string>> = { fr: '\u00a0; ', en: '; ', es: '; ', ar: '؛ ' };
const PLACE = /(.+?) \(([A-Z0-9_]{2,})\)(?:, |$)/g;

const KINDS: Readonly<Record<string, Slot['kind']>> = {
  '#': 'number',
  '@': 'places',
  '!': 'word',
  '*': 'quotes',
  '%': 'names',
};
const QUOTED: Readonly<Record<Language, string>> = {
  fr: '«\u00a0$1\u00a0»',
  en: '“$1”',
  es: '«$1»',
  ar: '«\u2068$1\u2069»',
};

function slotOf(name: string, mark: string): Slot {
  const group = mark.startsWith('~') ? mark.replace(/[~+]/g, '') : '';
  if (mark.startsWith('~')) return { name, kind: mark.endsWith('+') ? 'phrases' : 'phrase', group };
  return { name, kind: KINDS[mark] ?? 'text', group };
}

/** Literal pieces and slots by turns: always one piece more than slots. */
export function partsOf(template: string): { readonly pieces: readonly string[]; readonly slots: readonly Slot[] } {
  const pieces: string[] = [];
  const slots: Slot[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: name = '', 2: mark = '' } of template.matchAll(SLOT)) {
    pieces.push(template.slice(end, index));
    slots.push(slotOf(name, mark));
    end = index + whole.length;
  }
  pieces.push(template.slice(end));
  return { pieces, slots };
}

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A text with slots: takes the slots' contents out of a text made from it, and fills them in. */
export class Template {
  readonly #pieces: readonly string[];
  readonly #slots: readonly Slot[];
  #pattern: RegExp | undefined;

  constructor(text: string) {
    ({ pieces: this.#pieces, slots: this.#slots } = partsOf(text));
  }

  /** How much of it is certain: characters outside of slots. */
  get certainty(): number {
    return this.#pieces.join('').length;
  }

  /** The slots' contents by their names; `undefined` when the text was not made from this template. */
  match(text: string, phrases: Phrases): ReadonlyMap<string, string> | undefined {
    if (!text.startsWith(this.#pieces[0] ?? '') || !text.endsWith(this.#pieces.at(-1) ?? '')) return undefined;
    this.#pattern ??= new RegExp(
      `^${this.#pieces.map((piece, i) => escaped(piece) + (this.#slots[i] ? PATTERNS[this.#slots[i].kind] : '')).join('')}$`,
      's',
    );
    const found = this.#pattern.exec(text);
    if (found === null) return undefined;
    const contents = this.#slots.map((slot, i): [Slot, string] => [slot, found[i + 1] ?? '']);
    const isRight = contents.every(([slot, content]) => filledIn(slot, content, 'en', phrases) !== undefined);
    return isRight ? new Map(contents.map(([{ name }, content]) => [name, content])) : undefined;
  }

  /** The text with contents in its slots, as the language writes them. */
  fill(contents: ReadonlyMap<string, string>, language: Language, phrases: Phrases): string {
    const filled = this.#slots.map((slot) => {
      const content = contents.get(slot.name) ?? '';
      return filledIn(slot, content, language, phrases) ?? isolate(content, language);
    });
    return this.#pieces.map((piece, i) => piece + (filled[i] ?? '')).join('');
  }
}

function filledIn(slot: Slot, content: string, language: Language, phrases: Phrases): string | undefined {
  switch (slot.kind) {
    case 'number':
      return language === 'en' ? content : numberIn(content, language);
    case 'places':
      return language === 'en' ? content : placesIn(content, language);
    case 'names':
      return language === 'en' ? content : namesIn(content, language);
    case 'quotes':
      return content.replace(/“([^”]*)”/g, QUOTED[language]);
    case 'phrase':
      return content === '' ? '' : phrases(slot.group, content, language);
    case 'phrases': {
      const each = content.split('; ').map((item) => phrases(slot.group, item, language));
      return each.includes(undefined) ? undefined : each.join(BETWEEN[language]);
    }
    default:
      return content === '' ? '' : isolate(content, language);
  }
}

function numberIn(content: string, language: Language): string {
  const number = Number(content.replaceAll(',', ''));
  return Number.isFinite(number) ? formatNumber(number, language, { kind: 'decimal', digits: 6 }) : content;
}

/** By their English names. */
const NAMED: ReadonlyMap<string, LocalText> = new Map(
  [...UNIT_NAMES, ...INDICATORS.map(({ name }) => name)].map((name) => [name.en, name]),
);

function namesIn(content: string, language: Language): string {
  return content
    .split(' + ')
    .map((name) => NAMED.get(name)?.[language] ?? isolate(name, language))
    .join(' + ');
}

function placesIn(content: string, language: Language): string {
  const places = [...content.matchAll(PLACE)];
  if (places.map(([whole]) => whole).join('') !== content) return isolate(content, language);
  return joinPieces(
    places.map(
      ([, name = '', code = '']) => `${placeByCode(code)?.name[language] ?? name} (${isolate(code, language)})`,
    ),
    language,
  );
}
