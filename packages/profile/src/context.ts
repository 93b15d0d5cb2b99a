import type { Block, Inline, SourceNote } from '@sterna/document';
import {
  type Figure,
  type FigureQuery,
  type FigureSource,
  type Indicator,
  indicatorByCode,
  type ReleaseFacts,
  releaseTitle,
  unitName,
} from '@sterna/statistics';
import { isolate, joinPieces, type Language, type Place } from '@sterna/vocabulary';
import type { TextFinding } from './editions/text-finding.ts';
import { chooseFigures } from './statements/choose.ts';
import { textOf, writeStatement } from './statements/write.ts';
import { PROFILE_TEMPLATE, type ProfileTemplate, STATEMENTS } from './template/template.ts';
import { WORDS, type Word } from './words.ts';

/** Between the members of a list that have commas of their own. */
export const SEPARATORS: Readonly<Record<Language, string>> = { fr: '\u00a0; ', en: '; ', es: '; ', ar: '؛ ' };

/** A policy document that was read, with its score. */
export interface ListedPolicy {
  /** Short name of the space that keeps it, and its number there. */
  readonly spaceCode: string;
  readonly id: number;
  readonly title: string;
  /** Language that the title is in. */
  readonly language: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** Themes of the 30 that it treats at all, and with an objective or measure, or more. */
  readonly treated: number;
  readonly acted: number;
  /** Measures that concern migration. */
  readonly measures: number;
  readonly isSignedOff: boolean;
}

/** Where a profile takes its figures from. */
export interface ProfileEvidence {
  /** Policy documents of the place that have been read, the newest period first; none unless told. */
  policies?(place: string): Promise<readonly ListedPolicy[]>;
  /** Figures for many questions about one place. */
  about(place: string): FigureSource;
  releases(): Promise<ReadonlyMap<number, ReleaseFacts>>;
}

/** Everything that block assemblers share while one profile is assembled in one language. */
export class ProfileContext {
  readonly place: Place;
  readonly language: Language;
  /** The year that ages of figures are counted from. */
  readonly thisYear: number;
  readonly template: ProfileTemplate;
  /** Policy documents of the place that have been read. */
  readonly policies: readonly ListedPolicy[];
  /** What is to be mended in the texts that institutions have written. */
  readonly textFindings: TextFinding[] = [];
  readonly #source: FigureSource;
  readonly #releases: ReadonlyMap<number, ReleaseFacts>;
  readonly #found = new Map<string, Promise<readonly Figure[]>>();
  readonly #announced = new Set<string>();
  readonly #usedReleases = new Set<number>();

  constructor(
    place: Place,
    language: Language,
    thisYear: number,
    source: FigureSource,
    releases: ReadonlyMap<number, ReleaseFacts>,
    template: ProfileTemplate = PROFILE_TEMPLATE,
    policies: readonly ListedPolicy[] = [],
  ) {
    this.place = place;
    this.language = language;
    this.thisYear = thisYear;
    this.#source = source;
    this.#releases = releases;
    this.template = template;
    this.policies = policies;
  }

  /** Looks figures up once; the same question in one profile is answered from memory. */
  readonly figures: FigureSource = (query) => {
    const key = JSON.stringify(query);
    let found = this.#found.get(key);
    if (!found) {
      found = this.#source(query);
      this.#found.set(key, found);
    }
    return found;
  };

  word(name: Word): string {
    return WORDS[name][this.language];
  }

  /** Pieces of a label in a row, with the comma of the language; empty ones are left out. */
  row(...pieces: readonly (string | number)[]): string {
    const texts = pieces.map((piece) => (typeof piece === 'number' ? isolate(String(piece), this.language) : piece));
    return joinPieces(texts.filter(Boolean), this.language);
  }

  indicator(code: string): Indicator {
    const indicator = indicatorByCode(code);
    if (!indicator) throw new Error(`template names an indicator that the catalogue lacks: ${code}`);
    return indicator;
  }

