import type { ComponentValue, LocalisedText } from '../model/data.ts';
import type { Annotation } from '../model/structure.ts';
import { RawNumber } from './json-tokens.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-walk.ts';

/** A text or number as a text; nothing for anything else. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value instanceof RawNumber ? value.text : undefined;
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** The members of a list that are objects. */
export function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return listOf(value).filter(isJsonObject);
}

/** `{ "en": "Senegal" }` as a text in languages; nothing where no member is a text. */
export function localisedOf(value: JsonValue | undefined): LocalisedText | undefined {
  if (Array.isArray(value)) return localisedList(value);
  if (!isJsonObject(value)) return undefined;
  const texts: Record<string, string> = {};
  let some = false;
  for (const [language, text] of Object.entries(value)) {
    if (typeof text !== 'string' || language === '__proto__') continue;
    texts[language] = text;
    some = true;
  }
  return some ? texts : undefined;
}

/** `[{ "locale": "en", "value": "Senegal" }]`, as Fusion Registry writes it. */
function localisedList(list: readonly JsonValue[]): LocalisedText | undefined {
  const texts = list
    .filter(isJsonObject)
    .flatMap(({ locale, value }): [string, string][] =>
      typeof locale === 'string' && typeof value === 'string' && locale !== '__proto__' ? [[locale, value]] : [],
    );
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

/**
 * A text with its translations: `names` where there are any, else `name` in the language of the message. Some senders
 * write the translations straight into `name`.
 */
export function namesOf(object: JsonObject, one: string, many: string, language: string): LocalisedText | undefined {
  const texts = localisedOf(object[many]) ?? localisedOf(object[one]);
  if (texts) return texts;
  const text = textOf(object[one]);
  return text === undefined ? undefined : { [language]: text };
}

/** A value of an attribute or measure that stands in place: a text, texts in languages, or several of these. */
export function inlineValue(value: JsonValue | undefined): ComponentValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) return textOf(value) ?? localisedOf(value);
  const several = value.map((each) => textOf(each) ?? localisedOf(each)).filter((each) => each !== undefined);
  return several.length > 0 ? several : undefined;
}

export function annotationOf(object: JsonObject, language: string): Annotation {
  const text =
    namesOf(object, 'text', 'texts', language) ?? (textOf(object['value']) && { '': textOf(object['value']) ?? '' });
  const id = textOf(object['id']);
  const title = textOf(object['title']);
  const type = textOf(object['type']);
  const url = textOf(object['uri']) ?? textOf(objectsOf(object['links'])[0]?.['href']);
  return {
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...(type !== undefined && { type }),
    ...(url !== undefined && { url }),
    ...(text && { text }),
  };
}
