import type { Language } from '@sterna/vocabulary';
import type { TermMatch } from '../matching/term-index.ts';
import { type Token, tokensOf } from '../matching/tokens.ts';
import { findAimedValue, findAmounts, findPeriod, findYears, hasFigures } from './amounts.ts';
import { bodyName } from './body-names.ts';
import { type Signal, signalsIn } from './signals.ts';

/** Where a text binds somebody to an action. */
export interface Commitment {
  /** Characters from the start of the text, from the word that binds to the action. */
  readonly start: number;
  readonly end: number;
  /** It only says what an action helps to bring about: `will also help to reduce`. */
  readonly isSideEffect: boolean;
}

/** What a text shows beside its subject: whether it acts, binds itself, explains, counts, pays, and whom it names. */
export interface TextSignals {
  /** It begins with an action, as the items of lists of measures do. */
  readonly beginsWithAction: boolean;
  /** Its very first word, an article apart, is an action. */
  readonly startsWithAction: boolean;
  /** It binds somebody to an action. */
  readonly commits: boolean;
  readonly commitments: readonly Commitment[];
  /** It binds somebody, to whatever follows it. */
  readonly intends: boolean;
  /** It speaks of an objective, a measure, a target. */
  readonly namesObjective: boolean;
  readonly explains: boolean;
  readonly hasFigures: boolean;
  /** A value to be reached, as written. */
  readonly aimedValue?: string;
  readonly budgets: readonly string[];
  readonly bodies: readonly string[];
  readonly indicators: readonly string[];
  readonly years: readonly number[];
  readonly period?: string;
  readonly opportunities: readonly string[];
  readonly risks: readonly string[];
  readonly groups: readonly string[];
  readonly sectors: readonly string[];
}

/** Words from an intention to the action it is about. */
const REACH = 6;
/** Small words that bind only what follows them at once. */
const SHORT: ReadonlySet<string> = new Set(['to', 'para']);
const SHORT_REACH = 2;
/** Words from an action to what calls it needed. */
const REACH_BACK = 24;
/** Words before which an action begins a text: a number, a bullet, `to`, `the`. */
const HEAD = 2;

/** Words that make of an action an effect hoped for. */
const SIDE_EFFECT =
  /\b(?:also\s+)?(?:help|contribute|contributing|assist in|lead to)\b|\b(?:aider|contribuer|permett\p{L}+ aussi|permett\p{L}+ également|ayudar|contribuir)|تساهم|يساهم|يساعد|تساعد/iu;

type Match = TermMatch<Signal>;

function wordsOf(match: Match, tokens: readonly Token[], text: string): string {
  return text.slice(tokens[match.first]?.start ?? 0, tokens[match.last]?.end ?? 0);
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** Texts whose signals are kept: measures and themes ask for the same sentences. */
const MOST_KEPT = 1_000;
const kept = new Map<string, TextSignals>();

/** Reads what a text shows beside its subject. */
export function readSignals(text: string, language: Language): TextSignals {
  const key = `${language}${text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const signals = signalsOfText(text, language);
  kept.set(key, signals);
  return signals;
}

function signalsOfText(text: string, language: Language): TextSignals {
  const tokens = tokensOf(text, language);
  const matches = signalsIn(language).find(tokens);
  const of = (kind: Signal['kind']): readonly Match[] => matches.filter(({ entry }) => entry.kind === kind);
  const words = (kind: Signal['kind']): readonly string[] =>
    distinct(of(kind).map((match) => wordsOf(match, tokens, text)));
  const codes = (kind: Signal['kind']): readonly string[] =>
    distinct(of(kind).flatMap(({ entry }) => entry.code ?? []));
  const actions = of('actions');
  const intentions = of('intentions');
  const needed = of('necessities').flatMap(({ first: from, last }): readonly Commitment[] => {
    const action = actions.find(
      ({ last: done }) => done < from && from - done <= REACH_BACK && tokens[done]?.sentence === tokens[from]?.sentence,
    );
    if (action === undefined) return [];
    return [{ start: tokens[action.first]?.start ?? 0, end: tokens[last]?.end ?? 0, isSideEffect: false }];
  });
  const bound = intentions.flatMap(({ first: from, last }): readonly Commitment[] => {
    const word = tokens[from]?.folded ?? '';
    const reach = from === last && SHORT.has(word) ? SHORT_REACH : REACH;
    const action = actions.find(
      ({ first }) => first >= last && first - last <= reach && tokens[first]?.sentence === tokens[last]?.sentence,
    );
    if (action === undefined) return [];
    const start = tokens[from]?.start ?? 0;
    const end = tokens[action.last]?.end ?? start;
    return [{ start, end, isSideEffect: SIDE_EFFECT.test(text.slice(Math.max(0, start - 12), end + 12)) }];
  });
  const commitments = [...bound, ...needed];
  const period = findPeriod(text);
  const aimedValue = findAimedValue(text);
  return {
    beginsWithAction: actions.some(({ first }) => first <= HEAD),
    startsWithAction: actions.some(({ first }) => first === 0 || (first === 1 && (tokens[0]?.end ?? 9) <= 3)),
    commits: commitments.length > 0,
    commitments,
    intends: intentions.length > 0,
    namesObjective: of('objectives').length > 0,
    explains: of('causes').length > 0,
    hasFigures: hasFigures(text),
    budgets: distinct(findAmounts(text).map((amount) => amount.words)),
    bodies: distinct(
      of('bodies')
        .map((match) => bodyName(text, tokens[match.first]?.start ?? 0, tokens[match.last]?.end ?? 0))
        .filter((name) => name !== ''),
    ),
    indicators: words('indicators'),
    years: findYears(text),
    ...(period !== undefined && { period }),
    ...(aimedValue !== undefined && { aimedValue }),
    opportunities: words('opportunities'),
    risks: words('risks'),
    groups: codes('group'),
    sectors: codes('sector'),
  };
}
