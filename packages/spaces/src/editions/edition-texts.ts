import type { ProfileTexts } from '@sterna/profile';
import type { StoredEdition, StoredStanding, StoredTask, StoredText } from '@sterna/store/editions';

/** What institutions have written for an edition, each section with whose it is. */
export function editionTexts(stored: {
  readonly edition: StoredEdition;
  readonly standing: Pick<StoredStanding, 'name'>;
  readonly tasks: readonly StoredTask[];
  readonly heads: readonly StoredText[];
}): ProfileTexts {
  const { edition, standing, tasks, heads } = stored;
  const institutionOf = new Map(tasks.map(({ section, institution }) => [section, institution]));
  const rank = (text: StoredText): number => {
    const place = edition.languages.indexOf(text.language);
    return place === -1 ? edition.languages.length : place;
  };
  const bySection = Map.groupBy(
    heads.filter(({ body }) => body !== ''),
    ({ section }) => section,
  );
  return new Map(
    [...bySection].map(([section, texts]) => {
      const bodies = [...texts].sort((a, b) => rank(a) - rank(b));
      const institution = institutionOf.get(section) ?? bodies[0]?.author?.institution;
      return [section, { bodies, by: institution?.name ?? standing.name }];
    }),
  );
}
