import type { StoredDocument, StoredMeasure } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { BLOCKS_TOGETHER } from '#lib/plan-paths.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { ShownDocument } from './document-request.ts';
import { hitRuns } from './hit-runs.ts';
import { chosenPassages, passageChoiceIn } from './passage-choice.ts';
import { assembleScorecard } from './scorecard.ts';
import { setAsideSentences } from './set-aside.ts';
import { markedBlocks } from './text-sheet.ts';

/** Measures on one page. */
const MEASURES_TOGETHER = 100;

/** Which page of several an address asks for, from 1. */
function pageIn(query: URLSearchParams, pages: number): number {
  const text = query.get('page') ?? '1';
  const page = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (page < 1 || page > Math.max(1, pages)) error(404, 'no such page');
  return page;
}

/** What a document's first page shows. */
export async function overviewOf({ reader, document }: ShownDocument) {
  const reading = await workbench().spaces.plans.read(reader, document.space, document.id);
  const { measures, goals } = reading;
  return {
    scorecard: assembleScorecard(reading),
    measures: measures.length,
    onMigration: measures.filter(({ themes }) => themes.length > 0).length,
    targets: goals.filter(({ kind }) => kind === 'target').length,
    objectives: goals.filter(({ kind }) => kind === 'objective').length,
  };
}

/** Passages on one page. */
const PASSAGES_TOGETHER = 50;

/** Passages of a document that an address asks for, a page of them. */
export async function passagesOf({ reader, document, base }: ShownDocument, query: URLSearchParams) {
  const { plans } = workbench().spaces;
  const all = await plans.passages(reader, document.space, document.id);
  const setAside = await plans.passedOver(reader, document.space, document.id);
  const choice = passageChoiceIn(query);
  const chosen = chosenPassages(all, choice);
  const pages = Math.ceil(chosen.length / PASSAGES_TOGETHER);
  const page = pageIn(query, pages);
  const shown = chosen.slice((page - 1) * PASSAGES_TOGETHER, page * PASSAGES_TOGETHER);
  return {
    ...{ document, base, choice, page, pages, count: chosen.length, total: all.length, setAside: setAside.length },
    passages: shown.map((passage) => ({ ...passage, runs: hitRuns(passage) })),
  };
}

/** Words met in a document that do not count, a page of them. */
export async function setAsideOf({ reader, document, base }: ShownDocument, query: URLSearchParams) {
  const all = await workbench().spaces.plans.passedOver(reader, document.space, document.id);
  const sentences = setAsideSentences(all);
  const pages = Math.ceil(sentences.length / PASSAGES_TOGETHER);
  const page = pageIn(query, pages);
  const shown = sentences.slice((page - 1) * PASSAGES_TOGETHER, page * PASSAGES_TOGETHER);
  return { document, base, page, pages, count: all.length, sentences: shown };
}

/** A page of the text of a document; of one without pages, some blocks. */
export async function textOf({ reader, document, base }: ShownDocument, query: URLSearchParams) {
  const { plans } = workbench().spaces;
  const { space, id } = document;
  const isPaged = document.pages > 0;
  const passages = await plans.passages(reader, space, id);
  const sheetOf = (one: { readonly page: number; readonly block: number }): number =>
    isPaged ? one.page : Math.floor(one.block / BLOCKS_TOGETHER) + 1;
  const [last] = isPaged ? [] : (await plans.blocks(reader, space, id)).slice(-1);
  const sheets = isPaged ? document.pages : sheetOf(last ?? { page: 0, block: 0 });
  const sheet = pageIn(query, sheets);
  const blocks = isPaged
    ? await plans.pageBlocks(reader, space, id, sheet)
    : await plans.blocks(reader, space, id, (sheet - 1) * BLOCKS_TOGETHER, BLOCKS_TOGETHER);
  return {
    ...{ document, base, sheet, sheets, isPaged },
    marked: [...new Set(passages.map(sheetOf))].sort((a, b) => a - b),
    blocks: markedBlocks(blocks, passages),
  };
}

/** Which measures an address asks for. */
export function chosenMeasures(measures: readonly StoredMeasure[], query: URLSearchParams): readonly StoredMeasure[] {
  const words = (query.get('words') ?? '').slice(0, 200).toLocaleLowerCase();
  const onMigration = query.get('on') === 'migration';
  return measures.filter(
    ({ themes, text, code, body, indicator }) =>
      (!onMigration || themes.length > 0) &&
      (words === '' || [text, code, body, indicator].some((each) => each?.toLocaleLowerCase().includes(words))),
  );
}

/** Measures of a document that an address asks for, a page of them. */
export async function measuresOf({ reader, document, base }: ShownDocument, query: URLSearchParams) {
  const { measures } = await workbench().spaces.plans.read(reader, document.space, document.id);
  const chosen = chosenMeasures(measures, query);
  const pages = Math.ceil(chosen.length / MEASURES_TOGETHER);
  const page = pageIn(query, pages);
  return {
    ...{ document, base, pages, count: chosen.length, total: measures.length },
    choice: {
      on: query.get('on') === 'migration' ? 'migration' : '',
      words: (query.get('words') ?? '').slice(0, 200),
      page,
    },
    measures: chosen.slice((page - 1) * MEASURES_TOGETHER, page * MEASURES_TOGETHER),
  };
}

export async function goalsOf({ reader, document, base }: ShownDocument) {
  const { goals } = await workbench().spaces.plans.read(reader, document.space, document.id);
  return { document, base, goals };
}

/** A version of a document as a list shows it. */
export type DocumentVersion = Pick<StoredDocument, 'id' | 'title' | 'fromYear' | 'toYear'>;

/** Versions of the same document, the oldest first, itself among them; none where it stands alone. */
export function versionsOf(document: StoredDocument, all: readonly StoredDocument[]): readonly DocumentVersion[] {
  const byId = new Map(all.map((each) => [each.id, each]));
  const chain: StoredDocument[] = [];
  const seen = new Set<number>([document.id]);
  for (let before = byId.get(document.previous ?? 0); before && !seen.has(before.id); ) {
    seen.add(before.id);
    chain.unshift(before);
    before = byId.get(before.previous ?? 0);
  }
  chain.push(document);
  for (let i = 0; i < chain.length; i += 1) {
    const later = all.filter(({ id, previous }) => previous === chain[i]?.id && !seen.has(id));
    for (const each of later) seen.add(each.id);
    chain.push(...later);
  }
  return chain.length === 1 ? [] : chain.map(({ id, title, fromYear, toYear }) => ({ id, title, fromYear, toYear }));
}
