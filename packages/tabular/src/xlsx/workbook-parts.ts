import type { ReadLimits } from '../table.ts';
import { UnreadableFileError } from '../table.ts';
import type { Archive, Member } from '../zip/archive.ts';
import { isDateFormat, isPercentFormat } from './dates.ts';
import { readWholeXml } from './xml-stream.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly member: Member;
}

/** What the sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly strings: Member | undefined;
  readonly styles: Member | undefined;
  readonly from1904: boolean;
}

interface Relation {
  readonly kind: string;
  readonly target: string;
}

function resolvePath(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

export function findMember(archive: Archive, path: string): Member | undefined {
  const lower = path.toLowerCase();
  return (
    archive.members.find(({ name }) => name === path) ??
    archive.members.find(({ name }) => name.toLowerCase() === lower)
  );
}

async function relationsOf(archive: Archive, path: string): Promise<Map<string, Relation>> {
  const slash = path.lastIndexOf('/') + 1;
  const member = findMember(archive, `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`);
  const relations = new Map<string, Relation>();
  if (member === undefined) return relations;
  await readWholeXml(member, member.name, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const kind = attributes['Type']?.split('/').at(-1) ?? '';
      relations.set(attributes['Id'] ?? '', { kind, target: resolvePath(path, attributes['Target'] ?? '') });
    },
  });
  return relations;
}

/** Finds the workbook's sheets, in the order it lists them, hidden ones too, and the parts they share. */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const roots = await relationsOf(archive, '');
  const main = [...roots.values()].find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = findMember(archive, main);
  if (workbook === undefined) {
    throw new UnreadableFileError('damaged-archive', 'The workbook has no list of sheets. Save it anew.', main);
  }
  const relations = await relationsOf(archive, workbook.name);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readWholeXml(workbook, workbook.name, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const relation = relations.get(id);
      const member = relation?.kind === 'worksheet' ? findMember(archive, relation.target) : undefined;
      if (member !== undefined) sheets.push({ name: attributes['name'] ?? '', member });
    },
  });
  const partOf = (kind: string): Member | undefined => {
    const target = [...relations.values()].find((relation) => relation.kind === kind)?.target;
    return target === undefined ? undefined : findMember(archive, target);
  };
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 };
}

/** Texts that a workbook may share between its cells. */
const MOST_STRINGS = 10_000_000;

/** Reads the texts that cells refer to by number. Readings for East Asian texts (`rPh`) are left out. */
export async function readSharedStrings(member: Member, limits: ReadLimits): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await readWholeXml(member, member.name, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !inReading;
      else if (name === 'rPh') inReading = true;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        if (strings.length >= MOST_STRINGS) {
          throw new UnreadableFileError(
            'too-large',
            `The workbook has more than the ${MOST_STRINGS} texts that are read.`,
          );
        }
        if (text.length > limits.cellCharacters) {
          throw new UnreadableFileError('too-large', `A cell has ${text.length} characters, more than are read.`);
        }
        strings.push(unescapeControls(text));
      }
    },
  });
  return strings;
}

/** Undoes Excel's way of writing characters that XML cannot hold: `_x000D_`. */
export function unescapeControls(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** How a style shows numbers, where that changes what a person reads. */
export type NumberLook = 'date' | 'percent' | 'number';

/** Reads how the cell styles show numbers: index of the style → look. */
export async function readNumberStyles(member: Member): Promise<readonly NumberLook[]> {
  const formats = new Map<number, string>();
  const styles: NumberLook[] = [];
  let inCellFormats = false;
  await readWholeXml(member, member.name, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(lookOf(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function lookOf(id: number, code: string | undefined): NumberLook {
  if (isDateFormat(id, code)) return 'date';
  return isPercentFormat(id, code) ? 'percent' : 'number';
}
