import { themeByCode } from '@sterna/vocabulary';

/** What the address of the reviewer's screen asks for. */
export interface ReviewChoice {
  /** Only passages of this theme. */
  readonly theme: string | null;
  /** Only what is undecided. */
  readonly isOpen: boolean;
  /** Only where people differ. */
  readonly isDiffering: boolean;
  /** Sheet of the document: its page, or part of it where it has none. */
  readonly page: number | null;
  readonly passage: number | null;
  /** Block in which a passage is to be marked. */
  readonly mark: number | null;
}

function numberIn(query: URLSearchParams, name: string, least: number): number | null {
  const text = query.get(name) ?? '';
  return /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : null;
}

/** What cannot be asked for is passed over. */
export function reviewChoiceIn(query: URLSearchParams): ReviewChoice {
  const theme = query.get('theme') ?? '';
  return {
    theme: themeByCode(theme) || theme === 'migration' ? theme : null,
    isOpen: query.get('open') === '1',
    isDiffering: query.get('differ') === '1',
    page: numberIn(query, 'page', 1),
    passage: numberIn(query, 'passage', 0),
    mark: numberIn(query, 'mark', 0),
  };
}

/** The query of an address of the screen; what narrows it stays unless told. Empty, or with its question mark. */
export function reviewQuery(choice: ReviewChoice, change: Partial<ReviewChoice> = {}): string {
  const { theme, isOpen, isDiffering, page, passage, mark } = { ...choice, mark: null, ...change };
  const pairs = [
    ['theme', theme],
    ['open', isOpen ? 1 : null],
    ['differ', isDiffering ? 1 : null],
    ['page', page],
    ['passage', passage],
    ['mark', mark],
  ] as const;
  const query = new URLSearchParams(pairs.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
  return query.size === 0 ? '' : `?${query}`;
}
