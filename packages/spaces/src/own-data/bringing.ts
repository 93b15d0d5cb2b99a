import { bySeverity, type Finding, figuresAbout } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { addContribution, type FileToAdd } from '@sterna/store/own-data';
import { Refusal } from '../refusal.ts';
import { type BroughtFigure, checkFigures, type FigureCheckContext, isAbout, MOST_FIGURES } from './check-figures.ts';
import { type BroughtChanges, compareFigures } from './compare-figures.ts';
import { contributionFile, fileToKeep, hasRoom, MOST_KEPT } from './contribution-file.ts';
import type { Draft } from './drafts.ts';
import { firstReading } from './first-reading.ts';
import { readGrid } from './grid.ts';
import type { OwnData, OwnDataPlace } from './own-data.ts';
import { isOfCatalogue, type OwnDataRoom } from './own-data-room.ts';
import type { ContributionDetails, DraftView } from './own-data-views.ts';

type Bringing = Pick<
  OwnData,
  | 'standing'
  | 'takeFile'
  | 'takeAgain'
  | 'drafts'
  | 'draft'
  | 'view'
  | 'readOtherwise'
  | 'discard'
  | 'bringFile'
  | 'checkGrid'
  | 'bringGrid'
>;

/** Bringing figures: by file, looked at before it is sent, or by a grid. */
export function bringingOf(room: OwnDataRoom): Bringing {
  const owner = (actor: Actor, space: OwnDataPlace) => ({ account: actor.account, space: space.id });
  const bring = (
    actor: Actor,
    space: OwnDataPlace,
    details: ContributionDetails,
    file: FileToAdd | null,
    figures: readonly BroughtFigure[],
  ): Promise<number> => {
    const checked = checkedDetails(details);
    if (figures.length === 0) throw new Refusal('invalid', 'There is no figure to bring.', [nothingToBring()]);
    return room.act(actor, (session) => addContribution(session, { space: space.id, ...checked, file }, figures));
  };
  return {
    standing: async (actor, space) => {
      try {
        const { place, bringable } = await room.bringing(actor, space);
        return { place, bringable: [...bringable].filter(isOfCatalogue) };
      } catch (error) {
        if (error instanceof Refusal) return { place: space.place, bringable: [] };
        throw error;
      }
    },
    takeFile: async (actor, space, file) => {
      const { place, listed } = await room.bringing(actor, space);
      const draft = await room.drafts.take(owner(actor, space), file);
      const { path } = await room.drafts.find(owner(actor, space), draft.id);
      return describe(room, draft, path, { place, listed: listed ?? [] });
    },
    takeAgain: async (actor, space, contribution) => {
      const { place, listed } = await room.bringing(actor, space);
      const { name, bytes, reading } = await contributionFile(room, actor, space, contribution);
      const draft = await room.drafts.takeBytes(owner(actor, space), { name, bytes });
      const { path } = await room.drafts.find(owner(actor, space), draft.id);
      const isTold = Object.keys(reading).length > 0;
      return isTold
        ? room.drafts.change(draft, reading, 'told')
        : describe(room, draft, path, { place, listed: listed ?? [] });
    },
    drafts: (actor, space) => room.drafts.list(owner(actor, space)),
    draft: (actor, space, id) => room.drafts.find(owner(actor, space), id),
    view: (actor, space, id) => viewDraft(room, actor, space, id),
    readOtherwise: async (actor, space, id, options) => {
      const draft = await room.drafts.find(owner(actor, space), id);
      await room.drafts.change(draft, options, 'told');
    },
    discard: async (actor, space, id) => {
      await room.drafts.find(owner(actor, space), id);
      await room.drafts.drop(id);
    },
    bringFile: async (actor, space, id, details) => {
      const { draft, figures, findings } = await viewDraft(room, actor, space, id);
      if (findings.some(({ rule }) => WHOLE.has(rule))) throw new Refusal('invalid', 'Too much at once.', findings);
      const { path } = await room.drafts.find(owner(actor, space), id);
      const number = await bring(actor, space, details, await fileToKeep(draft, path), figures);
      await room.drafts.drop(id);
      return number;
    },
    checkGrid: async (actor, space, shape, cells, language) => {
      const checked = readGrid(shape, cells, await room.bringing(actor, space, shape.indicators), language);
      return { ...checked, changes: await changesOf(room, actor, space, checked.figures) };
    },
    bringGrid: async (actor, space, shape, cells, language, details) => {
      const { figures, findings } = readGrid(
        shape,
        cells,
        await room.bringing(actor, space, shape.indicators),
        language,
      );
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new Refusal('invalid', 'Cells of the grid cannot be taken.', errors);
      return bring(actor, space, details, null, figures);
    },
  };
}

/** Notes with a draft what it can be read by. */
async function describe(
  room: OwnDataRoom,
  draft: Draft,
  path: string,
  { place, listed }: Required<Pick<FigureCheckContext, 'place' | 'listed'>>,
): Promise<Draft> {
  const first = await firstReading(path, place, listed);
  const options = first.kind === 'proposed' ? { mapping: first.mapping } : {};
  return first.kind === 'known' ? draft : room.drafts.change(draft, options, first.kind);
}

