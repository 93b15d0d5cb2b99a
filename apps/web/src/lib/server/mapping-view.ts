import { forSpace } from '@sterna/spaces';
import { type Finding, indicatorByCode } from '@sterna/statistics';
import {
  checkMapping,
  indicatorsNear,
  type MappedPreview,
  type Mapping,
  type MappingProposal,
  type MappingTarget,
  mappingFits,
  type ProposedColumn,
  previewMapped,
  proposeMapping,
  withListedPlaces,
  withTableFile,
} from '@sterna/statistics/mapping';
import { findPlace, type ListedPlace, type LocalText } from '@sterna/vocabulary';
import { entryFor, type SeenColumn, wordFor } from './mapping-columns.ts';
import { WORD_TARGETS } from './mapping-form.ts';
import { workbench } from './workbench.ts';

/** Rows of the table that are shown as they will be read. */
const ROWS_SHOWN = 16;
/** From here on a kept mapping is proposed for a file. */
const FITS = 0.9;

/** A column with what it is said to give and why that was proposed. */
export interface MappedColumn extends SeenColumn {
  /** See `wordFor`. */
  readonly word: string;
  readonly examples: readonly string[];
  readonly because?: ProposedColumn['because'];
  /** What its heading says of its values, by target. */
  readonly says: readonly (readonly [target: string, said: string])[];
}

/** A word of the table that a person may explain. */
export interface WordInTable {
  readonly target: MappingTarget;
  readonly word: string;
  readonly means: string;
  /** Places or indicators whose names are near to it: to be chosen, never taken unasked. */
  readonly near: readonly { readonly code: string; readonly name: LocalText }[];
}

/** What a person sees of a file whose columns are to be told. */
export interface MappingView {
  readonly mapping: Mapping;
  readonly tables: readonly string[];
  readonly table: string;
  readonly head: readonly number[];
  readonly columns: readonly MappedColumn[];
  readonly preview: MappedPreview;
  /** Of the mapping and of the rows shown. */
  readonly findings: readonly Finding[];
  readonly words: readonly WordInTable[];
  /** Where the mapping comes from: proposed, kept under a name, or said by the person. */
  readonly origin: 'proposed' | 'kept' | 'said';
}

/** How a mapping is come by: said in a form; one that is kept; else what fits or is proposed. */
export interface MappingStart {
  readonly said?: Mapping | undefined;
  readonly kept: readonly Mapping[];
  /** What a table without a place is about, where that is known. */
  readonly place?: string;
  /** Regions and municipalities that it may name. */
  readonly listed?: readonly ListedPlace[];
  /** Words further down in the table that nobody understands. */
  readonly unknown?: readonly Pick<WordInTable, 'target' | 'word'>[];
}

function columnsOf(preview: MappedPreview, proposal: MappingProposal, mapping: Mapping): readonly MappedColumn[] {
  const isProposed = preview.table === proposal.table;
  const seen: readonly SeenColumn[] = preview.columns.length > 0 ? preview.columns : proposal.columns;
  return seen.map(({ column, letter, heading }) => {
    const proposed = isProposed ? proposal.columns.find((each) => each.column === column) : undefined;
    const entry = entryFor(mapping, { column, letter, heading });
    const word = wordFor(entry);
    const says = Object.entries(entry?.of ?? {}).map(([target, said]) => [target, String(said)] as const);
    const isOwn = proposed === undefined || wordFor(entryFor(proposal.mapping, proposed)) !== word;
    const examples = proposed?.examples ?? examplesIn(preview, column);
    return { column, letter, heading, word, examples, says, ...(!isOwn && { because: proposed.because }) };
  });
}

function examplesIn({ rows }: MappedPreview, column: number): readonly string[] {
  const texts = rows
    .filter(({ part }) => part !== 'head')
    .flatMap(({ cells }) => cells.filter((cell) => cell.column === column).map(({ text }) => text))
    .filter((text) => text !== '');
  return [...new Set(texts)].slice(0, 5);
}

const MOST_WORDS = 40;
const MOST_NEAR = 3;

function nearTo(target: MappingTarget, text: string): WordInTable['near'] {
  if (target === 'INDICATOR') {
    return indicatorsNear(text, MOST_NEAR).flatMap((code) => {
      const known = indicatorByCode(code);
      return known ? [{ code, name: known.name }] : [];
    });
  }
  if (target !== 'REF_AREA' && target !== 'COUNTERPART_AREA') return [];
  const answer = findPlace(text);
  if (answer.status === 'found') return [];
  const places = answer.status === 'ambiguous' ? answer.candidates : answer.suggestions;
  return places.slice(0, MOST_NEAR).map(({ code, shortName }) => ({ code, name: shortName }));
}

