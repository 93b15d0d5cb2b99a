import { LANGUAGES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { MESSAGE_TEXTS, MESSAGES, PHRASE_TEXTS, PHRASES } from './catalogue.ts';
import { findingText } from './finding-text.ts';
import { type Phrases, partsOf, type Slot, Template } from './template.ts';

const TEXTS = [
  ...MESSAGE_TEXTS.map((text) => ({ group: '', text })),
  ...Object.entries(PHRASE_TEXTS).flatMap(([group, texts]) => texts.map((text) => ({ group, text }))),
];

/** Something that a slot may hold. */
function contentOf({ kind, group, name }: Slot): string {
  switch (kind) {
    case 'number':
      return '1234';
    case 'quotes':
      return '“Title”, “Author”';
    case 'word':
      return 'D12';
    case 'places':
      return 'Morocco (MAR), Korea, Rep. (KOR)';
    case 'phrase':
    case 'phrases':
      return group === '' ? 'The file is empty.' : made(PHRASE_TEXTS[group]?.[0]?.en ?? `no group ${group}`);
    default:
      return `its ${name}`;
  }
}

function made(template: string): string {
  const { pieces, slots } = partsOf(template);
  return pieces.map((piece, i) => piece + (slots[i] ? contentOf(slots[i]) : '')).join('');
}

/** In English a text says what it said. */
const english: Phrases = (group, text) => {
  for (const { templates } of group === '' ? MESSAGES : (PHRASES.get(group) ?? [])) {
    const contents = templates.en.match(text, english);
    if (contents !== undefined) return templates.en.fill(contents, 'en', english);
  }
  return undefined;
};

describe('the catalogue of texts', () => {
  it.each(TEXTS)('gives back the English that was made from “$text.en”', ({ group, text }) => {
    const message = made(text.en);
    const template = new Template(text.en);
    const contents = template.match(message, english);
    expect(contents && template.fill(contents, 'en', english)).toBe(message);
    expect(english(group, message, 'en')).toBe(message);
  });

  it.each(TEXTS)('has the same slots in each language: “$text.en”', ({ text }) => {
    const names = (template: string): readonly string[] =>
      [...new Set(partsOf(template).slots.map(({ name }) => name))].toSorted();
    for (const language of LANGUAGES) expect(names(text[language]), language).toEqual(names(text.en));
  });

  it('refers only to groups of phrases that there are', () => {
    const groups = TEXTS.flatMap(({ text }) => LANGUAGES.flatMap((language) => partsOf(text[language]).slots))
      .filter(({ kind, group }) => kind.startsWith('phrase') && group !== '')
      .map(({ group }) => group);
    expect(groups.filter((group) => !(group in PHRASE_TEXTS))).toEqual([]);
  });

  it('says each message otherwise than in English', () => {
    const same = MESSAGE_TEXTS.filter(
      ({ en, fr, es, ar }) => /[a-z]{2} [a-z]{2}/.test(en) && [fr, es, ar].includes(en),
    );
    expect(same.map(({ en }) => en)).toEqual([]);
  });

  it('sets French quotation marks and colons off with spaces that do not break', () => {
    const broken = TEXTS.filter(({ text: { fr } }) => /« | »| [:;?!](?= |$)|\w'\w/.test(fr));
    expect(broken.map(({ text }) => text.fr)).toEqual([]);
  });

  it('writes Arabic in Arabic, with its own punctuation', () => {
    const latin = MESSAGE_TEXTS.filter(({ ar }) => !/\p{Script=Arabic}/u.test(ar.replace(/\{.*?\}/g, '')));
    expect(latin.filter(({ ar }) => ar.replace(/\{[^}]*\}/g, '').trim().length > 2).map(({ ar }) => ar)).toEqual([]);
    const foreign = TEXTS.filter(({ text: { ar } }) => /\p{Script=Arabic}[,;?]/u.test(ar));
    expect(foreign.map(({ text }) => text.ar)).toEqual([]);
  });
});

describe('findingText', () => {
  const unknown = {
    rule: 'unknown-place',
    message:
      '“Maroco” is no place that is known. Near to it are Morocco (MAR), Monaco (MCO). Give its ISO code; its rows were left out. (1048 times.)',
  };

  it('names places in the language and writes numbers by its rules', () => {
    expect(findingText(unknown, 'fr').text.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      '« Maroco » n’est pas un lieu connu. Lieux proches : Maroc (MAR), Monaco (MCO). Donnez son code ISO ; ses lignes ont été laissées de côté. (1 048 fois.)',
    );
    expect(findingText(unknown, 'es').text).toContain('Marruecos (MAR), Mónaco (MCO)');
  });

  it('isolates in Arabic what is quoted', () => {
    expect(findingText(unknown, 'ar').text).toContain('«\u2068Maroco\u2069»');
  });

  it('leaves what it does not recognise in English, and says so', () => {
    const strange = { rule: 'strange', message: 'Something nobody has written a text for.' };
    for (const language of LANGUAGES) {
      expect(findingText(strange, language)).toEqual({ text: strange.message, language: 'en' });
    }
  });

  it('takes a message of many quotation marks in reasonable time', () => {
    const message = `“${'” names “ more : than. '.repeat(300)}`;
    const before = performance.now();
    findingText({ rule: 'unknown-place', message }, 'fr');
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
