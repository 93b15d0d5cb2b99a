import type { Language } from '@sterna/vocabulary';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', en: 'en-GB', es: 'es', ar: 'ar-u-nu-latn' };

/** A moment of somebody's day, to the minute. Of the server's zone nobody knows; so it is named: UTC. */
export function momentText(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(moment);
}
