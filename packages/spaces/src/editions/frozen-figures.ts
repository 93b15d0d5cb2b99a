import type { Block, Document, Inline, Section } from '@sterna/document';
import { type Figure, type FigureSource, figureKey, type ReleaseFacts } from '@sterna/statistics';
import type { FigureFile, SpaceEvidence } from './editions-room.ts';
import type { FrozenFigure, FrozenOrigin, FrozenRelease } from './published-views.ts';

/** Figures as they stand at one moment: asked for once, and remembered by their keys. */
export interface StilledEvidence extends SpaceEvidence {
  /** Every figure with a key that was found so far. */
  find(key: string): Figure | undefined;
}

/** Holds evidence still for the documents of one edition in all its languages. */
export function stillEvidence(evidence: SpaceEvidence): StilledEvidence {
  const sources = new Map<string, FigureSource>();
  const releases = evidence.releases();
  const found = new Map<string, Figure>();
  const policies = new Map<string, ReturnType<NonNullable<SpaceEvidence['policies']>>>();
  return {
    releases: () => releases,
    policies: (place) => {
      const listed = policies.get(place) ?? evidence.policies?.(place) ?? Promise.resolve([]);
      policies.set(place, listed);
      return listed;
    },
    files: (parts) => evidence.files(parts),
    version: () => evidence.version(),
    find: (key) => found.get(key),
    about: (place) => {
      const known = sources.get(place);
      if (known) return known;
      const source = evidence.about(place);
      const remembered: FigureSource = async (query) => {
        const figures = await source(query);
        for (const figure of figures) found.set(figureKey(figure), figure);
        return figures;
      };
      sources.set(place, remembered);
      return remembered;
    },
  };
}

/** Every figure that stands in a document, with its trace, by key. */
export async function freezeFigures(document: Document, evidence: StilledEvidence): Promise<readonly FrozenFigure[]> {
  const keys = [...new Set(tracesIn(document))].sort();
  const figures = keys.flatMap((key) => evidence.find(key) ?? []);
  const parts = new Set(figures.flatMap(({ origin }) => (origin.kind === 'observed' ? [origin.part] : [])));
  const [releases, files] = [await evidence.releases(), await evidence.files([...parts])];
  const ofFigure = new Map<Figure, ReadonlySet<number>>();
  return figures.map((figure) => frozenFigure(figure, releases, files, ofFigure));
}

function frozenFigure(
  figure: Figure,
  releases: ReadonlyMap<number, ReleaseFacts>,
  files: ReadonlyMap<number, FigureFile>,
  known: Map<Figure, ReadonlySet<number>>,
): FrozenFigure {
  const { value, unit, status, note } = figure;
  const origin = frozenOrigin(figure, releases, files, known);
  return { key: figureKey(figure), value, unit, status, ...(note !== undefined && { note }), origin };
}

function frozenOrigin(
  figure: Figure,
  releases: ReadonlyMap<number, ReleaseFacts>,
  files: ReadonlyMap<number, FigureFile>,
  known: Map<Figure, ReadonlySet<number>>,
): FrozenOrigin {
  const { origin } = figure;
  if (origin.kind === 'observed') {
    const file = files.get(origin.part) ?? { name: '', sha256: '' };
    return {
      kind: 'observed',
      release: frozenRelease(releases.get(origin.release)),
      file: file.name,
      sha256: file.sha256,
      ...(file.part !== undefined && { part: file.part }),
      row: origin.row,
      ...(origin.column !== undefined && { column: origin.column }),
    };
  }
  const inputs = new Map(origin.inputs.map((input) => [figureKey(input), input.value]));
  return {
    kind: 'derived',
    formula: origin.formula,
    inputs: [...inputs].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1)),
    releases: [...releasesUnder(figure, known)].sort((a, b) => a - b).map((id) => frozenRelease(releases.get(id))),
  };
}

function releasesUnder(figure: Figure, known: Map<Figure, ReadonlySet<number>>): ReadonlySet<number> {
  const before = known.get(figure);
  if (before) return before;
  const { origin } = figure;
  const all =
    origin.kind === 'observed'
      ? new Set([origin.release])
      : new Set(origin.inputs.flatMap((input) => [...releasesUnder(input, known)]));
  known.set(figure, all);
  return all;
}

function frozenRelease(release: ReleaseFacts | undefined): FrozenRelease {
  return { source: release?.source ?? '', version: release?.version ?? '', dated: release?.dated ?? '' };
}

/** Every trace in a document, in reading order. */
export function tracesIn(document: Document): readonly string[] {
  return [
    ...inlineTraces(document.summary),
    ...document.keyFigures.map(({ trace }) => trace),
    ...document.sections.flatMap(sectionTraces),
  ];
}

function sectionTraces(section: Section): readonly string[] {
  return [...section.blocks.flatMap(blockTraces), ...section.sections.flatMap(sectionTraces)];
}

function blockTraces(block: Block): readonly string[] {
  switch (block.kind) {
    case 'statement':
    case 'paragraph':
    case 'heading':
    case 'notice':
      return inlineTraces(block.content);
    case 'list':
      return block.items.flatMap(inlineTraces);
    case 'definitions':
      return block.items.flatMap(({ text }) => inlineTraces(text));
    case 'key-figures':
      return block.items.map(({ trace }) => trace);
    case 'chart':
    case 'table':
      return block.table.rows.flat().flatMap(({ trace }) => trace ?? []);
    case 'contribution':
      return block.blocks.flatMap(blockTraces);
  }
}

function inlineTraces(content: readonly Inline[]): readonly string[] {
  return content.flatMap((inline) => (inline.kind === 'figure' ? inline.trace : []));
}
