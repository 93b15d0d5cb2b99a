import type { Document, Section } from '@sterna/document';
import { documentWords } from '@sterna/profile';
import { isolate, type Language } from '@sterna/vocabulary';
import { gapFindings, gapTable, scorecardChart, strongThemes, thresholdTable, unmeasuredThemes } from './gap-blocks.ts';
import { summaryOf, titleOf } from './report.ts';
import type { BlockAddress, GapView } from './result-views.ts';
import { resultWord } from './words.ts';

/** The evidence gap of some plans of a place as a document: all findings, ranked, and how they were found. */
export function assembleGap(view: GapView, address: BlockAddress, language: Language, today: string): Document {
  const place = view.place.name[language];
  const sections: Section[] = [
    { id: 'gaps', title: resultWord('topGaps', language), blocks: gapFindings(view, address, language) },
    { id: 'strong', title: resultWord('strong', language), blocks: strongThemes(view, address, language) },
    { id: 'scorecard', title: resultWord('scorecard', language), blocks: [scorecardChart(view, language)] },
    {
      id: 'method',
      title: resultWord('method', language),
      blocks: [
        { kind: 'paragraph' as const, content: [{ kind: 'text' as const, text: resultWord('methodText', language) }] },
        { kind: 'table' as const, table: gapTable(view, language) },
        { kind: 'table' as const, table: thresholdTable(language) },
      ],
    },
    { id: 'unmeasured', title: resultWord('unmeasured', language), blocks: unmeasuredThemes(view, language) },
  ]
    .filter(({ blocks }) => blocks.length > 0)
    .map((one, index) => ({ ...one, number: isolate(String(index + 1), language), sections: [] }));
  return {
    language,
    place: view.place.code,
    kicker: place,
    title: titleOf(view, language),
    summary: [{ kind: 'text', text: summaryOf(view, language) }],
    keyFigures: [],
    meta: view.documents.map(({ title }) => title),
    edited: today,
    sections,
    words: documentWords(language),
  };
}
