import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type FigureSource,
  type Finding,
  type PublisherIndicator,
  type SourceObservation,
  seriesId,
} from '@sterna/statistics';
import type { ComparedChange, Comparison, FindDerived, Store, StoredRelease } from '@sterna/store';
import { UnreadableFileError } from '@sterna/tabular';
import { bySeverity, derivedFigures, type ImportFileOptions, withStructures } from './import-file.ts';
import type { FigureChange, ImportChanges, ImportPreview, PreviewNames } from './preview.ts';
import type { FileReading } from './reading/file-reading.ts';
import { openForReading } from './reading/open-file.ts';
import { codesOf, namesOfThese, type StructureNames } from './reading/structure-names.ts';

export interface PreviewOptions extends ImportFileOptions {
  /** Figures derived from what is in force: a file may bring what was derived until then. */
  readonly figures?: FigureSource;
}

/** Reads a file as an import would and says what it is and what it would change; stores nothing. */
export async function previewFile(store: Store, path: string, options: PreviewOptions = {}): Promise<ImportPreview> {
  const { onProgress = () => {}, name = basename(path), place = 'sooner', signal, figures, ...how } = options;
  let read: FileReading | undefined;
  try {
    read = await openForReading(path, await withStructures(store, { ...how, name }), place, signal);
    return await previewOf(store, name, read, onProgress, figures);
  } catch (error) {
    // Damage deep in a file shows only while it is read.
    if (!(error instanceof UnreadableFileError)) throw error;
    const finding: Finding = { rule: error.code, severity: 'error', message: error.message, where: error.where };
    return { ...unread(name, read), size: read?.file?.size ?? (await stat(path)).size, findings: [finding] };
  } finally {
    await read?.close();
  }
}

/** What is said of a file of which nothing has been read, but for its name. */
export const NOTHING_READ: Omit<ImportPreview, 'file'> = {
  size: 0,
  sha256: '',
  releases: [],
  series: 0,
  observations: 0,
  missing: 0,
  rejectedRows: 0,
  findings: [],
  sample: [],
};

function unread(name: string, read: FileReading | undefined): ImportPreview {
  return { ...NOTHING_READ, file: name, ...read?.file };
}

async function previewOf(
  store: Store,
  name: string,
  read: FileReading,
  onProgress: (observations: number) => void,
  figures: FigureSource | undefined,
): Promise<ImportPreview> {
  const { file, reading } = read;
  if (!file || !reading) {
    const { findings } = read.end();
    const needs = needOf(findings);
    return { ...unread(name, read), findings: bySeverity(findings), ...(needs && { needs }) };
  }
  const comparison = await store.compareReading(file.sha256, reading, onProgress, figures && findDerivedIn(figures));
  const { releases, findings, rejectedRows, sample, names } = read.end();
  const { series, observations, missing, derived, already } = comparison;
  const structures = reading.structures?.length ?? 0;
  const shown = [...sample, ...comparison.largest.map(({ observation }) => observation)];
  return {
    ...unread(name, read),
    ...namesOf(shown, reading.indicators, names),
    reader: reading.reader,
    releases: releases.length > 0 ? releases : [reading.release],
    series,
    observations,
    missing,
    ...(structures > 0 && { structures }),
    rejectedRows,
    findings: bySeverity(derived > 0 ? [...findings, derivedFigures(derived)] : findings),
    ...(observations > 0 && { changes: await changesOf(store, comparison) }),
    sample,
    ...(already.length > 0 && { already: already.map(({ source, version }) => ({ source, version })) }),
  };
}

/** Names of what the figures shown are about. */
function namesOf(
  shown: readonly SourceObservation[],
  indicators: readonly PublisherIndicator[],
  names: StructureNames | undefined,
): { readonly names?: PreviewNames } {
  const codes = new Set(shown.map(({ indicator }) => indicator));
  const titled = indicators.filter(({ code, title }) => codes.has(code) && title !== '' && title !== code);
  const found = names && namesOfThese(names, codesOf(shown.map(({ dimensions }) => dimensions)));
  if (titled.length === 0 && !found) return {};
  const titles = Object.fromEntries(titled.map(({ code, title }) => [code, title]));
  return { names: { indicators: titles, dimensions: {}, codes: {}, ...found } };
}

/** What is derived now and shown, of an indicator and some places. */
function findDerivedIn(figures: FigureSource): FindDerived {
  return async (indicator, places) => {
    const found = await figures({ indicators: [indicator], places });
    const derived = found.filter(({ origin }) => origin.kind === 'derived');
    return new Map(derived.map((figure) => [`${seriesId(figure)}|${figure.period}`, figure.value]));
  };
}

/** What a person has to say before a file can be read, by what was found in it. */
export function needOf(findings: readonly Finding[]): ImportPreview['needs'] {
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

function changeOf({ beforeRelease, ...change }: ComparedChange, release: StoredRelease | undefined): FigureChange {
  const { id = beforeRelease, source = '', version = '' } = release ?? {};
  return { ...change, beforeRelease: { id, source, version } };
}
