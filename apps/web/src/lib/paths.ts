import type { Language } from '@sterna/vocabulary';

/** The home page of a language. */
export function homePath(language: Language): string {
  return `/${language}`;
}

/** @param place ISO alpha-3 */
export function placePath(language: Language, place: string): string {
  return `/${language}/${place.toLowerCase()}`;
}

/** @param place ISO alpha-3 */
export function profilePath(language: Language, place: string): string {
  return `${placePath(language, place)}/profile`;
}

/** A profile as a file. */
export function profileFilePath(language: Language, place: string, format: 'pdf' | 'docx' | 'xlsx'): string {
  return `${profilePath(language, place)}.${format}`;
}

/** A chart (`svg`, `png`) or a table (`csv`) of a profile as a file. */
export function chartFilePath(language: Language, place: string, id: string, format: 'svg' | 'png' | 'csv'): string {
  return `${profilePath(language, place)}/charts/${encodeURIComponent(id)}.${format}`;
}

/** @param key see `figureKey` */
export function tracePath(language: Language, key: string): string {
  return `/${language}/trace/${encodeURIComponent(key)}`;
}

/** What the figure of a trace was computed from, as a table to take away. */
export function traceFilePath(language: Language, key: string): string {
  return `${tracePath(language, key)}.csv`;
}

export function sourcesPath(language: Language): string {
  return `/${language}/sources`;
}

export function indicatorsPath(language: Language): string {
  return `/${language}/indicators`;
}

/** What programs may read. */
export function sdmxPath(language: Language): string {
  return `/${language}/sdmx`;
}

/** Files on their way in. */
export function importPath(language: Language): string {
  return `/${language}/import`;
}

/** One file on its way in. @param job id */
export function importJobPath(language: Language, job: string): string {
  return `${importPath(language)}/${encodeURIComponent(job)}`;
}

/** Where a release is taken back. @param release id */
export function undoPath(language: Language, release: number): string {
  return `${importPath(language)}/undo/${release}`;
}

/** Where one file of a release is taken back. @param file id */
export function undoFilePath(language: Language, file: number): string {
  return `${importPath(language)}/undo/file/${file}`;
}

/** The layouts that are recognised. */
export function layoutsPath(language: Language): string {
  return `${importPath(language)}/layouts`;
}

/** The explorer with nothing chosen; with a choice see `explorePath`. */
export function exploreHomePath(language: Language): string {
  return `/${language}/explore`;
}

/** What is known and what is missing: of several countries, or of one. @param place ISO alpha-3 */
export function gapsPath(language: Language, place?: string): string {
  return place === undefined ? `/${language}/gaps` : `${placePath(language, place)}/gaps`;
}

/** No page of ours has a longer address; a longer one is not repeated in links. */
const LONGEST_ADDRESS = 300;

/**
 * The same page in another language; the home page where the address has no language or is too long to be a page's.
 *
 * @param search the query, with its question mark
 */
export function inLanguage(pathname: string, language: Language, search = ''): string {
  const [, first = '', ...rest] = pathname.split('/');
  const known = /^(?:fr|en|es|ar)$/.test(first) && pathname.length <= LONGEST_ADDRESS;
  const kept = search.length <= LONGEST_ADDRESS ? search : '';
  return known ? `${['', language, ...rest].join('/')}${kept}` : homePath(language);
}

/** The definition of one indicator in the catalogue. */
export function indicatorPath(language: Language, code: string): string {
  return `${indicatorsPath(language)}#${code}`;
}

/** One source among the sources. */
export function sourcePath(language: Language, source: string): string {
  return `${sourcesPath(language)}#${source}`;
}

/** @param back address on this site to return to */
export function signInPath(language: Language, back?: string): string {
  return `/${language}/sign-in${back === undefined ? '' : `?to=${encodeURIComponent(back)}`}`;
}

/** The second step of signing in. @param back address on this site to return to */
export function signInCodePath(language: Language, back?: string): string {
  return `/${language}/sign-in/code${back === undefined ? '' : `?to=${encodeURIComponent(back)}`}`;
}

/** Where signing in through the provider begins. @param back address on this site to return to */
export function signInProviderPath(language: Language, back?: string): string {
  return `/${language}/sign-in/provider${back === undefined ? '' : `?to=${encodeURIComponent(back)}`}`;
}

/** Where the first administrator is made. */
export function startPath(language: Language): string {
  return `/${language}/start`;
}

/** Where a new password is asked for. */
export function recoveryPath(language: Language): string {
  return `/${language}/recovery`;
}

/** Where a second factor is set up. */
export function secondFactorPath(language: Language): string {
  return `${accountPath(language)}/second-factor`;
}

/** The own account: second factor, passkeys, sessions. */
export function accountPath(language: Language): string {
  return `/${language}/account`;
}

/** All spaces of the person who is signed in. */
export function spacesPath(language: Language): string {
  return `/${language}/spaces`;
}

/** A space, or a page of it. @param space its short name */
export function spacePath(language: Language, space: string, page = ''): string {
  return `${spacesPath(language)}/${encodeURIComponent(space)}${page === '' ? '' : `/${page}`}`;
}
