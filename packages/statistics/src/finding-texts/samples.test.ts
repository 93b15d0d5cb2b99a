import { readdirSync, readFileSync } from 'node:fs';
import { type MessageSource, readMessage, SdmxError } from '@sterna/sdmx';
import { openTabularFile } from '@sterna/tabular';
import { LANGUAGES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { checkMapping, checkMappingFits, proposeMapping } from '../mapping/index.ts';
import type { ReadOptions } from '../reader.ts';
import { readStatistics } from '../readers/index.ts';
import { findingIn } from './finding-text.ts';

const SAMPLES = new URL('../../../../conformance/', import.meta.url);
const pathOf = (name: string): string => new URL(name, SAMPLES).pathname;

function samplesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, SAMPLES), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.(?:csv|json|xml|xlsx|zip|xls|pdf|txt)$/.test(name) && !/\.(?:expected|mapping)\.json$|\.md$/.test(name),
      )
      .toSorted()
      .map((name) => `${folder}/${name}`),
  );
}

type Said = Pick<Finding, 'rule' | 'severity' | 'message' | 'where'>;

async function foundInFile(name: string, options: ReadOptions): Promise<readonly Said[]> {
  const opened = await readStatistics(pathOf(name), options);
  if (!('reading' in opened)) {
    await opened.file?.close();
    return opened.findings;
  }
  const thrown: Said[] = [];
  try {
    for await (const batch of opened.reading.batches) void batch;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'where' in error)) throw error;
    thrown.push({ rule: String(error.code), severity: 'error', message: error.message, where: String(error.where) });
  }
  await opened.file.close();
  return [...thrown, ...opened.reading.findings];
}

async function foundByMapping(name: string): Promise<readonly Said[]> {
  const json: unknown = JSON.parse(readFileSync(pathOf(name.replace(/\.csv$/, '.mapping.json')), 'utf8'));
  const { mapping, findings } = checkMapping(json);
  const file = await openTabularFile(pathOf(name));
  const proposed = (await proposeMapping(file)).findings;
  const misfits = mapping === undefined ? [] : await checkMappingFits(mapping, file);
  await file.close();
  return [...findings, ...proposed, ...misfits, ...(mapping === undefined ? [] : await foundInFile(name, { mapping }))];
}

async function foundInMessage(name: string): Promise<readonly Said[]> {
  const source: MessageSource = {
    open: async () =>
      (async function* () {
        yield readFileSync(pathOf(name));
      })(),
  };
  const found: Said[] = [];
  try {
    const message = await readMessage(source);
    if (message.kind !== 'data') return [];
    try {
      for await (const batch of message.records) void batch;
    } finally {
      found.push(...message.findings.map((finding) => ({ ...finding, where: '' })));
    }
  } catch (error) {
    if (!(error instanceof SdmxError)) throw error;
    found.push({ rule: error.code, severity: 'error', message: error.message, where: `line ${error.line ?? 1}` });
  }
  return found;
}

/** What messages quote may be English, and so may codes and formats; words like these are nobody's code. */
const ENGLISH_WORDS =
  /\b(?:the|this|that|which|with|is|are|was|were|has|have|been|not|there|write|give|given|its|their|row|column|sheet|line|file|left out|read as)\b/i;

function bare(text: string): string {
  return text
    .replace(/\u2068.*?\u2069/gs, '')
    .replace(/columns\[\d+\]\.\w+|sterna import .*? FILE/g, '')
    .replace(/«\u00a0.*?\u00a0»|«.*?»|"[^"]*"|\([^()]*\)/gs, '')
    .replace(/: .*$/s, (rest) => (/[;(]/.test(rest) ? '' : rest));
}

function expectRendered(found: readonly Said[]): void {
  for (const finding of found) {
    for (const language of LANGUAGES) {
      const said = findingIn(finding, language);
      expect(said.language, `${finding.rule}: ${finding.message}`).toBe(language);
      if (language === 'en') continue;
      expect(bare(said.message), said.message).not.toMatch(ENGLISH_WORDS);
      expect(said.where, said.where).not.toMatch(/\b(?:sheet|row|column|line) \S/);
    }
  }
}

describe('findings of the samples, in every language', () => {
  it.each(samplesIn('statistics/valid', 'statistics/invalid'))('%s', async (name) => {
    expectRendered(await foundInFile(name, {}));
  });

  it.each(samplesIn('mapping/valid', 'mapping/invalid'))('%s', async (name) => {
    expectRendered(await foundByMapping(name));
  });

  it.each(samplesIn('sdmx/valid', 'sdmx/deviating', 'sdmx/invalid'))('%s', async (name) => {
    expectRendered([...(await foundInMessage(name)), ...(await foundInFile(`${name}`, {}))]);
  });
});
