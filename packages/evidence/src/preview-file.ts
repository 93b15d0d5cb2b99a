import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding } from '@sterna/statistics';
import type { ComparedChange, Comparison, ImportedRelease, Store } from '@sterna/store';
import type { EncodedBatch, EncodedReading } from '@sterna/store/encoded';
import { UnreadableFileError } from '@sterna/tabular';
import { bySeverity, type ImportFileOptions, withStructures } from './import-file.ts';
import type { FigureChange, ImportChanges, ImportPreview } from './preview.ts';
import type { FileReading } from './reading/file-reading.ts';
import { openForReading } from './reading/open-file.ts';

export interface PreviewOptions extends ImportFileOptions {
  /** Gathers the names of sheets and members that figures are from. */
  readonly parts?: Set<string>;
}

/** Reads a file as an import would and says what it is and what it would change; stores nothing. */
export async function previewFile(store: Store, path: string, options: PreviewOptions = {}): Promise<ImportPreview> {
  const { onProgress = () => {}, name = basename(path), place = 'sooner', signal, parts, ...how } = options;
  let read: FileReading | undefined;
  try {
    read = await openForReading(path, await withStructures(store, how), place, signal);
    return await previewOf(store, name, parts ? notingParts(read, parts) : read, onProgress);
  } catch (error) {
    // Damage deep in a file shows only while it is read.
    if (!(error instanceof UnreadableFileError)) throw error;
    const finding: Finding = { rule: error.code, severity: 'error', message: error.message, where: error.where };
    return { ...unread(name, read), size: read?.file?.size ?? (await stat(path)).size, findings: [finding] };
  } finally {
    await read?.close();
  }
}

function notingParts(read: FileReading, parts: Set<string>): FileReading {
  const { reading } = read;
  if (!reading) return read;
  async function* batches(from: AsyncIterable<EncodedBatch>): AsyncGenerator<EncodedBatch, void, undefined> {
    for await (const batch of from) {
      for (const part of batch.newParts) if (part !== undefined) parts.add(part);
      yield batch;
    }
  }
  const noted = Object.defineProperty(Object.create(reading) as EncodedReading, 'batches', {
    value: batches(reading.batches),
  });
  return { ...read, reading: noted };
}

/** What is said of a file of which nothing could be read. */
function unread(name: string, read: FileReading | undefined): ImportPreview {
  return {
    file: name,
    size: 0,
    sha256: '',
    ...read?.file,
    releases: [],
    series: 0,
    observations: 0,
    rejectedRows: 0,
    findings: [],
    sample: [],
  };
}

async function previewOf(
  store: Store,
  name: string,
  read: FileReading,
  onProgress: (observations: number) => void,
): Promise<ImportPreview> {
  const { file, reading } = read;
  if (!file || !reading) {
    const { findings } = read.end();
    const needs = needOf(findings);
    return { ...unread(name, read), findings: bySeverity(findings), ...(needs && { needs }) };
  }
  const comparison = await store.compareReading(file.sha256, reading, onProgress);
  const { releases, findings, rejectedRows, sample } = read.end();
  const { series, observations, already } = comparison;
  const structures = reading.structures?.length ?? 0;
  return {
    ...unread(name, read),
    reader: reading.reader,
    releases: releases.length > 0 ? releases : [reading.release],
    series,
    observations,
    ...(structures > 0 && { structures }),
    rejectedRows,
    findings: bySeverity(findings),
    ...(observations > 0 && { changes: await changesOf(store, comparison) }),
    sample,
    ...(already.length > 0 && { already: already.map(({ source, version }) => ({ source, version })) }),
  };
}

function needOf(findings: readonly Finding[]): ImportPreview['needs'] {
  if (findings.some(({ rule }) => rule === 'unrecognised-layout')) return 'mapping';
  return findings.some(({ rule }) => rule === 'indicator-unknown') ? 'indicator' : undefined;
}

async function changesOf(store: Store, comparison: Comparison): Promise<ImportChanges> {
  const { added, changed, same, behind, conflicting, largest } = comparison;
  const releases = new Map((await store.releases()).map((release) => [release.id, release]));
  return {
    added,
    changed,
    same,
    behind,
    conflicting,
    largest: largest.map((change) => changeOf(change, releases.get(change.beforeRelease))),
  };
}

function changeOf({ beforeRelease, ...change }: ComparedChange, release: ImportedRelease | undefined): FigureChange {
  const { id = beforeRelease, source = '', version = '' } = release ?? {};
  return { ...change, beforeRelease: { id, source, version } };
}
