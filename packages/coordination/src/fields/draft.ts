import { findPlace, LANGUAGES, LEVELS, SECTORS } from '@sterna/vocabulary';
import type { Names } from '../directory/institution.ts';
import { INSTITUTION_KINDS, type InstitutionKind, type InstitutionLevel } from '../directory/terms.ts';
import { tidyLine, tidyLines } from '../directory/tidy.ts';
import type { FindingParts } from '../texts/finding.ts';
import { MOST_CHARACTERS } from './limits.ts';
import { choicesOf, findInstitutionKind, findLevel, findSectorCode } from './terms.ts';

/** One field as it was read, with what is wrong with it. */
export interface FieldRead<Value> {
  readonly value: Value;
  readonly problems: readonly FindingParts[];
}

/** A text of a form or a cell within its length. */
export function readText(text: string, field: keyof typeof MOST_CHARACTERS): FieldRead<string> {
  const value = field === 'note' ? tidyLines(text) : tidyLine(text);
  const most = MOST_CHARACTERS[field];
  const count = [...value].length;
  return { value, problems: count > most ? [{ rule: 'text-too-long', values: { count, most } }] : [] };
}

/** What is quoted of a value that cannot be taken. */
function quoted(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** @param present what it was before, kept where the text is empty */
export function readKind(text: string, present?: InstitutionKind): FieldRead<InstitutionKind> {
  const tidy = tidyLine(text);
  if (tidy === '' && present) return { value: present, problems: [] };
  const found = findInstitutionKind(tidy);
  if (found) return { value: found, problems: [] };
  const problem =
    tidy === ''
      ? { rule: 'kind-missing' }
      : { rule: 'kind-unknown', values: { value: quoted(tidy), choices: choicesOf(INSTITUTION_KINDS) } };
  return { value: 'agency', problems: [problem] };
}

/** Sectors, in the order of the vocabulary. @param texts codes or names */
export function readSectors(texts: readonly string[]): FieldRead<readonly string[]> {
  const tidy = texts.map(tidyLine).filter((text) => text !== '');
  const found = new Set(tidy.map(findSectorCode));
  const problems = tidy
    .filter((text) => findSectorCode(text) === undefined)
    .map((text) => ({ rule: 'sector-unknown', values: { value: quoted(text), choices: choicesOf(SECTORS) } }));
  return { value: SECTORS.flatMap(({ code }) => (found.has(code) ? [code] : [])), problems };
}

/** A level; national where nothing is said. */
export function readLevel(text: string): FieldRead<InstitutionLevel> {
  const tidy = tidyLine(text);
  const value = tidy === '' ? 'national' : findLevel(tidy);
  if (value !== undefined) return { value, problems: [] };
  const values = { value: quoted(tidy), choices: choicesOf(LEVELS) };
  return { value: 'national', problems: [{ rule: 'level-unknown', values }] };
}

/** A place as its code, where the vocabulary knows it for certain; else as it is written. */
export function readPlace(text: string): FieldRead<string> {
  const read = readText(text, 'place');
  if (read.value === '' || read.problems.length > 0) return read;
  const found = findPlace(read.value);
  return { value: found.status === 'found' ? found.place.code : read.value, problems: [] };
}

export function readEmail(text: string): FieldRead<string> {
  const read = readText(text.replace(/^mailto:/i, ''), 'email');
  const isAddress =
    read.value === '' || /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@.<>"(),:;[\]\\]{2,}$/.test(read.value);
  if (isAddress || read.problems.length > 0) return read;
  return { value: read.value, problems: [{ rule: 'email-invalid', values: { value: quoted(read.value) } }] };
}

/** The address of a site; https:// is put before one that names none. */
export function readWebsite(text: string): FieldRead<string> {
  const read = readText(text, 'website');
  if (read.value === '' || read.problems.length > 0) return read;
  const whole = /^[a-z][a-z\d+.-]*:/i.test(read.value) ? read.value : `https://${read.value}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  const isSite =
    url &&
    /^https?:$/.test(url.protocol) &&
    url.hostname.includes('.') &&
    !/[\s<>"]/.test(whole) &&
    url.username === '';
  if (isSite) return { value: whole, problems: [] };
  return { value: read.value, problems: [{ rule: 'website-invalid', values: { value: quoted(read.value) } }] };
}

/** A name in each language that has one. */
export function readNames(names: Names): FieldRead<Names> {
  const read = LANGUAGES.map((language) => [language, readText(names[language] ?? '', 'name')] as const);
  return {
    value: Object.fromEntries(read.flatMap(([language, { value }]) => (value === '' ? [] : [[language, value]]))),
    problems: read.flatMap(([language, { problems }]) =>
      problems.map((each) => ({ ...each, where: `name-${language}` })),
    ),
  };
}
