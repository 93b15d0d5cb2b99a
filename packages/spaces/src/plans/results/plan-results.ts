import type { Document } from '@sterna/document';
import type { Evidence } from '@sterna/evidence';
import { findGaps, relevanceFigures, relevanceOf, type ThemeRelevance } from '@sterna/review/gap';
import type { Figure, ReleaseFacts } from '@sterna/statistics';
import type { Actor, Session } from '@sterna/store';
import {
  type DocumentAt,
  noteSeen,
  readBestPassages,
  readBlocks,
  readCodings,
  readDepths,
  readDocuments,
  readExamples,
  readHeldThemes,
  readMeasures,
  readOpenDocuments,
  readOpenState,
  readPassages,
  readPolicies,
  readPolicyDocument,
  type StoredDepth,
  type StoredPolicy,
} from '@sterna/store/plans';
import type { Language } from '@sterna/vocabulary';
import type { SpaceEvidence } from '../../editions/editions-room.ts';
import { Refusal, refusing } from '../../refusal.ts';
import type { Reader } from '../plans.ts';
import { assembleGap } from './gap-document.ts';
import { assembleReport } from './report.ts';
import type { BlockAddress, ComparisonView, GapView, NamedPlace, ResultDocument } from './result-views.ts';
import { mayBeVersions, type VersionChanges, type VersionReading, versionChanges } from './version-changes.ts';

/** Whose plans are asked for: a space's for a member of it, or what is open to everybody. */
export interface PlansOf {
  readonly reader: Reader;
  /** The space of a member. */
  readonly space?: number;
}

/** What comes of reviews: gaps against the evidence, comparisons, reports, what profiles list. */
export interface PlanResults {
  /** Documents that have been read and that this reader may see: the space's own first, then those open to everybody. */
  documents(of: PlansOf): Promise<readonly ResultDocument[]>;
  /**
   * Holds the figures of a place against how deep some documents go; the reader sees those it may.
   *
   * @param language in which examples of other countries are preferred
   */
  gap(of: PlansOf, place: NamedPlace, documents: readonly DocumentAt[], language?: Language): Promise<GapView>;
  compare(of: PlansOf, documents: readonly DocumentAt[]): Promise<ComparisonView>;
  /** Two documents beside each other, the first the earlier; nothing where either is not there for the reader. */
  changes(of: PlansOf, documents: readonly [DocumentAt, DocumentAt]): Promise<VersionChanges | undefined>;
  /** The evidence gap as a document. */
  gapDocument(view: GapView, address: BlockAddress, language: Language): Document;
  /**
   * The report of one document, held against the figures of a place.
   *
   * @throws Refusal `not-found`; `wrong-state` for a document that has not been read, or that the reader codes blind
   */
  report(of: PlansOf, at: DocumentAt, place: NamedPlace, address: BlockAddress, language: Language): Promise<Document>;
  /** Policy documents of a place with their scores, for its profile. */
  policies(of: PlansOf, place: string): Promise<readonly StoredPolicy[]>;
  /** The same for as long as the documents open to everybody, and their scores, are. */
  openState(): Promise<string>;
}

interface Foundation {
  readonly evidence: Evidence;
  /** Figures in force in a space as an account sees them. */
  readonly evidenceOf: (actor: Actor, space: number) => SpaceEvidence;
  /** ISO date of today; the clock's unless told. */
  readonly today?: () => string;
}

/** Suggestions from other documents to choose from, for each theme. */
const EXAMPLES = 6;

