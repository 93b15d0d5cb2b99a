import { isLanguage, LANGUAGES } from '@sterna/vocabulary';

/** Languages in the order a client likes them, those it does not name after, English first among these. */
export function languagesFor(header: string | null): readonly string[] {
  const ranges = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((entry, at) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
      return { language: tag.split('-')[0] ?? '', quality: Number.isNaN(quality) ? 0 : quality, at };
    })
    .filter(({ language, quality }) => quality > 0 && isLanguage(language))
    .sort((a, b) => b.quality - a.quality || a.at - b.at);
  return [...new Set([...ranges.map(({ language }) => language), 'en', ...LANGUAGES])];
}
