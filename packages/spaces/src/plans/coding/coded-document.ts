import { compareCodings, type DocumentCoding, type PassageCoding } from '@sterna/review';
import type { StoredCoding, StoredDecision, StoredPassage } from '@sterna/store/plans';
import { THEMES } from '@sterna/vocabulary';
import { CONCERNS_MIGRATION, type ComparedCodings } from './coding.ts';

/** What of a document's reading codings are made of. */
interface Coded {
  readonly passages: readonly StoredPassage[];
  readonly decisions: readonly StoredDecision[];
}

const CODES = THEMES.map(({ code }) => code);

function passageCoding(
  { themes, isAdded }: StoredPassage,
  decisions: readonly StoredDecision[],
  isBlind: boolean,
): PassageCoding {
  const depths = new Map<string, number>();
  for (const { theme, depth } of decisions) if (theme !== CONCERNS_MIGRATION) depths.set(theme, depth ?? 0);
  const said = decisions.find(({ theme }) => theme === CONCERNS_MIGRATION);
  const isRejected = said?.verdict === 'rejected';
  // Who codes blind is proposed nothing, and so leaves nothing undecided.
  const open = isBlind || isRejected ? [] : themes.filter(({ theme }) => !depths.has(theme));
  const isFound = [...depths.values()].some((depth) => depth > 0) || said?.verdict === 'confirmed';
  const isLeft = !isBlind && !isAdded && !isRejected && (open.length > 0 || decisions.length === 0);
  const concerns = isFound ? true : isLeft ? undefined : said !== undefined && !isRejected;
  return { depths, undecided: new Set(open.map(({ theme }) => theme)), concerns };
}

/** What one person says of each passage of a document. */
export function codingOf({ passages, decisions }: Coded, { accountId, blind }: StoredCoding): DocumentCoding {
  const mine = Map.groupBy(
    decisions.filter((decision) => decision.accountId === accountId),
    ({ passage }) => passage,
  );
  return new Map(
    passages.map((passage) => [passage.passage, passageCoding(passage, mine.get(passage.passage) ?? [], blind)]),
  );
}

/** What the machine says of each passage that it finds. */
function machineCoding(passages: readonly StoredPassage[]): DocumentCoding {
  return new Map(
    passages
      .filter(({ isAdded, missing }) => !isAdded && missing === null)
      .map(({ passage, themes }) => [
        passage,
        {
          depths: new Map(themes.map(({ theme, depth }) => [theme, depth])),
          undecided: new Set<string>(),
          concerns: true,
        },
      ]),
  );
}

/** By passage the passage that stands for it: pieces of a paragraph that two people marked and that overlap are one. */
function unitsOf(passages: readonly StoredPassage[]): ReadonlyMap<number, number> {
  const units = new Map<number, number>();
  const added = passages.filter(({ isAdded }) => isAdded).sort((a, b) => a.block - b.block || a.start - b.start);
  let last: { readonly unit: number; readonly block: number; end: number } | undefined;
  for (const { passage, block, start, text } of added) {
    if (last?.block === block && start < last.end) last.end = Math.max(last.end, start + text.length);
    else last = { unit: passage, block, end: start + text.length };
    units.set(passage, last.unit);
  }
  return units;
}

/** A coding by the units of a comparison: of what is one, the deepest counts. */
function byUnits(coding: DocumentCoding, units: ReadonlyMap<number, number>): DocumentCoding {
  const found = new Map<number, PassageCoding>();
  for (const [passage, one] of coding) {
    const unit = units.get(passage) ?? passage;
    const before = found.get(unit);
    if (before === undefined) {
      found.set(unit, one);
      continue;
    }
    const depths = new Map(before.depths);
    for (const [theme, depth] of one.depths) depths.set(theme, Math.max(depth, depths.get(theme) ?? 0));
    const undecided = new Set([...before.undecided, ...one.undecided].filter((theme) => !depths.has(theme)));
    found.set(unit, { depths, undecided, concerns: before.concerns === true || one.concerns });
  }
  return found;
}

/** Compares what two people said, or one (the second is null) and the machine. */
export function comparedCodings(coded: Coded, first: StoredCoding, second: StoredCoding | null): ComparedCodings {
  const deciders = new Set([first.accountId, second?.accountId]);
  const decided = new Set(
    coded.decisions.filter(({ accountId }) => deciders.has(accountId)).map(({ passage }) => passage),
  );
  // What a later reading found was not there for who had signed before.
  const signed = [first, second].flatMap((one) => (one === null || one.signedAt === null ? [] : [one.signedAt]));
  const both = coded.passages.filter(
    ({ passage, isAdded, missing, addedAt }) =>
      decided.has(passage) || (!isAdded && missing === null && signed.every((at) => addedAt <= at)),
  );
  const units = unitsOf(both);
  const other = second === null ? machineCoding(both) : codingOf({ ...coded, passages: both }, second);
  const own = codingOf({ ...coded, passages: both }, first);
  const numbers = [...new Set(both.map(({ passage }) => units.get(passage) ?? passage))];
  return {
    first,
    second,
    agreement: compareCodings(byUnits(own, units), byUnits(other, units), numbers, CODES),
  };
}
