import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { type Benchmark, compare, timeInTurn } from './measurement.ts';
import { layOutMessage } from './sdmx-message.ts';
import { memoryOf, readToRecords } from './sdmx-reading.ts';

const ROUNDS = 12;
const OBSERVATIONS = 100_000;
const MANY = 1_000_000;
/** In kB: some batches. The file itself has 200 MB. */
const MOST_MEMORY = 2000;

/** Tokenising and nothing else: saxes with its usual options, handlers that do nothing, text decoded by the stream. */
async function tokenise(path: string): Promise<void> {
  const parser = new SaxesParser();
  for (const event of ['opentag', 'closetag', 'text'] as const) parser.on(event, () => {});
  for await (const chunk of createReadStream(path, 'utf8')) parser.write(chunk as string);
  parser.close();
}

/** SDMX-ML to records beside tokenising the same file, and the memory it takes. */
export const sdmx: Benchmark = {
  name: 'sdmx',
  title: `SDMX-ML of ${OBSERVATIONS.toLocaleString('en')} observations read to records`,
  async measure({ directory }) {
    const generic = await layOutMessage(directory, 'sdmx-ml-2.1-generic', 'TIME_PERIOD', OBSERVATIONS);
    const specific = await layOutMessage(directory, 'sdmx-ml-2.1-structure-specific', 'TIME_PERIOD', OBSERVATIONS);
    const flat = await layOutMessage(directory, 'sdmx-ml-2.1-structure-specific', 'AllDimensions', OBSERVATIONS);
    const [bareSpecific, readSpecific, bareFlat, readFlat, bareGeneric, readGeneric] = await timeInTurn(ROUNDS, [
      { what: 'structure-specific, series: saxes alone', work: () => tokenise(specific) },
      { what: 'structure-specific, series: to records', work: () => readToRecords(specific, OBSERVATIONS) },
      { what: 'structure-specific, flat: saxes alone', work: () => tokenise(flat) },
      { what: 'structure-specific, flat: to records', work: () => readToRecords(flat, OBSERVATIONS) },
      { what: 'generic, series: saxes alone', work: () => tokenise(generic) },
      { what: 'generic, series: to records', work: () => readToRecords(generic, OBSERVATIONS) },
    ]);
    const many = await layOutMessage(directory, 'sdmx-ml-2.1-structure-specific', 'AllDimensions', MANY);
    const few = await memoryOf('flat: most memory alive while reading', flat);
    const more = await memoryOf(`flat, ${MANY.toLocaleString('en')} observations: the same`, many);
    const aim = { atMost: 2 };
    return [
      bareSpecific,
      compare(readSpecific, bareSpecific, aim),
      bareFlat,
      compare(readFlat, bareFlat, aim),
      bareGeneric,
      compare(readGeneric, bareGeneric, aim),
      few,
      // Of nearly nothing, a ratio would say nothing.
      { ...more, aim: { atMost: MOST_MEMORY } },
    ];
  },
};
