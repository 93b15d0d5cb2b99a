/**
 * Scores what is found of objectives, targets and actions on labelled places of real documents:
 *
 *     node benchmarks/review/score-measures.ts [--errors]
 *
 * A labelled measure is found where one on its page begins with its words, or bears its code; a found one answers for one
 * label. The parts (indicator, body, budget, period) are judged on those found.
 */
import { parseArgs } from 'node:util';
import { hasDocuments } from './labelled-units.ts';
import { PARTS, type PlaceScore, scoreMeasures } from './measure-scores.ts';

const { values } = parseArgs({ options: { errors: { type: 'boolean', default: false } } });
if (!hasDocuments()) {
  console.error('The labelled documents are not there: see conformance/review/documents/README.md.');
  process.exit(2);
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`.padStart(6);
const { places, recall, count, parts } = await scoreMeasures();

const line = ({ place, labelled, found, described, missed }: PlaceScore): string =>
  `${place.padEnd(44)} found ${`${described - missed.length}`.padStart(2)} of ${`${described}`.padStart(2)} described, ${`${found.length}`.padStart(3)} of ${labelled} counted`;
for (const place of places) {
  console.log(line(place));
  if (!values.errors) continue;
  for (const label of place.missed) console.log(`    missed: ${label}`);
  for (const wrong of place.wrongParts) console.log(`    part: ${wrong}`);
  for (const text of place.found) console.log(`      · ${text}`);
}
console.log(`described ones found ${percent(recall)}, counted ${percent(count)} of the labelled number`);
for (const part of PARTS) console.log(`${part.padEnd(10)} rightly present or absent ${percent(parts[part])}`);
