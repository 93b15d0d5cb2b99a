import { isLanguage, type Language } from '@sterna/vocabulary';

/** Longer addresses are none of ours. */
const LONGEST = 500;

/**
 * An address that a person is to be led back to, where it is one of this site: a path in one of our languages.
 * Anything else, such as `//other.example`, would lead people elsewhere under our name.
 */
export function addressWithin(asked: string | null, language: Language): string | undefined {
  if (!asked || asked.length > LONGEST || !/^\/[a-z]{2}(?:\/[\w.~%/-]*)?(?:\?[^#\\]*)?$/.test(asked)) return undefined;
  const [, first] = asked.split(/[/?]/);
  if (asked.includes('//') || !isLanguage(first)) return undefined;
  return `/${language}${asked.slice(3)}`;
}
