import { type WordRun, wordChanges } from '@sterna/review/comparison';
import type { BlockAddress, ParagraphChange, PassageBeside, ResultDocument, VersionChanges } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { passagesPath } from '#lib/plan-paths.ts';
import { documentBase } from './result-request.ts';

/** Passages of a theme shown of each document; the rest is a page away. */
const MOST_PASSAGES = 3;
/** Letters shown of a passage. */
const MOST_LETTERS = 320;
/** Paragraphs shown; all of them are in the file. */
const MOST_PARAGRAPHS = 30;

/** A piece of a document with where it can be read. */
interface ShownPiece {
  readonly page: number;
  readonly block: number;
  /** Undefined where the reader has no page for it. */
  readonly href: string | undefined;
}

export type ShownPassage = ShownPiece & Pick<PassageBeside, 'passage' | 'language' | 'text' | 'depth' | 'fate'>;

export interface ShownSide {
  readonly passages: readonly ShownPassage[];
  /** How many there are besides. */
  readonly more: number;
  readonly href: string | undefined;
}

export interface ShownParagraph {
  readonly fate: ParagraphChange['fate'];
  readonly concerns: boolean;
  readonly language: string;
  readonly runs: readonly WordRun[];
  readonly before: ShownPiece | null;
  readonly after: ShownPiece | null;
}

/** Two documents beside each other as a page shows them. */
export interface ChangesShown {
  readonly documents: readonly [ResultDocument, ResultDocument];
  readonly themes: readonly {
    readonly theme: string;
    readonly depths: readonly [number, number];
    /** Whether depth and every passage are as they were. */
    readonly isUnchanged: boolean;
    readonly sides: readonly [ShownSide, ShownSide];
  }[];
  readonly paragraphs:
    | (Pick<NonNullable<VersionChanges['paragraphs']>, 'counts'> & {
        readonly shown: readonly ShownParagraph[];
        readonly left: number;
      })
    | null;
}

const cut = (text: string): string =>
  text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS).trimEnd()} …`;

/** What of two documents beside each other a page shows. @param spaceCode space of a member; none for everybody */
export function changesShown(
  { documents, themes, paragraphs }: VersionChanges,
  address: BlockAddress,
  language: Language,
  spaceCode?: string,
): ChangesShown {
  const pieceOf = (at: 0 | 1, piece: { readonly page: number; readonly block: number }): ShownPiece => {
    const { space, spaceCode: code, id, publishedAt } = documents[at];
    return {
      page: piece.page,
      block: piece.block,
      href: address({ space, spaceCode: code, document: id, isOpen: publishedAt !== null }, piece),
    };
  };
  const sideOf = (at: 0 | 1, theme: string, passages: readonly PassageBeside[]): ShownSide => {
    const base = documentBase(documents[at], language, spaceCode);
    return {
      passages: passages.slice(0, MOST_PASSAGES).map((one) => {
        const { passage, language: own, text, depth, fate } = one;
        return { ...{ passage, depth, fate }, language: own, text: cut(text), ...pieceOf(at, one) };
      }),
      more: Math.max(0, passages.length - MOST_PASSAGES),
      href: base === undefined ? undefined : passagesPath(base, { theme }),
    };
  };
  const shown = (paragraphs?.changes ?? []).slice(0, MOST_PARAGRAPHS).map(
    ({ fate, concerns, before, after }): ShownParagraph => ({
      ...{ fate, concerns, language: (after ?? before)?.language ?? language },
      runs:
        fate === 'moved'
          ? [{ kind: 'same', text: cut(after?.text ?? '') }]
          : wordChanges(before?.text ?? '', after?.text ?? '').filter(({ text }) => text !== ''),
      before: before && pieceOf(0, before),
      after: after && pieceOf(1, after),
    }),
  );
  return {
    documents,
    themes: themes.map(({ theme, depths, passages: [first, second] }) => ({
      ...{ theme, depths },
      isUnchanged: depths[0] === depths[1] && [...first, ...second].every(({ fate }) => fate === 'same'),
      sides: [sideOf(0, theme, first), sideOf(1, theme, second)],
    })),
    paragraphs: paragraphs && { counts: paragraphs.counts, shown, left: paragraphs.changes.length - shown.length },
  };
}
