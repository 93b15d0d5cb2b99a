import { isLanguage } from '@sterna/vocabulary';

/** What stands in an address after its language, where it belongs to bringing data in: `''`, `/key`, `/12/mapping`. */
export function importPathIn(url: string | undefined): string | undefined {
  const [path = ''] = (url ?? '').split(/[?#]/);
  const found = /^\/([a-z]{2})\/import(\/.*)?$/.exec(path);
  return found && isLanguage(found[1]) ? (found[2] ?? '').replace(/\/+$/, '') : undefined;
}

/** Folders of the pages that write, one for each language: the paths of the session's cookies. */
export const IMPORT_FOLDERS: readonly string[] = ['/fr/import', '/en/import', '/es/import', '/ar/import'];
