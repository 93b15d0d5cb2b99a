import { STARTER_PLACES } from '@sterna/vocabulary';
import type { Document } from '../packages/document/src/index.ts';
import { assembleProfile } from '../packages/profile/src/index.ts';
import { renderCsv, renderDocx, renderPdf, renderXlsx, tablesOf } from '../packages/publish/src/index.ts';
import { type Benchmark, compare, inTurn, timeInTurn } from './measurement.ts';
import { openProfileEvidence, TODAY } from './profile-evidence.ts';
import { withoutCharts } from './without-charts.ts';

const ROUNDS = 22;
/** Countries are taken in turn and each in two languages, so that no compiler meets the same document again soon. */
const LANGUAGES = ['fr', 'ar'] as const;

/** A profile as PDF, DOCX and XLSX, the libraries warm. */
export const files: Benchmark = {
  name: 'files',
  title: 'A profile as a file, warm: eleven countries in turn, in French and Arabic',
  async measure(grounds) {
    const { evidence, close } = await openProfileEvidence(grounds);
    const documents: Document[] = [];
    for (const { code } of STARTER_PLACES) {
      for (const language of LANGUAGES) documents.push(await assembleProfile(code, language, evidence, TODAY));
    }
    await close();
    const plain = documents.map(withoutCharts);
    const [barePdf, pdf, bareDocx, docx, csv, xlsx] = await timeInTurn(ROUNDS, [
      // Half a turn away from the whole document, so that Typst finds nothing of the one in the other.
      { what: 'PDF without its charts', work: (round) => renderPdf(inTurn(plain, round + ROUNDS / 2)) },
      { what: 'PDF', work: (round) => renderPdf(inTurn(documents, round)) },
      { what: 'DOCX without its charts', work: (round) => renderDocx(inTurn(plain, round)) },
      { what: 'DOCX', work: (round) => renderDocx(inTurn(documents, round)) },
      { what: 'its tables as CSV', work: (round) => tablesOf(inTurn(documents, round)).map(renderCsv) },
      { what: 'XLSX', work: (round) => renderXlsx(inTurn(documents, round)) },
    ]);
    return [
      barePdf,
      compare({ ...pdf, aim: { atMost: 300 } }, barePdf),
      bareDocx,
      compare(docx, bareDocx),
      csv,
      compare(xlsx, csv),
    ];
  },
};
