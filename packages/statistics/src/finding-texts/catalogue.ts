import type { Language, LocalText } from '@sterna/vocabulary';
import { LANGUAGES } from '@sterna/vocabulary';
import { Template } from './template.ts';
import editions from './texts/editions.json' with { type: 'json' };
import files from './texts/files.json' with { type: 'json' };
import frame from './texts/frame.json' with { type: 'json' };
import mapping from './texts/mapping.json' with { type: 'json' };
import ownData from './texts/own-data.json' with { type: 'json' };
import places from './texts/places.json' with { type: 'json' };
import readers from './texts/readers.json' with { type: 'json' };
import sdmx from './texts/sdmx.json' with { type: 'json' };

/** A message of some rules, with slots (see `template.ts`), in four languages. In Arabic, `…` holds what is read from the left. */
export interface MessageText extends LocalText {
  readonly rules: readonly string[];
}

const ALL = [files, readers, mapping, sdmx, ownData, editions, places];

/** The messages of every rule. */
export const MESSAGE_TEXTS: readonly MessageText[] = ALL.flatMap(({ messages }) => messages as MessageText[]);

/** Parts of messages and what stands around them, by group. */
export const PHRASE_TEXTS: Readonly<Record<string, readonly LocalText[]>> = Object.assign(
  {},
  ...[...ALL, frame].map(({ phrases }) => phrases),
);

/** One text of the catalogue, ready to recognise and to fill. */
export interface Entry {
  readonly rules: readonly string[];
  readonly templates: Readonly<Record<Language, Template>>;
}

function entryOf(text: LocalText, rules: readonly string[]): Entry {
  // First-strong isolates keep code whole inside Arabic.
  const whole = (language: Language): string =>
    language === 'ar' ? text[language].replace(/`([^`]*)`/g, '\u2068$1\u2069') : text[language];
  const templates = Object.fromEntries(LANGUAGES.map((language) => [language, new Template(whole(language))]));
  return { rules, templates: templates as Record<Language, Template> };
}

const byCertainty = (a: Entry, b: Entry): number => b.templates.en.certainty - a.templates.en.certainty;

/** All messages, those first that can least be mistaken for another. */
export const MESSAGES: readonly Entry[] = MESSAGE_TEXTS.map((text) => entryOf(text, text.rules)).sort(byCertainty);

/** The same for the phrases of each group. */
export const PHRASES: ReadonlyMap<string, readonly Entry[]> = new Map(
  Object.entries(PHRASE_TEXTS).map(([group, texts]) => [
    group,
    texts.map((text) => entryOf(text, [])).sort(byCertainty),
  ]),
);