/** Opens what comes of reviews. */
export function openPlanResults({ evidence, evidenceOf, today }: Foundation): PlanResults {
  const { store } = evidence;
  const date = today ?? (() => new Date().toISOString().slice(0, 10));
  const reading = <T>(reader: Reader, work: (session: Session) => Promise<T>): Promise<T> =>
    refusing(reader === undefined ? store.lookUp(work) : store.act(reader, work));
  const figuresOf = ({ reader, space }: PlansOf): Pick<SpaceEvidence, 'about' | 'releases'> =>
    reader !== undefined && space !== undefined ? evidenceOf(reader, space) : evidence;

  /** What is shown of a space's own documents to a member, who can no longer code them blind. */
  const shown = async (
    session: Session,
    { reader, space }: PlansOf,
    documents: readonly ResultDocument[],
  ): Promise<readonly ResultDocument[]> => {
    const own = documents.filter((one) => one.space === space).map(({ id }) => id);
    if (reader !== undefined && space !== undefined && own.length > 0) await noteSeen(session, space, own);
    return documents;
  };

  const gap: PlanResults['gap'] = async (of, place, documents, language) => {
    const known = figuresOf(of);
    const figures = await relevanceFigures(place.code, known.about(place.code));
    const releases = await known.releases();
    const relevance = relevanceOf(figures, Number.parseInt(date(), 10));
    return reading(of.reader, async (session) => {
      const there = await foundAmong(session, documents);
      const depths = await readDepths(session, there);
      const found = await shown(session, of, shownAmong(there, depths));
      const deepest = new Map<string, number>();
      for (const { theme, depth } of depths) deepest.set(theme, Math.max(depth, deepest.get(theme) ?? 0));
      const gaps = findGaps(relevance, deepest);
      const themes = gaps.gaps.map(({ theme }) => theme);
      return {
        place,
        documents: found,
        gap: gaps,
        depths,
        sources: sourcesOf(relevance, releases),
        passages: await readBestPassages(session, found),
        examples: await readExamples(session, themes, { place: place.code, language: language ?? null }, EXAMPLES),
      };
    });
  };

  return {
    documents: ({ reader, space }) =>
      reading(reader, async (session) => {
        const own = reader === undefined || space === undefined ? [] : await readDocuments(session, space);
        const open = await readOpenDocuments(session);
        const others = open.filter((one) => one.space !== space);
        return [...own, ...others].filter(({ state, deletedAt }) => state === 'read' && deletedAt === null);
      }),
    gap,
    compare: (of, documents) =>
      reading(of.reader, async (session) => {
        const there = await foundAmong(session, documents);
        const depths = await readDepths(session, there);
        return { documents: await shown(session, of, shownAmong(there, depths)), depths };
      }),
    changes: ({ reader }, documents) =>
      reading(reader, async (session) => {
        const there = await foundAmong(session, documents);
        const depths = await readDepths(session, there);
        const [first, second] = shownAmong(there, depths);
        if (first === undefined || second === undefined) return undefined;
        const withText = mayBeVersions(first, second);
        return versionChanges(
          await readVersion(session, first, depths, withText),
          await readVersion(session, second, depths, withText),
        );
      }),
    gapDocument: (view, address, language) => assembleGap(view, address, language, date()),
    report: async (of, at, place, address, language) => {
      const { passages, held, measures, codings } = await reading(of.reader, async (session) => {
        const document = await readPolicyDocument(session, at.space, at.id);
        if (document === undefined) throw new Refusal('not-found', 'There is no such document.');
        if (document.state !== 'read') throw new Refusal('wrong-state', 'The document has not been read.');
        return {
          passages: await readPassages(session, at.space, at.id),
          held: await readHeldThemes(session, at),
          measures: await readMeasures(session, at.space, at.id),
          codings: of.reader === undefined ? [] : await readCodings(session, at.space, at.id),
        };
      });
      const coders = codings.flatMap(({ account, signedAt }) =>
        account === null ? [] : [{ name: account.name, signed: signedAt?.toISOString().slice(0, 10) ?? null }],
      );
      const view = await gap(of, place, [at], language);
      if (view.depths.length === 0) throw new Refusal('wrong-state', 'The reader codes the document blind.');
      return assembleReport({ view, passages, held, measures, coders, today: date() }, address, language);
    },
    policies: ({ reader, space }, place) => reading(reader, (session) => readPolicies(session, place, space)),
    openState: () => store.lookUp(readOpenState),
  };
}

async function readVersion(
  session: Session,
  document: ResultDocument,
  depths: readonly StoredDepth[],
  withText: boolean,
): Promise<VersionReading> {
  const { space, id } = document;
  return {
    document,
    blocks: withText ? await readBlocks(session, space, id) : [],
    passages: await readPassages(session, space, id),
    held: await readHeldThemes(session, { space, id }),
    depths: depths.filter((one) => one.space === space && one.document === id),
  };
}

/** Those who code a document blind see no depths of it: to them it is not there to be held against anything. */
function shownAmong(documents: readonly ResultDocument[], depths: readonly StoredDepth[]): readonly ResultDocument[] {
  const shown = new Set(depths.map(({ space, document }) => `${space} ${document}`));
  return documents.filter(({ space, id }) => shown.has(`${space} ${id}`));
}

/** Where the figure that decides of each theme comes from. */
function sourcesOf(
  relevance: readonly ThemeRelevance[],
  releases: ReadonlyMap<number, ReleaseFacts>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    relevance.flatMap(({ theme, decisive }) => {
      const [figure] = decisive?.figures ?? [];
      if (figure === undefined) return [];
      const ids = releasesOf(figure).flatMap((id) => releases.get(id)?.source ?? []);
      return [[theme, [...new Set(ids)]] as const];
    }),
  );
}

function releasesOf({ origin }: Figure): readonly number[] {
  return origin.kind === 'observed' ? [origin.release] : origin.inputs.flatMap(releasesOf);
}

/** Those of some documents that are there for the reader and have been read, in the order asked for. */
async function foundAmong(session: Session, documents: readonly DocumentAt[]): Promise<readonly ResultDocument[]> {
  const found: ResultDocument[] = [];
  for (const { space, id } of documents) {
    const document = await readPolicyDocument(session, space, id);
    if (document?.state === 'read') found.push(document);
  }
  return found;
}
