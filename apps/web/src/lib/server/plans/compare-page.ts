import { documentWords } from '@sterna/profile';
import { renderFragment } from '@sterna/publish';
import { type ComparisonBlocks, comparisonBlocks, type PlansOf, type ResultDocument } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { workbench } from '#lib/server/workbench.ts';
import { choiceQuery, documentChoicesOf, documentsIn, MOST_COMPARED } from './result-request.ts';

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
  return { all, chosen: view.documents, blocks: comparisonBlocks(view, language) };
}

/** What the page of a comparison shows. */
export function comparisonPage({ all, chosen, blocks }: Compared, language: Language) {
  const words = documentWords(language);
  return {
    html: blocks && renderFragment(blocks.blocks, { language, words, level: 2 }),
    choices: documentChoicesOf(all, chosen),
    query: choiceQuery(chosen),
    most: MOST_COMPARED,
  };
}
