import { isLanguage, type Language } from '@sterna/vocabulary';
import { defineParams } from '@sveltejs/kit/params';

export type FileFormat = 'pdf' | 'docx' | 'xlsx';

export const params = defineParams({
  /** `/fr`, `/en`, `/es`, `/ar` and no other. */
  language: (param: string): Language | undefined => (isLanguage(param) ? param : undefined),
  /** The formats in which a profile can be taken away. */
  file: (param: string): FileFormat | undefined =>
    param === 'pdf' || param === 'docx' || param === 'xlsx' ? param : undefined,
});
