import type { Document } from '@sterna/document';
import type { Evidence } from '@sterna/evidence';
import { findGaps, relevanceFigures, relevanceOf } from '@sterna/review/gap';
import type { FigureSource } from '@sterna/statistics';
import type { Actor, Session } from '@sterna/store';
import {
  type DocumentAt,
  readBestPassages,
  readCodings,
  readDepths,
  readDocuments,
  readExamples,
  readMeasures,
  readOpenDocuments,
  readOpenState,
  readPassages,
  readPolicies,
  readPolicyDocument,
  type StoredPolicy,
} from '@sterna/store/plans';
import type { Language } from '@sterna/vocabulary';
import type { SpaceEvidence } from '../../editions/editions-room.ts';
import { Refusal, refusing } from '../../refusal.ts';
import type { Reader } from '../plans.ts';
import { assembleGap } from './gap-document.ts';
import { assembleReport } from './report.ts';
import type { BlockAddress, ComparisonView, GapView, NamedPlace, ResultDocument } from './result-views.ts';

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
  /** Holds the figures of a place against how deep some documents go; the reader sees those it may. */
  gap(of: PlansOf, place: NamedPlace, documents: readonly DocumentAt[]): Promise<GapView>;
  compare(of: PlansOf, documents: readonly DocumentAt[]): Promise<ComparisonView>;
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

/** Suggestions from other documents, for each theme. */
const EXAMPLES = 2;

/** Opens what comes of reviews. */
export function openPlanResults({ evidence, evidenceOf, today }: Foundation): PlanResults {
  const { store } = evidence;
  const date = today ?? (() => new Date().toISOString().slice(0, 10));
  const reading = <T>(reader: Reader, work: (session: Session) => Promise<T>): Promise<T> =>
    refusing(reader === undefined ? store.lookUp(work) : store.act(reader, work));
  const figuresAbout = ({ reader, space }: PlansOf, place: string): FigureSource =>
    reader !== undefined && space !== undefined ? evidenceOf(reader, space).about(place) : evidence.about(place);

  const gap = async (of: PlansOf, place: NamedPlace, documents: readonly DocumentAt[]): Promise<GapView> => {
    const figures = await relevanceFigures(place.code, figuresAbout(of, place.code));
    const relevance = relevanceOf(figures, Number.parseInt(date(), 10));
    return reading(of.reader, async (session) => {
      const there = await foundAmong(session, documents);
      const depths = await readDepths(session, there);
      // Those who code a document blind see no depths of it: to them it is not there to be held against anything.
      const shown = new Set(depths.map(({ space, document }) => `${space} ${document}`));
      const found = there.filter(({ space, id }) => shown.has(`${space} ${id}`));
      const deepest = new Map<string, number>();
      for (const { theme, depth } of depths) deepest.set(theme, Math.max(depth, deepest.get(theme) ?? 0));
      const gaps = findGaps(relevance, deepest);
      const themes = gaps.gaps.map(({ theme }) => theme);
      return {
        place,
        documents: found,
        gap: gaps,
        depths,
        passages: await readBestPassages(session, found, of.reader !== undefined),
        examples: await readExamples(session, themes, found, EXAMPLES),
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
    compare: ({ reader }, documents) =>
      reading(reader, async (session) => {
        const found = await foundAmong(session, documents);
        return { documents: found, depths: await readDepths(session, found) };
      }),
    gapDocument: (view, address, language) => assembleGap(view, address, language, date()),
    report: async (of, at, place, address, language) => {
      const { passages, measures, codings } = await reading(of.reader, async (session) => {
        const document = await readPolicyDocument(session, at.space, at.id);
        if (document === undefined) throw new Refusal('not-found', 'There is no such document.');
        if (document.state !== 'read') throw new Refusal('wrong-state', 'The document has not been read.');
        return {
          passages: await readPassages(session, at.space, at.id),
          measures: await readMeasures(session, at.space, at.id),
          codings: of.reader === undefined ? [] : await readCodings(session, at.space, at.id),
        };
      });
      const coders = codings.flatMap(({ account, signedAt }) =>
        account === null ? [] : [{ name: account.name, signed: signedAt?.toISOString().slice(0, 10) ?? null }],
      );
      const view = await gap(of, place, [at]);
      if (view.depths.length === 0) throw new Refusal('wrong-state', 'The reader codes the document blind.');
      return assembleReport({ view, passages, measures, coders, today: date() }, address, language);
    },
    policies: ({ reader, space }, place) => reading(reader, (session) => readPolicies(session, place, space)),
    openState: () => store.lookUp(readOpenState),
  };
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
