/**
 * Draws which part may import which, from layers.json, into ARCHITECTURE.md.
 *
 *     node scripts/architecture-diagram.ts
 *
 * The same file gives dependency-cruiser its rules, so the picture cannot say anything else than what is checked.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import layers from '../layers.json' with { type: 'json' };

/** Each part of the tree with the parts it may import. */
export type Layers = Readonly<Record<string, readonly string[]>>;

export const LAYERS: Layers = layers;

const BEGIN = '<!-- The lines up to the end mark are written by scripts/architecture-diagram.ts. -->';
const END = '<!-- end -->';

/** Whether a part can be reached from another by following arrows, one at least. */
function reaches(from: string, to: string, all: Layers): boolean {
  return (all[from] ?? []).some((next) => next === to || reaches(next, to, all));
}

/** The arrows of a part that no way over another of its arrows replaces. */
function directArrows(part: string, all: Layers): readonly string[] {
  const below = all[part] ?? [];
  return below.filter((target) => !below.some((other) => other !== target && reaches(other, target, all)));
}

const idOf = (part: string): string => part.replace('/', '_');
const nameOf = (part: string): string => part.replace(/^packages\//, '');

/** The diagram in Mermaid's language; an arrow that follows from others is left out. */
export function diagramOf(all: Layers): string {
  const boxes = Object.keys(all).map((part) => `  ${idOf(part)}["${nameOf(part)}"]`);
  const arrows = Object.keys(all).flatMap((part) =>
    directArrows(part, all).map((below) => `  ${idOf(part)} --> ${idOf(below)}`),
  );
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n');
}

/** A table of all that each part may import, from the top of the tree to its ground. */
export function tableOf(all: Layers): string {
  const rows = Object.entries(all)
    .reverse()
    .map(([part, below]) => `| ${nameOf(part)} | ${below.map(nameOf).join(', ') || 'nothing'} |`);
  return ['| part | may import |', '| --- | --- |', ...rows].join('\n');
}

/**
 * The text with the diagram and the table between its marks brought up to date.
 *
 * @throws Error when the text has no such marks
 */
export function withDiagram(text: string, all: Layers): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error('The marks for the diagram are missing.');
  const head = text.slice(0, begin + BEGIN.length);
  return `${head}\n\n${diagramOf(all)}\n\n${tableOf(all)}\n\n${text.slice(end)}`;
}

if (import.meta.main) {
  const page = new URL('../ARCHITECTURE.md', import.meta.url);
  writeFileSync(page, withDiagram(readFileSync(page, 'utf8'), LAYERS));
}
