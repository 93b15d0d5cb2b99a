/**
 * Holds the targets found in assessed plans against what people found, goal by goal:
 *
 *     node benchmarks/review/score-targets.ts [--document namibia|liberia] [--errors] [--sentences]
 *
 * With `--sentences` it reads the labelled sentences of conformance/review/targets and objectives instead, for which no
 * document is needed.
 */
import { parseArgs } from 'node:util';
import { type JudgedSentence, judgeSentences, type SentenceScore, scoreSentences } from './goal-sentences.ts';
import { hasDocuments } from './labelled-units.ts';
import { type Assessed, byGoal, judgeTargets, scoreTargets, type TargetScore } from './target-scores.ts';

const { values } = parseArgs({
  options: {
    document: { type: 'string', default: 'namibia' },
    errors: { type: 'boolean', default: false },
    sentences: { type: 'boolean', default: false },
  },
});
if (values.sentences) {
  await printSentences(values.errors);
  process.exit(0);
}
const document: Assessed = values.document === 'liberia' ? 'liberia' : 'namibia';
if (!hasDocuments()) {
  console.error('The assessed documents are not there: see conformance/review/documents/README.md.');
  process.exit(2);
}

const percent = (share: number): string => `${(share * 100).toFixed(0)}`.padStart(5);
const line = (name: string, own: TargetScore, titles: TargetScore): string =>
  `${name.padEnd(10)}${percent(own.recall)} of ${`${own.inText}`.padStart(2)}${percent(own.precision)} of ${`${own.found}`.padStart(3)}   titles${percent(titles.recall)}${percent(titles.precision)} of ${`${titles.found}`.padStart(3)}`;

const judged = await judgeTargets(document);
const byTitle = ({ isFoundByTitle }: (typeof judged)[number]): boolean => isFoundByTitle;
console.log(`${document}: recall of targets in the text, precision of those found; beside the words of their titles`);
for (const one of byGoal(judged))
  console.log(line(`goal ${one.goal}`, scoreTargets(one.judged), scoreTargets(one.judged, byTitle)));
console.log(line('all', scoreTargets(judged), scoreTargets(judged, byTitle)));

if (values.errors && document === 'namibia') {
  const codes = (what: readonly (typeof judged)[number][]): string => what.map(({ target }) => target).join(' ');
  console.log(`\nIn the text, not found: ${codes(judged.filter((one) => one.inText === true && !one.isFound))}`);
  console.log(`Found, not by people: ${codes(judged.filter((one) => one.isFound && one.addressed === 'no'))}`);
  console.log(`Not found, by people elsewhere: ${codes(judged.filter((one) => !one.isFound && one.inText === false))}`);
}

/** What is wrong of a sentence: labels that were missed, and codes found that it is not about. */
function faultsOf({ text, codes, also = [], not, found }: JudgedSentence): string | undefined {
  const missed = codes.filter((code) => !found.includes(code));
  const wrong = found.filter((code) => (not === undefined ? ![...codes, ...also].includes(code) : not.includes(code)));
  if (missed.length + wrong.length === 0) return undefined;
  return `  missed ${missed.join(' ') || '–'}, wrong ${wrong.join(' ') || '–'}: ${text}`;
}

async function printSentences(withErrors: boolean): Promise<void> {
  const share = (value: number): string => (value * 100).toFixed(0).padStart(4);
  const scores = ({ recall, precision, sprung, traps }: SentenceScore): string =>
    `recall${share(recall)} precision${share(precision)} traps sprung ${sprung} of ${traps}`;
  for (const kind of ['target', 'objective'] as const) {
    for (const language of ['fr', 'en', 'es'] as const) {
      const judged = await judgeSentences(kind, language);
      console.log(`${kind}s in ${language} (${judged.length} sentences): ${scores(scoreSentences(judged))}`);
      console.log(`${' '.repeat(14)}by their titles: ${scores(scoreSentences(judged, 'foundByTitle'))}`);
      if (withErrors) for (const fault of judged.map(faultsOf)) if (fault !== undefined) console.log(fault);
    }
  }
}