/** What figures would change in a space. */
export async function changesOf(
  room: OwnDataRoom,
  actor: Actor,
  space: OwnDataPlace,
  figures: readonly BroughtFigure[],
): Promise<BroughtChanges> {
  const { place } = space;
  if (place === null) return { added: figures.length, changed: 0, same: 0, largest: [] };
  const own = room.evidenceFor(actor, space.id);
  const inForce = { figures: own.about(place), releases: await own.releases() };
  const { below } = await room.scope(actor, space);
  const base = await room.baseOf(actor, space.id);
  return compareFigures(figures, place, inForce, figuresAbout(place, base), below);
}

/** What keeps a file out as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['too-many-figures', 'files-full']);

async function viewDraft(room: OwnDataRoom, actor: Actor, space: OwnDataPlace, id: string): Promise<DraftView> {
  const { path, ...draft } = await room.drafts.find({ account: actor.account, space: space.id }, id);
  const place = space.place ?? '';
  const { below, listed } = await room.scope(actor, space);
  const read = await room.remembered(`${id} ${JSON.stringify(draft.options)} ${listed.length}`, () =>
    room.evidence.readObservations(path, {
      ...draft.options,
      name: draft.name,
      places: listed,
      wanted: (one) => isAbout(place, one, below),
      // Missing ones are left out afterwards; a table may hold many.
      most: MOST_FIGURES * 5,
    }),
  );
  const missing = read.observations.filter(({ value }) => value === null).length;
  const codes = [...new Set(read.observations.map(({ indicator }) => indicator))];
  const context = await room.bringing(actor, space, codes);
  const checked = checkFigures(read.observations, context);
  const isTooMany = checked.figures.length > MOST_FIGURES || read.isCut;
  const isFull = !(await hasRoom(room, actor, space, draft.size));
  const figures = isTooMany || isFull ? [] : checked.figures;
  const said = [...read.findings.map(forMembers), ...checked.findings];
  const isSilent = figures.length === 0 && !isTooMany && !isFull && !said.some(({ severity }) => severity === 'error');
  const ofFile = [
    ...said,
    ...(isTooMany ? [tooMany(checked.figures.length)] : []),
    ...(isFull ? [filesFull()] : []),
    ...(missing > 0 ? [leftOut(missing)] : []),
    ...elsewhereIn(read.count - read.observations.length, read.isCut),
    ...(isSilent ? [nothingToBring()] : []),
  ];
  return {
    draft,
    read,
    figures,
    findings: bySeverity(ofFile),
    changes: await changesOf(room, actor, space, figures),
    elsewhere: read.isCut ? 0 : read.count - read.observations.length,
    missing,
  };
}

/** What a reader says to those who import public data is said otherwise to those who bring their own. */
function forMembers(finding: Finding): Finding {
  if (finding.rule !== 'unrecognised-layout' || finding.message.includes('headings is missing')) return finding;
  const message = 'The columns of this table are not known yet. Say what each of them is.';
  return { rule: 'columns-untold', severity: 'error', message, where: '' };
}

function tooMany(count: number): Finding {
  const message = `The file has ${count} figures of this space, and ${MOST_FIGURES} at most come in together. Leave out years or indicators, or bring it in several files.`;
  return { rule: 'too-many-figures', severity: 'error', message, where: '' };
}

function filesFull(): Finding {
  const message = `The space keeps ${MOST_KEPT / 2 ** 20} MB of files, and this one has no room left among them. Enter its figures by hand, or bring a file that holds nothing else.`;
  return { rule: 'files-full', severity: 'error', message, where: '' };
}

function leftOut(count: number): Finding {
  const message = `Cells that are empty or stated as missing, and are not brought: ${count}.`;
  return { rule: 'missing-not-brought', severity: 'info', message, where: '' };
}

function elsewhereIn(count: number, isCut: boolean): readonly Finding[] {
  if (count === 0 || isCut) return [];
  const message = `Figures of other places, which are not brought: ${count}.`;
  return [{ rule: 'other-places', severity: 'info', message, where: '' }];
}

function nothingToBring(): Finding {
  const message = 'There is no figure that could be brought. Mend what is said below, or choose another file.';
  return { rule: 'nothing-to-bring', severity: 'error', message, where: '' };
}

/** The fields of a contribution that cannot be taken, by name, stand as rules of the findings. */
function checkedDetails(details: ContributionDetails): ContributionDetails {
  const clean = {
    title: oneLine(details.title),
    publisher: oneLine(details.publisher),
    dated: details.dated.trim(),
    remark: details.remark.trim(),
  };
  const wrong: string[] = [];
  if (clean.title === '' || clean.title.length > 300) wrong.push('title');
  if (clean.publisher.length > 300) wrong.push('publisher');
  if (!isDate(clean.dated)) wrong.push('dated');
  if (clean.remark.length > 4000) wrong.push('remark');
  if (wrong.length === 0) return clean;
  const findings = wrong.map((rule): Finding => ({ rule, severity: 'error', message: '', where: rule }));
  throw new Refusal('invalid', `Fields cannot be taken: ${wrong.join(', ')}.`, findings);
}

/** What would break out of a line, or turn its direction, has no place in a title. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
}

function isDate(dated: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(dated)) return false;
  const year = Number(dated.slice(0, 4));
  const day = new Date(`${dated.padEnd(10, '-01')}T00:00:00Z`);
  return year >= 1800 && year <= 2200 && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(dated);
}
