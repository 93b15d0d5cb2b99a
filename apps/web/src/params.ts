import { isLanguage, type Language } from '@sterna/vocabulary';
import { defineParams } from '@sveltejs/kit/params';
import type { EditionFormat } from './lib/edition-paths.ts';

export type FileFormat = 'pdf' | 'docx' | 'xlsx';

const EDITION_FORMATS: readonly EditionFormat[] = ['pdf', 'docx', 'xlsx', 'csv', 'json'];

/** What is chosen in the explorer, as a file: data in five forms, the picture in two. */
export type ExploreFormat = 'csv' | 'xlsx' | 'sdmx-csv' | 'sdmx-json' | 'sdmx-ml' | 'svg' | 'png';

const EXPLORE_FORMATS: readonly ExploreFormat[] = ['csv', 'xlsx', 'sdmx-csv', 'sdmx-json', 'sdmx-ml', 'svg', 'png'];

export const params = defineParams({
  /** `/fr`, `/en`, `/es`, `/ar` and no other. */
  language: (param: string): Language | undefined => (isLanguage(param) ? param : undefined),
  /** The formats in which a profile can be taken away. */
  file: (param: string): FileFormat | undefined =>
    param === 'pdf' || param === 'docx' || param === 'xlsx' ? param : undefined,
  /** The formats in which a published edition can be taken away. */
  edition: (param: string): EditionFormat | undefined => EDITION_FORMATS.find((format) => format === param),
  /** The formats in which a choice of the explorer can be taken away. */
  export: (param: string): ExploreFormat | undefined => EXPLORE_FORMATS.find((format) => format === param),
});
