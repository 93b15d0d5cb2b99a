import type { DataTable } from '@sterna/document';
import { documentWords } from '@sterna/profile';
import { renderFragment } from '@sterna/publish';
import {
  type ComparisonBlocks,
  comparisonBlocks,
  type PlansOf,
  paragraphChangeTable,
  passageChangeTable,
  type ResultDocument,
  type VersionChanges,
} from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { documentKeyPath } from '#lib/plan-paths.ts';
import { workbench } from '#lib/server/workbench.ts';
import { changesShown } from './change-view.ts';
import { blockAddress, choiceQuery, documentChoicesOf, documentsIn, MOST_COMPARED } from './result-request.ts';

/** Which of the documents an address compares. */
interface Compared {
  readonly all: readonly ResultDocument[];
  readonly chosen: readonly ResultDocument[];
  readonly blocks: ComparisonBlocks | undefined;
}

/** What the choices `versions=sen-12` and `place=SEN` stand for. */
function asked(query: URLSearchParams, all: readonly ResultDocument[]): readonly ResultDocument[] {
  const named = documentsIn(query, all);
  if (named.length > 0) return named;
  const place = query.get('place') ?? '';
  return place === '' ? [] : all.filter((document) => document.place === place).slice(0, MOST_COMPARED);
}

/**
 * Documents beside one another, as an address asks for them.
 *
 * @param begin what is compared where the address names nothing
 */
export async function comparedBy(
  of: PlansOf,
  query: URLSearchParams,
  language: Language,
  begin: (all: readonly ResultDocument[]) => readonly ResultDocument[],
): Promise<Compared> {
  const { planResults } = workbench().spaces;
  const all = await planResults.documents(of);
  const named = asked(query, all);
  const chosen = named.length > 0 ? named : begin(all);
  if (chosen.length === 0) return { all, chosen, blocks: undefined };
  const view = await planResults.compare(of, chosen);
  // None is left to somebody who codes them blind.
  if (view.documents.length === 0) return { all, chosen, blocks: undefined };
  return { all, chosen: view.documents, blocks: comparisonBlocks(view, language) };
}

/** What changes between two documents, the earlier first; nothing for any other number. */
export async function changesBetween(of: PlansOf, { blocks }: Compared): Promise<VersionChanges | undefined> {
  const [first, second, third] = blocks?.documents ?? [];
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  return workbench().spaces.planResults.changes(of, [first, second]);
}

/** The table of a comparison that an address asks for, to be taken away. */
export async function comparedTable(of: PlansOf, query: URLSearchParams, language: Language): Promise<DataTable> {
  const compared = await comparedBy(of, query, language, () => []);
  const { blocks } = compared;
  if (blocks === undefined) error(404, 'no documents');
  const which = query.get('table') ?? 'themes';
  if (which === 'themes') return blocks.table;
  if (which === 'steps') return blocks.steps;
  const changes = await changesBetween(of, compared);
  if (changes === undefined || !['passages', 'paragraphs'].includes(which)) error(404, 'no such table');
  return which === 'passages' ? passageChangeTable(changes, language) : paragraphChangeTable(changes, language);
}

/** What the page of a comparison shows. @param spaceCode space of a member; none for everybody */
export async function comparisonPage(of: PlansOf, compared: Compared, language: Language, spaceCode?: string) {
  const { all, chosen, blocks } = compared;
  const words = documentWords(language);
  const changes = await changesBetween(of, compared);
  return {
    changes: changes && changesShown(changes, blockAddress(language, spaceCode), language, spaceCode),
    html:
      blocks &&
      renderFragment(blocks.blocks, {
        ...{ language, words, level: 2 },
        linkDocument: (key) => documentKeyPath(language, key, spaceCode),
      }),
    isBlind: blocks === undefined && chosen.length > 0,
    choices: documentChoicesOf(all, chosen),
    query: choiceQuery(chosen),
    most: MOST_COMPARED,
  };
}
