import { readFileSync } from 'node:fs';
import { readDocument, reviewDocument } from '@sterna/review';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Aim, type Benchmark, compare, type Measurement, summarise, timeInTurn } from './measurement.ts';
import { DOCUMENTS, hasDocuments } from './review/labelled-units.ts';
import { type Scores, scoreDocuments, scoreSentences } from './review/scores.ts';
import { judgeTargets, scoreTargets } from './review/target-scores.ts';

const PLAN = 'guinea-dsrp-iii-2013-2015-fr.pdf';
const ROUNDS = 3;
/** Times the extraction of text alone that a whole review may take. */
const SLOWEST: Aim = { atMost: 3 };
const RELEVANCE: Aim = { atLeast: 95 };
const THEMES: Aim = { atLeast: 80 };

const share = (what: string, value: number, aim?: Aim): Measurement => ({
  ...summarise(what, '%', [value * 100]),
  ...(aim && { aim }),
});

/** F1 of relevance and of themes, each beside that of a search for keywords. */
function scoreRows(
  where: string,
  own: Scores,
  keywords: Scores,
  aims: { relevance?: Aim; themes?: Aim } = {},
): readonly Measurement[] {
  const baseline = share(`${where}: concerns migration, keywords`, keywords.relevance.f1);
  const themesBaseline = share(`${where}: themes, mean, keywords`, keywords.macro);
  return [
    baseline,
    compare(share(`${where}: concerns migration`, own.relevance.f1, aims.relevance), baseline),
    themesBaseline,
    compare(share(`${where}: themes, mean`, own.macro, aims.themes), themesBaseline),
    ...(own.depth === undefined ? [] : [share(`${where}: depth within one step`, own.depth)]),
  ];
}

/** Recall and precision of the targets found in a plan nobody looked at while words were chosen, beside those of titles. */
async function targetRows(): Promise<readonly Measurement[]> {
  const judged = await judgeTargets('liberia');
  const own = scoreTargets(judged);
  const titles = scoreTargets(judged, ({ isFoundByTitle }) => isFoundByTitle);
  const recallOfTitles = share('targets: recall, words of their titles', titles.recall);
  const precisionOfTitles = share('targets: precision, words of their titles', titles.precision);
  return [
    recallOfTitles,
    compare(share('targets: recall', own.recall), recallOfTitles),
    precisionOfTitles,
    compare(share('targets: precision', own.precision), precisionOfTitles),
  ];
}

/** Reads the text of all pages and does nothing with it. */
async function extract(bytes: Uint8Array): Promise<void> {
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  for (let page = 1; page <= pdf.numPages; page += 1) await (await pdf.getPage(page)).getTextContent();
  await pdf.loadingTask.destroy();
}

/** Whether a plan is read rightly, and how fast. */
export const review: Benchmark = {
  name: 'review',
  title:
    'Reading policy documents: F1 on labelled documents nobody looked at while concepts were written, on the sentences of the conformance set, which were, and time',
  measure: async () => {
    const sentences = scoreSentences('untouched');
    const rows = [...scoreRows('sentences', sentences.own, sentences.keywords)];
    if (!hasDocuments()) return rows;
    const documents = await scoreDocuments('untouched');
    rows.push(...scoreRows('documents', documents.own, documents.keywords, { relevance: RELEVANCE, themes: THEMES }));
    rows.push(...(await targetRows()));
    const bytes = readFileSync(new URL(PLAN, DOCUMENTS));
    const [alone, whole] = await timeInTurn(ROUNDS, [
      { what: 'text of a PDF of 168 pages, extracted by pdfjs', work: () => extract(bytes) },
      { what: 'the same PDF, reviewed', work: async () => reviewDocument(await readDocument(bytes)) },
    ]);
    return [...rows, alone, compare(whole, alone, SLOWEST)];
  },
};
