/**
 * Scores the recogniser on the labelled pages and paragraphs of real documents, and shows where it errs:
 *
 *     node benchmarks/review/score-documents.ts [--half tuning|untouched] [--errors]
 *
 * Units read otherwise than labelled are shown only of the half that may be looked at.
 */
import { parseArgs } from 'node:util';
import { hasDocuments } from './labelled-units.ts';
import { scoreDocuments } from './scores.ts';
import type { Half } from './sentences.ts';
import type { Score } from './tally.ts';

const { values } = parseArgs({
  options: { half: { type: 'string', default: 'tuning' }, errors: { type: 'boolean', default: false } },
});
const half: Half = values.half === 'untouched' ? 'untouched' : 'tuning';
if (!hasDocuments()) {
  console.error('The labelled documents are not there: see conformance/review/documents/README.md.');
  process.exit(2);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}`.padStart(6);
const line = (name: string, { precision, recall, f1, right, missed }: Score, baseline?: Score): string =>
  `${name.padEnd(28)}${percent(precision)}${percent(recall)}${percent(f1)}   keywords${percent(baseline?.f1 ?? 0)}   of ${right + missed}`;

const { own, keywords, units } = await scoreDocuments(half);
console.log(`${units.length} units (${half})               precision, recall, F1`);
console.log(line('concerns migration', own.relevance, keywords.relevance));
for (const [theme, found] of own.themes) console.log(line(theme, found, keywords.themes.get(theme)));
console.log(`${'themes, mean F1'.padEnd(28)}${percent(own.macro)}   keywords${percent(keywords.macro)}`);
console.log(`${'depth within one step'.padEnd(28)}${percent(own.depth ?? 0)}`);

if (values.errors && half === 'tuning') {
  for (const { document, label, text, isMigration, themes } of units) {
    const wanted = label.themes.map(({ theme, depth }) => `${theme} ${depth}`).join(', ');
    const found = themes.map(({ theme, depth }) => `${theme} ${depth}`).join(', ');
    if (isMigration === label.migration && wanted === found) continue;
    const place = label.page === undefined ? `${label.from}–${label.to}` : `p. ${label.page}`;
    console.log(
      `\n${document} ${place}: labelled ${label.migration ? wanted || 'migration' : 'none'}; read ${isMigration ? found || 'migration' : 'none'}`,
    );
    if (label.page === undefined) console.log(`    ${text.replace(/\s+/g, ' ').slice(0, 500)}`);
  }
}
