import { findPlace, type ListedPlace, PlaceBook, placeNameKey } from '@sterna/vocabulary';
import type { ColumnMapping } from '../mapping.ts';
import type { MappingProposal, ProposedColumn } from '../proposal.ts';

/**
 * A proposal for a table that names places of a country's own list: the column of them gives the reference area. Of two
 * such columns, a code and its name, the first that names each place for certain is taken.
 */
export function withListedPlaces(proposal: MappingProposal, listed: readonly ListedPlace[]): MappingProposal {
  if (listed.length === 0) return proposal;
  const book = new PlaceBook(listed);
  const named = proposal.columns.filter((column) => isOfPlaces(column, book));
  const place =
    named.find(({ examples }) => examples.every((text) => book.find(text)?.status !== 'ambiguous')) ?? named[0];
  if (!place) return proposal;
  const others = named.filter((column) => column !== place);
  const columns = proposal.columns.map((column): ProposedColumn => {
    if (column === place)
      return {
        ...column,
        is: 'REF_AREA',
        because: 'values',
        reason: 'Its values are places of the list of this space.',
      };
    // Said twice, it would only make the same figure look like another.
    return others.includes(column) ? { ...column, is: 'ignore' } : column;
  });
  const rest = proposal.mapping.columns.filter(
    (column) => !named.some((one) => isColumn(column, one)) && column.is !== 'REF_AREA',
  );
  const fillDown = proposal.mapping.columns.find((column) => isColumn(column, place))?.fillDown;
  const own: ColumnMapping = { ...choiceOf(place, proposal), is: 'REF_AREA', ...(fillDown && { fillDown }) };
  const { REF_AREA: _title, ...constants } = proposal.mapping.constants ?? {};
  const words = { ...proposal.mapping.words?.REF_AREA, ...wordsOf(place, listed, book) };
  return {
    ...proposal,
    columns,
    missing: proposal.missing.filter((target) => target !== 'REF_AREA'),
    mapping: {
      ...proposal.mapping,
      columns: [own, ...rest],
      constants,
      ...(Object.keys(words).length > 0 && { words: { ...proposal.mapping.words, REF_AREA: words } }),
    },
  };
}

const LEVELS: readonly (readonly [NonNullable<ListedPlace['level']>, RegExp])[] = [
  ['municipality', /commun|municip|ville|city|town|ciudad|village|بلديه|جماعه|مدينه/],
  ['region', /region|provinc|depart|gouvernorat|governorate|wilaya|district|منطقه|اقليم|جهه|ولايه|محافظه/],
];

/**
 * What names mean that a region and a municipality have in common, where the heading says which of the two the column is of:
 * capitals often have the name of their region.
 */
function wordsOf({ heading }: ProposedColumn, listed: readonly ListedPlace[], book: PlaceBook): Record<string, string> {
  const key = placeNameKey(heading);
  const level = LEVELS.find(([, words]) => words.test(key))?.[0];
  if (level === undefined) return {};
  const named = listed
    .filter((place) => place.level === level)
    .flatMap(({ code, names }) => names.map((name) => ({ code, name })));
  const bearers = Map.groupBy(named, ({ name }) => placeNameKey(name));
  return Object.fromEntries(
    [...bearers.values()].flatMap((places) => {
      const [first] = places;
      const isOne = new Set(places.map(({ code }) => code)).size === 1;
      return first && isOne && book.find(first.name)?.status === 'ambiguous' ? [[first.name, first.code] as const] : [];
    }),
  );
}

/** Columns that hold figures are left as they are, however much their numbers look like codes. */
function isOfPlaces({ is, examples }: ProposedColumn, book: PlaceBook): boolean {
  if (is === 'OBS_VALUE' || is === 'TIME_PERIOD' || is === 'COUNTERPART_AREA' || examples.length === 0) return false;
  const isKnown = (text: string): boolean => book.find(text) !== undefined || findPlace(text).status === 'found';
  return examples.every(isKnown) && examples.some((text) => book.find(text) !== undefined);
}

function isColumn(mapped: ColumnMapping, { heading, letter }: ProposedColumn): boolean {
  return mapped.heading === undefined ? mapped.column === letter : mapped.heading === heading;
}

/** A column by its heading where that is the only one, else by its letter. */
function choiceOf(
  { heading, letter }: ProposedColumn,
  { columns }: MappingProposal,
): { heading: string } | { column: string } {
  return heading !== '' && columns.filter((one) => one.heading === heading).length === 1
    ? { heading }
    : { column: letter };
}
