/**
 * Holds the targets found in assessed plans against what people found, goal by goal:
 *
 *     node benchmarks/review/score-targets.ts [--document namibia|liberia] [--errors]
 *
 * Words were tuned on Namibia only, so errors are shown of it alone.
 */
import { parseArgs } from 'node:util';
import { hasDocuments } from './labelled-units.ts';
import { type Assessed, byGoal, judgeTargets, scoreTargets, type TargetScore } from './target-scores.ts';

const { values } = parseArgs({
  options: { document: { type: 'string', default: 'namibia' }, errors: { type: 'boolean', default: false } },
});
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
