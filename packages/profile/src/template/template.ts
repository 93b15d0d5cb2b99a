import { indicatorByCode } from '@sterna/statistics';
import type { LocalText } from '@sterna/vocabulary';
import type { Statement } from '../statements/statement.ts';
import statements from '../statements/statements.json' with { type: 'json' };
import template from './extended-migration-profile.json' with { type: 'json' };
import findings from './findings.json' with { type: 'json' };

/** What a section of the template asks for. Each kind has its assembler in `blocks/`. */
export type BlockTemplate =
  | { readonly block: 'statement'; readonly statement: string }
  /** Written where there is something to say; nobody misses it elsewhere. */
  | { readonly block: 'optional-statement'; readonly statement: string }
  /** A caution for the places named. */
  | { readonly block: 'note'; readonly places: readonly string[]; readonly title: LocalText; readonly text: LocalText }
  | {
      readonly block: 'line';
      readonly id: string;
      /** Statement that is its title; the indicators' names where there is none. */
      readonly title?: string;
      readonly indicators: readonly string[];
      readonly since?: number;
    }
  | {
      readonly block: 'map';
      readonly id: string;
      readonly title: string;
      readonly indicator: string;
      readonly direction: 'from-centre' | 'to-centre';
    }
  | {
      readonly block: 'ranked';
      readonly id: string;
      readonly title: string;
      readonly indicator: string;
      readonly share: string;
      readonly count: number;
    }
  | { readonly block: 'shares'; readonly id: string; readonly title: string; readonly indicator: string }
  | {
      readonly block: 'newest-table';
      readonly id: string;
      readonly title: LocalText;
      readonly indicators: readonly string[];
    }
  /** The place's newest figures beside its country's: for regions and municipalities. */
  | {
      readonly block: 'compared-table';
      readonly id: string;
      readonly title: LocalText;
      readonly indicators: readonly string[];
    }
  | {
      readonly block: 'series-table';
      readonly id: string;
      readonly indicators: readonly string[];
      readonly years: number;
    }
  | { readonly block: 'sexes-table'; readonly id: string; readonly indicator: string }
  | { readonly block: 'dimension-table'; readonly id: string; readonly indicator: string; readonly dimension: string }
  | {
      readonly block: 'corridor-table';
      readonly id: string;
      readonly indicator: string;
      readonly share: string;
      readonly count: number;
    }
  | {
      readonly block: 'bar';
      readonly id: string;
      readonly title: string;
      readonly indicator: string;
      readonly dimension: string;
    }
  | { readonly block: 'population-shares'; readonly id: string; readonly title: string }
  | { readonly block: 'definitions'; readonly indicators: readonly string[] }
  /** Policy documents that were read, with their scores. Where there are any, the place left for the country to write is not shown as empty. */
  | { readonly block: 'policies' }
  | { readonly block: 'contribution'; readonly title: LocalText; readonly text: LocalText }
  | { readonly block: 'gaps' }
  | { readonly block: 'findings' }
  | { readonly block: 'data-recommendations' }
  | { readonly block: 'sources' }
  | { readonly block: 'methods' };

export interface SectionTemplate {
  readonly id: string;
  readonly title: LocalText;
  readonly blocks: readonly BlockTemplate[];
  readonly sections?: readonly SectionTemplate[];
}

/** A key figure: the newest value, and what it is compared with. */
export interface KeyFigureTemplate {
  readonly indicator: string;
  /** Indicator of change to show below it. */
  readonly change?: string;
  /** Or another year of the same indicator. */
  readonly compare?: 'first' | 'highest';
}

/** A profile as data: which parts, which sections, which blocks. Countries and regions adapt it. */
export interface ProfileTemplate {
  readonly id: string;
  readonly version: number;
  readonly kicker: LocalText;
  /** Statements that open the profile. */
  readonly summary: readonly string[];
  readonly keyFigures: readonly KeyFigureTemplate[];
  readonly parts: readonly SectionTemplate[];
  readonly annex: SectionTemplate;
}

/** A finding that figures lead to: the statement is written when its condition holds, with a recommendation. */
export interface FindingRule {
  readonly id: string;
  readonly theme: string;
  /** Sustainable Development Goal targets and Global Compact objectives it concerns. */
  readonly targets: readonly string[];
  readonly objectives: readonly number[];
  readonly statement: Statement;
  readonly recommendation: LocalText;
}

/** The extended migration profile, four parts with findings and annex. */
export const PROFILE_TEMPLATE: ProfileTemplate = template as unknown as ProfileTemplate;

/** The rules by which figures lead to findings. */
export const FINDING_RULES: readonly FindingRule[] = findings as unknown as readonly FindingRule[];

/** Every statement that templates may use, by id. */
export const STATEMENTS: ReadonlyMap<string, Statement> = new Map(
  (statements as unknown as readonly Statement[]).map((statement) => [statement.id, statement]),
);

/** The indicator that a statement is about: the one of its first figure, or what that one compares. */
export function subjectsOf(statement: string): readonly string[] {
  const [first] = Object.values(STATEMENTS.get(statement)?.figures ?? {});
  if (!first) return [];
  const formula = indicatorByCode(first.indicator)?.formula;
  return [formula && 'change' in formula ? formula.change.figure : first.indicator];
}
