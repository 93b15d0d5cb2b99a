import { isolate, type Language } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';

// More than one fits: those that name themselves after others stand first.
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** What a browser calls itself, in a few words: enough for a person to know the own device by. */
export function browserName(userAgent: string | null, language: Language): string {
  const find = (list: readonly (readonly [string, string])[]): string | undefined => {
    const name = list.find(([mark]) => userAgent?.includes(mark))?.[1];
    return name && isolate(name, language);
  };
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  if (browser && system) return m.account_platform({ browser, system });
  return browser ?? system ?? m.account_session_unknown();
}
