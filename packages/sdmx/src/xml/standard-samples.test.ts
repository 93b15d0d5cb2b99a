import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FlatObservation, flatObservations } from '../flat.ts';
import type { Message, ReadMessageOptions } from '../model/message.ts';
import type { Structure } from '../model/structure.ts';
import { sourceOf } from './messages-for-tests.ts';
import { readXmlMessage } from './read-xml-message.ts';

const SAMPLES = join(import.meta.dirname, '../../../../../shared/data/sdmx/sdmx-ml-2.1-samples');

async function read(file: string, options?: ReadMessageOptions): Promise<Message> {
  return readXmlMessage(sourceOf(corrected(readFileSync(join(SAMPLES, file), 'utf8'), file)), options);
}

/** The samples have slips of the pen: two digits of a value exchanged, a month twice, a structure under two ids. */
function corrected(text: string, file: string): string {
  if (file.endsWith('_full.xml')) return text.replaceAll('ECB_EXR_CG', 'ECB_EXR_RG');
  if (!/generic\/.*_xs\.xml$/.test(file)) return text;
  const months = ['2010-08', '2010-09', '2010-10'];
  return text
    .replaceAll('value="1.3809"', 'value="1.3089"')
    .replace(/value="2010-\d\d" id="TIME_PERIOD"/g, () => `value="${months.shift()}" id="TIME_PERIOD"`);
}

/** Observations in an order of their own, each with its keys sorted, so that views can be compared. */
async function flat(file: string, structures?: readonly Structure[]): Promise<readonly string[]> {
  const message = await read(file, structures ? { structures } : {});
  if (message.kind !== 'data') throw new Error(`${file} holds no data`);
  const observations: string[] = [];
  for await (const batch of flatObservations(message.records)) observations.push(...batch.map(asText));
  // Two samples misspell CURRENCY at their observations.
  const expected = ['structure-unknown', 'component-name'];
  expect(message.findings.filter(({ rule }) => !expected.includes(rule))).toEqual([]);
  return observations.sort();
}

function asText({ dimensions, measures, attributes }: FlatObservation): string {
  const sorted = (values: object): unknown => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(dimensions), sorted(measures), sorted(attributes)]);
}

describe.skipIf(!existsSync(SAMPLES))("the standard's own samples of SDMX-ML 2.1", () => {
  it.each(['ng', 'rg', 'sg'])(
    'say the same of the %s structure in every layout and view, with the structure and without',
    async (name) => {
      const folder = `exr/ecb_exr_${name}`;
      const structures = await read(`${folder}/ecb_exr_${name}_full.xml`);
      if (structures.kind !== 'structures') throw new Error('no structures');
      const files = ['generic', 'structured'].flatMap((layout) =>
        readdirSync(join(SAMPLES, folder, layout))
          .filter((file) => file.endsWith('.xml'))
          .map((file) => `${folder}/${layout}/${file}`),
      );
      expect(files.length).toBeGreaterThan(6);
      const expected = await flat(`${folder}/generic/ecb_exr_${name}_flat.xml`);
      expect(expected).toHaveLength(12);
      for (const file of files) {
        expect(await flat(file, structures.structures), file).toEqual(expected);
        expect(await flat(file), file).toEqual(expected);
      }
    },
  );

  it('have the codes of explicit measures as values of the measure dimension', async () => {
    const structures = await read('demography/demography.xml');
    if (structures.kind !== 'structures') throw new Error('no structures');
    const observations = await flat('demography/demography_xs.xml', structures.structures);
    expect(observations).toHaveLength(60);
    expect(observations.filter((each) => each.includes('["DEMO","LBIRTHST"]'))).not.toEqual([]);
    expect(observations.every((each) => each.includes('["DEMO","'))).toBe(true);
  });

  describe('as structures', () => {
    let structures: readonly Structure[] = [];
    beforeAll(async () => {
      const message = await read('exr/ecb_exr_rg/ecb_exr_rg_full.xml');
      if (message.kind === 'structures') ({ structures } = message);
    });

    it('have dimensions in order, groups, and what attributes are attached to', () => {
      const structure = structures.find((each) => each.kind === 'datastructure');
      if (structure?.kind !== 'datastructure') throw new Error('no data structure');
      expect(structure.dimensions.map(({ id }) => id)).toEqual([
        'FREQ',
        'CURRENCY',
        'CURRENCY_DENOM',
        'EXR_TYPE',
        'EXR_VAR',
        'TIME_PERIOD',
      ]);
      expect(structure.groups.map(({ id, dimensions }) => [id, dimensions.length])).toEqual([
        ['SiblingGroup', 4],
        ['RateGroup', 2],
      ]);
      const relationship = structure.attributes.find(({ id }) => id === 'TITLE')?.relationship;
      expect(relationship).toEqual({ kind: 'group', group: 'SiblingGroup' });
      expect(structure.measures.map(({ id }) => id)).toEqual(['OBS_VALUE']);
    });

    it('have codes with names', () => {
      const list = structures.find(({ id }) => id === 'CL_FREQ');
      if (list?.kind !== 'codelist') throw new Error('no codelist');
      expect(list.items.find(({ id }) => id === 'A')?.name['en']).toBe('Annual');
    });
  });

  it('are structures, queries and reference metadata in the other files, none of them refused', async () => {
    const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'));
    const kinds = await Promise.all(files.map(async (file) => (await read(file)).kind));
    expect(
      Object.fromEntries(
        ['data', 'structures', 'other', 'error'].map((kind) => [kind, kinds.filter((each) => each === kind).length]),
      ),
    ).toEqual({
      data: 25,
      structures: 15,
      other: 7,
      error: 0,
    });
  });
});
