import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flatMessage } from './flat.ts';
import type { ComponentValues, DimensionValues } from './model/data.ts';
import { type Message, type MessageFinding, type MessageSource, SdmxError } from './model/message.ts';
import type { Structure } from './model/structure.ts';
import { readMessage } from './read-message.ts';

/** See conformance/sdmx/README.md for what folders and names say. */
const SAMPLES = new URL('../../../conformance/sdmx/', import.meta.url);
const STRUCTURES = parsed('structures.json') as readonly Structure[];

interface Expected {
  readonly key: DimensionValues;
  readonly measures: ComponentValues;
  readonly attributes: ComponentValues;
}

function parsed(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, SAMPLES), 'utf8'));
}

function samplesIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, SAMPLES), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|json|xml)$/.test(name) && !name.endsWith('.expected.json'))
    .toSorted()
    .map((name) => `${folder}${name}`);
}

function sourceOf(path: string): MessageSource {
  return {
    open: async () =>
      (async function* () {
        yield readFileSync(new URL(path, SAMPLES));
      })(),
  };
}

function expectationOf(path: string): readonly Expected[] | undefined {
  const own = path.replace(/\.\w+$/, '.expected.json');
  if (existsSync(new URL(own, SAMPLES))) return parsed(own) as readonly Expected[];
  return path.startsWith('invalid/') ? undefined : (parsed('expected.json') as readonly Expected[]);
}

/** The order of observations and members says nothing. */
function comparable(observations: readonly Expected[]): readonly string[] {
  const ordered = (values: ComponentValues): unknown => Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return observations
    .map(({ key, measures, attributes }) => JSON.stringify([ordered(key), ordered(measures), ordered(attributes)]))
    .toSorted();
}

interface Read {
  readonly message: Message;
  readonly observations: readonly Expected[];
  readonly findings: readonly MessageFinding[];
}

async function read(path: string, structures: readonly Structure[]): Promise<Read> {
  const { message, observations: found } = await flatMessage(sourceOf(path), { structures });
  const observations: Expected[] = [];
  for await (const batch of found ?? []) {
    for (const { dimensions: key, measures, attributes } of batch) observations.push({ key, measures, attributes });
  }
  return { message, observations, findings: message.kind === 'data' ? message.findings : [] };
}

const ruleOf = (path: string): string => path.split('/').at(-1)?.split('.')[0] ?? '';
const WAYS: readonly (readonly [string, readonly Structure[]])[] = [
  ['without the structure', []],
  ['with the structure', STRUCTURES],
];
const byKey = (structures: readonly Structure[]): readonly Structure[] =>
  structures.toSorted((a, b) => `${a.kind} ${a.id}`.localeCompare(`${b.kind} ${b.id}`));

describe('samples by the standard', () => {
  for (const path of samplesIn('valid/')) {
    const [, folder = ''] = path.split('/');
    if (folder.startsWith('structures-')) {
      it(`are read as the structures they hold: ${path}`, async () => {
        const message = await readMessage(sourceOf(path));
        if (message.kind !== 'structures') throw new Error(`read as ${message.kind}`);
        expect(message.format).toBe(folder.slice('structures-'.length));
        expect(byKey(message.structures)).toEqual(byKey(STRUCTURES));
      });
    } else if (folder.startsWith('errors-')) {
      it(`are read as errors: ${path}`, async () => {
        const message = await readMessage(sourceOf(path));
        expect(message.kind === 'error' ? message.errors.length : 0).toBeGreaterThan(0);
      });
    } else {
      it.each(WAYS)(`are read without findings, %s: ${path}`, async (_, structures) => {
        const { message, observations, findings } = await read(path, structures);
        expect(message.kind === 'data' && message.format).toBe(folder);
        expect(comparable(observations)).toEqual(comparable(expectationOf(path) ?? []));
        // Without the structure, XML says by what rule dimensions and attributes were told apart.
        expect(findings.filter(({ rule }) => rule !== 'structure-unknown')).toEqual([]);
      });
    }
  }
});

describe('samples that leave the standard but are clear', () => {
  for (const path of samplesIn('deviating/')) {
    it.each(WAYS)(`are read with a finding, %s: ${path}`, async (_, structures) => {
      const { observations, findings } = await read(path, structures);
      expect(comparable(observations)).toEqual(comparable(expectationOf(path) ?? []));
      expect(findings.map(({ rule }) => rule)).toContain(ruleOf(path));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  }
});

describe('samples that are refused, whole or in part', () => {
  for (const path of samplesIn('invalid/')) {
    const expected = expectationOf(path);
    if (expected) {
      it.each(WAYS)(`are read but for what is wrong, %s: ${path}`, async (_, structures) => {
        const { observations, findings } = await read(path, structures);
        expect(comparable(observations)).toEqual(comparable(expected));
        expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toContain(ruleOf(path));
      });
    } else {
      it(`are refused with the reason: ${path}`, async () => {
        const error = await read(path, []).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(SdmxError);
        expect((error as SdmxError).code).toBe(ruleOf(path));
      });
    }
  }
});
