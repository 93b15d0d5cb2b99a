import { TOTAL } from '@sterna/statistics';
import type {
  ColumnMapping,
  Mapping,
  MappingProposal,
  MappingTarget,
  ProposedColumn,
} from '@sterna/statistics/mapping';
import { proposeMapping, withListedPlaces, withTableFile } from '@sterna/statistics/mapping';
import { whyRefused } from '@sterna/statistics/readers';
import type { ListedPlace } from '@sterna/vocabulary';

/**
 * How a file stands before anybody has said anything of it: a reader knows it (`known`); its headings say all that is
 * needed (`proposed`); a person has to say what its columns are (`untold`).
 */
export type FirstReading =
  | { readonly kind: 'known' }
  | { readonly kind: 'untold' }
  | { readonly kind: 'proposed'; readonly mapping: Mapping };

/** A value column whose indicator was told from its heading with less is looked at by a person first. */
const SURE = 0.8;

/**
 * Looks at a file as it came in.
 *
 * @param place of the space: what a table without a column of places is about
 * @param listed regions and municipalities that a column of places may name
 */
export async function firstReading(
  path: string,
  place: string,
  listed: readonly ListedPlace[] = [],
): Promise<FirstReading> {
  const refused = await whyRefused(path);
  if (!refused?.some(({ rule }) => rule === 'unrecognised-layout')) return { kind: 'known' };
  const proposed = await withTableFile(path, proposeMapping);
  if (!('mapping' in proposed)) return { kind: 'known' };
  const proposal = withListedPlaces(proposed, listed);
  const mapping = forSpace(proposal.mapping, proposal.missing, place);
  return isSure(proposal) ? { kind: 'proposed', mapping } : { kind: 'untold' };
}

/**
 * A proposed mapping as a country's own table is meant: what names no place is about the place of the space, and an empty
 * cell beside women, men or partner countries means all of them together.
 */
export function forSpace(mapping: Mapping, missing: MappingProposal['missing'], place: string): Mapping {
  const isPlaceless = missing.includes('REF_AREA') && mapping.constants?.REF_AREA === undefined;
  const told = isPlaceless ? { ...mapping, constants: { ...mapping.constants, REF_AREA: place } } : mapping;
  return emptyAsTotal(told);
}

/** Whether nothing of a proposal is a guess that a person would want to see before figures are shown. */
function isSure({ columns, missing, fromTitle, findings }: MappingProposal): boolean {
  if (findings.length > 0 || missing.some((target) => target !== 'REF_AREA')) return false;
  if (fromTitle.INDICATOR !== undefined) return false;
  return columns.every((column) => !isGuessed(column) && !isLeftNumber(column) && !isRepeated(column));
}

const PARTS: readonly MappingTarget[] = ['COUNTERPART_AREA', 'SEX', 'AGE'];

function emptyAsTotal(mapping: Mapping): Mapping {
  const parts = PARTS.filter((target) => mapping.columns.some(({ is }) => is === target));
  if (parts.length === 0) return mapping;
  const empty = parts.map((target) => [target, { ...mapping.words?.[target], '': TOTAL }] as const);
  const columns = mapping.columns.map(
    ({ fillDown, ...column }): ColumnMapping =>
      fillDown && !PARTS.includes(column.is) ? { ...column, fillDown } : column,
  );
  return { ...mapping, columns, words: { ...mapping.words, ...Object.fromEntries(empty) } };
}

/** Gaps that may mean what stands above, or all together. */
function isRepeated({ is, fillDown }: ProposedColumn): boolean {
  return fillDown === true && PARTS.includes(is);
}

function isGuessed({ is, of, confidence }: ProposedColumn): boolean {
  return is === 'OBS_VALUE' && of?.INDICATOR !== undefined && confidence < SURE;
}

/** Figures that nobody would bring: the person may want them. */
function isLeftNumber({ is, examples }: ProposedColumn): boolean {
  return is === 'ignore' && examples.length > 0 && examples.every((text) => /^[-+\d\s.,'’%]+$/.test(text));
}
