import { fold } from '../place-search.ts';

/** A place by what people know it by. */
interface Named {
  readonly code: string;
  /** By language. */
  readonly name: Readonly<Record<string, string>>;
}

/** Places whose code, or whose name in any language, has all the words, whatever capitals and accents; all without words. */
export function placesNamed<Place extends Named>(places: readonly Place[], words: string): readonly Place[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  if (wanted.length === 0) return places;
  return places.filter(({ code, name }) =>
    [code, ...Object.values(name)].some((text) => {
      const folded = fold(text);
      return wanted.every((word) => folded.includes(word));
    }),
  );
}