/** Words that have been explained, and those of the rows shown that nobody understands yet. */
function wordsOf(
  mapping: Mapping,
  { rows }: MappedPreview,
  further: NonNullable<MappingStart['unknown']>,
): readonly WordInTable[] {
  const told = Object.entries(mapping.words ?? {}).flatMap(([target, meanings]) =>
    Object.entries(meanings ?? {}).map(([word, means]) => ({ target: target as MappingTarget, word, means, near: [] })),
  );
  const unknown = rows.flatMap(({ cells }) =>
    cells
      .filter(({ finding, is, text }) => finding && text !== '' && WORD_TARGETS.some((target) => target === is))
      .map(({ is, text }) => ({ target: is, word: text, means: '', near: nearTo(is, text) })),
  );
  const below = further.map(({ target, word }) => ({ target, word, means: '', near: nearTo(target, word) }));
  const isTold = ({ target, word }: WordInTable): boolean =>
    told.some((each) => each.target === target && each.word === word);
  const unique = new Map(
    [...unknown, ...below].filter((word) => !isTold(word)).map((word) => [`${word.target} ${word.word}`, word]),
  );
  return [...told, ...unique.values()].slice(0, MOST_WORDS);
}

/** Looks at a file with a mapping. @returns findings alone when the file holds no table */
export async function mappingView(
  path: string,
  { said, kept, place, listed = [], unknown = [] }: MappingStart,
): Promise<MappingView | { readonly findings: readonly Finding[] }> {
  return withTableFile<MappingView | { readonly findings: readonly Finding[] }>(path, async (file) => {
    const proposal = withListedPlaces(await proposeMapping(file), listed);
    if (proposal.columns.length === 0 && said === undefined) return { findings: proposal.findings };
    const fitting = said ? undefined : await bestFitting(kept, (mapping) => mappingFits(mapping, file));
    const start = said ?? fitting ?? proposal.mapping;
    const mapping = place === undefined || said || fitting ? start : forSpace(start, proposal.missing, place);
    const preview = await previewMapped(file, mapping, ROWS_SHOWN, listed);
    const { findings } = checkMapping(mapping, listed);
    const head = mapping.head ?? preview.rows.filter(({ part }) => part === 'head').map(({ row }) => row);
    const known = new Set(findings.map(({ rule, where, message }) => `${rule} ${where} ${message}`));
    const ofRows = preview.findings.filter(({ rule, where, message }) => !known.has(`${rule} ${where} ${message}`));
    return {
      mapping,
      tables: proposal.tables,
      table: preview.table,
      head: head.length > 0 || mapping.head ? head : proposal.head,
      columns: columnsOf(preview, proposal, mapping),
      preview,
      findings: [...findings, ...ofRows],
      words: wordsOf(mapping, preview, unknown),
      origin: said ? 'said' : fitting ? 'kept' : 'proposed',
    };
  });
}

async function bestFitting(
  kept: readonly Mapping[],
  fits: (mapping: Mapping) => Promise<number>,
): Promise<Mapping | undefined> {
  let best: Mapping | undefined;
  let score = FITS;
  for (const mapping of kept) {
    const found = await fits(mapping);
    if (found < score || (found === score && best)) continue;
    best = mapping;
    score = found;
  }
  return best;
}

/** Names of the kept mappings by which a job's file can be read, best first. */
export async function mappingsFitting(job: string, kept: readonly Mapping[]): Promise<readonly string[]> {
  const path = kept.length > 0 ? await workbench().evidence.imports.pathOf(job) : undefined;
  if (path === undefined) return [];
  try {
    const found = await withTableFile(path, (file) =>
      Promise.all(kept.map(async (mapping) => ({ name: mapping.name ?? '', fits: await mappingFits(mapping, file) }))),
    );
    if (!Array.isArray(found)) return [];
    const fitting = found.filter(({ fits }) => fits >= FITS).sort((a, b) => b.fits - a.fits);
    return fitting.map(({ name }) => name);
  } catch {
    // A file that is gone, or cannot be opened: nothing fits it.
    return [];
  }
}