  unit(code: string): string {
    return unitName(this.indicator(code).unit, this.language);
  }

  /** Figures of the profile's place; both sexes, all ages and all counterparts together unless asked otherwise. */
  own(indicator: string, query: FigureQuery = {}): Promise<readonly Figure[]> {
    return this.figures({
      indicators: [indicator],
      places: [this.place.code],
      counterparts: ['_T'],
      sexes: ['_T'],
      ages: ['_T'],
      ...query,
    });
  }

  /** The statement with an id, written for this place; `undefined` when it cannot be. */
  async statement(id: string): Promise<readonly Inline[] | undefined> {
    const statement = STATEMENTS.get(id);
    if (!statement) throw new Error(`template names an unknown statement: ${id}`);
    const figures = await chooseFigures(statement, this.place.code, this.figures);
    const runs = writeStatement(statement, { place: this.place, language: this.language, figures });
    if (runs) this.use([...figures.values()]);
    return runs;
  }

  /** A statement as a title, or the fallback when it cannot be written. */
  async title(id: string, fallback: string): Promise<string> {
    const runs = await this.statement(id);
    return runs ? textOf(runs) : fallback;
  }

  /** Says that figures are shown, so that their releases appear among the sources. */
  use(figures: readonly Figure[]): void {
    for (const figure of figures) for (const release of releasesOf(figure)) this.#usedReleases.add(release);
  }

  /**
   * Names a source with its newest release, in a language, and has it appear among the sources; `undefined` where no
   * figures of it are there.
   */
  citation(source: string, language: Language): string | undefined {
    const releases = [...this.#releases.values()].filter((release) => release.source === source);
    const [first, ...others] = releases;
    if (!first) return undefined;
    const newest = others.reduce((best, release) => (release.dated > best.dated ? release : best), first);
    this.#usedReleases.add(newest.id);
    return releaseTitle(newest, language);
  }

  /** The releases shown so far, newest first. */
  usedReleases(): readonly ReleaseFacts[] {
    const used = [...this.#usedReleases].map((id) => this.#releases.get(id)).filter((r) => r !== undefined);
    return used.sort((a, b) => (a.dated < b.dated ? 1 : -1));
  }

  /** Source lines for figures, each release once. */
  sourceNotes(figures: readonly Figure[]): readonly SourceNote[] {
    this.use(figures);
    const notes = new Map<string, SourceNote>();
    for (const id of new Set(figures.flatMap(releasesOf))) {
      const release = this.#releases.get(id);
      if (!release) continue;
      const text = releaseTitle(release, this.language);
      notes.set(text, { source: release.source, text });
    }
    return [...notes.values()];
  }

  /** One notice that indicators have no figure; of each it is said once, then left to the list of gaps. */
  missing(indicators: readonly string[]): readonly Block[] {
    const unsaid = indicators.filter((code) => !this.#announced.has(code));
    if (unsaid.length === 0) return [];
    for (const code of unsaid) this.#announced.add(code);
    const names = this.row(...unsaid.map((code) => this.indicator(code).name[this.language]));
    const text = `${names}${this.language === 'fr' ? '\u00a0' : ''}: ${this.word('noFigure')}`;
    return [{ kind: 'notice', tone: 'missing', title: this.word('missingTitle'), content: [{ kind: 'text', text }] }];
  }
}

const releasesOfFigure = new WeakMap<Figure, readonly number[]>();

/** The releases that a figure, or what it was computed from, was taken from. */
function releasesOf(figure: Figure): readonly number[] {
  if (figure.origin.kind === 'observed') return [figure.origin.release];
  const known = releasesOfFigure.get(figure);
  if (known) return known;
  const ids = [...new Set(figure.origin.inputs.flatMap(releasesOf))];
  releasesOfFigure.set(figure, ids);
  return ids;
}
