/**
 * Scores the recogniser on the labelled sentences, and shows where it errs:
 *
 *     node benchmarks/review/score-sentences.ts [--half tuning|untouched] [--lang fr] [--theme remittances] [--errors]
 *
 * The sentences are a conformance set, written to hold the recogniser to hard cases: the concepts have been made with
 * both halves in view, so that neither is held out. What it finds on text nobody tuned on is measured on the labelled
 * documents (score-documents.ts). With `--errors` each sentence read otherwise than labelled is shown.
 */
import { parseArgs } from 'node:util';
import { readSentence } from '@sterna/review';
import { scoreSentences } from './scores.ts';
import { type Half, readSentences } from './sentences.ts';
import type { Score } from './tally.ts';

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'tuning' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    errors: { type: 'boolean', default: false },
  },
});

const half: Half = values.half === 'untouched' ? 'untouched' : 'tuning';
const sentences = readSentences(half).filter(({ language }) => values.lang === undefined || language === values.lang);

const percent = (share: number): string => `${(share * 100).toFixed(1)}`.padStart(6);
const line = (name: string, { precision, recall, f1, right, missed }: Score, baseline: Score): string =>
  `${name.padEnd(28)}${percent(precision)}${percent(recall)}${percent(f1)}   keywords${percent(baseline.f1)}   of ${right + missed}`;

const { own, keywords } = scoreSentences(half, values.lang);
console.log(`${sentences.length} sentences (${half})      precision, recall, F1`);
console.log(line('concerns migration', own.relevance, keywords.relevance));
for (const [theme, found] of own.themes) {
  if (values.theme === undefined || values.theme === theme)
    console.log(line(theme, found, keywords.themes.get(theme) ?? found));
}
console.log(`${'themes, mean F1'.padEnd(28)}${percent(own.macro)}   keywords${percent(keywords.macro)}`);

if (values.errors) {
  for (const sentence of sentences) {
    const said = readSentence(sentence.text, sentence.language);
    const { theme } = values;
    const extra = said.themes.filter((one) => !sentence.themes.includes(one));
    const missing = sentence.themes.filter((one) => !said.themes.includes(one));
    const isOff = said.isMigration !== sentence.migration;
    const concerned =
      theme === undefined
        ? isOff || extra.length + missing.length > 0
        : [...extra, ...missing].includes(theme) || (isOff && sentence.file === theme);
    if (!concerned) continue;
    const notes = [
      isOff ? (sentence.migration ? 'NOT SEEN' : 'SEEN') : '',
      extra.map((one) => `+${one}`).join(' '),
      missing.map((one) => `-${one}`).join(' '),
      said.passedOver.join('; '),
    ];
    console.log(
      `${sentence.language} ${sentence.file}: ${notes.filter((note) => note !== '').join(' | ')}\n    ${sentence.text}${sentence.why === undefined ? '' : `   [${sentence.why}]`}`,
    );
  }
}
