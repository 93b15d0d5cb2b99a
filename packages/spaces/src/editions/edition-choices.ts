import { type Figure, type FigureQuery, figureKey, INDICATORS, indicatorByCode, TOTAL } from '@sterna/statistics';
import type { Actor } from '@sterna/store';
import { readInstitutionNames, readPublishedState } from '@sterna/store/editions';
import { findPlace, formatNumber, type Language } from '@sterna/vocabulary';
import { labelOfFigure } from './computed-section.ts';
import type { NamedInstitution, QuotableFigure } from './edition-views.ts';
import type { TextAt } from './editions.ts';
import { type EditionsFoundation, EditionsRoom, editionOfSection, standingIn } from './editions-room.ts';

/** What a writer looks for among all figures of the country. */
export interface FigureSearch {
  /** Words of the indicator's name, in any order, or its code. */
  readonly words: string;
  /** Name or code of the other place of a corridor; empty for all of them together. */
  readonly counterpart: string;
  /** Only of this year; the newest ones where none is given. */
  readonly year: number | undefined;
}

/** What forms of editions offer to choose from. */
export interface EditionChoices {
  /** Institutions of a space that are there to write and validate, by name. */
  institutions(actor: Actor, space: number): Promise<readonly NamedInstitution[]>;
  /** Figures in force in the space that a text may refer to; the newest of each indicator first, at most 60. */
  searchFigures(actor: Actor, at: TextAt, search: FigureSearch): Promise<readonly QuotableFigure[]>;
  /** Names the state of all published editions: another text once one is published or superseded. For kept pages. */
  publishedState(): Promise<string>;
}

const MOST_FOUND = 60;
const MOST_INDICATORS = 8;

/** Opens what forms of editions offer to choose from. */
export function editionChoices(foundation: EditionsFoundation): EditionChoices {
  const room = new EditionsRoom(foundation);
  return {
    publishedState: () => foundation.store.lookUp((session) => readPublishedState(session)),
    institutions: (actor, space) =>
      room.act(actor, async (session) => {
        await standingIn(session, space);
        return readInstitutionNames(session, space);
      }),
    searchFigures: async (actor, at, search) => {
      const { place } = await room.act(actor, async (session) => {
        await editionOfSection(session, at);
        return standingIn(session, at.space);
      });
      const indicators = indicatorsNamed(search.words, at.language);
      const counterpart = counterpartOf(search.counterpart);
      if (place === null || indicators.length === 0 || counterpart === undefined) return [];
      const query: FigureQuery = {
        indicators,
        places: [place],
        counterparts: [counterpart],
        ages: [TOTAL],
        ...(search.year !== undefined && { from: search.year, to: search.year }),
      };
      const figures = await room.evidenceOf(actor, at.space).about(place)(query);
      return newestFirst(figures, indicators)
        .slice(0, MOST_FOUND)
        .map((figure) => quotable(figure, at.language));
    },
  };
}

/** Letters without their marks, in lower case. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function indicatorsNamed(words: string, language: Language): readonly string[] {
  const wanted = plain(words).match(/[\p{L}\p{N}_]+/gu) ?? [];
  if (wanted.length === 0) return [];
  return INDICATORS.filter(({ code, name }) => {
    const text = plain(`${code} ${name[language]} ${name.en}`);
    return wanted.every((word) => text.includes(word));
  })
    .slice(0, MOST_INDICATORS)
    .map(({ code }) => code);
}

function counterpartOf(asked: string): string | undefined {
  if (asked.trim() === '') return TOTAL;
  const found = findPlace(asked.trim());
  return found.status === 'found' ? found.place.code : undefined;
}

function newestFirst(figures: readonly Figure[], order: readonly string[]): readonly Figure[] {
  return [...figures].sort(
    (a, b) =>
      b.period.localeCompare(a.period) ||
      order.indexOf(a.indicator) - order.indexOf(b.indicator) ||
      figureKey(a).localeCompare(figureKey(b)),
  );
}

function quotable(figure: Figure, language: Language): QuotableFigure {
  const key = figureKey(figure);
  const style = indicatorByCode(figure.indicator)?.style ?? { kind: 'decimal', digits: 1 };
  return { key, text: formatNumber(figure.value, language, style), label: labelOfFigure(key, language) };
}
