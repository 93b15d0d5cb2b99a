import type { Block, Inline } from '@sterna/document';
import { type Figure, TOTAL, yearOf } from '@sterna/statistics';
import type { Language, Place } from '@sterna/vocabulary';
import { ProfileContext, type ProfileEvidence, SEPARATORS } from '../context.ts';
import { type SectionTemplate, subjectsOf } from '../template/template.ts';
import { textCell, yearCell } from './cell.ts';
import { newestOf } from './tables.ts';

/** Figures older than this are called old. */
const OLD_AFTER_YEARS = 5;

/** What is known of one indicator: its newest figure, or none. */
export interface EvidenceState {
  readonly code: string;
  readonly newest: Figure | undefined;
  /** First year known. */
  readonly first?: number;
  readonly state: 'missing' | 'old' | 'recent';
}

/** Every indicator that a template shows, once, in reading order. */
export function indicatorsOf(sections: readonly SectionTemplate[]): readonly string[] {
  const codes = new Set<string>();
  for (const section of sections) {
    for (const block of section.blocks) {
      if (block.block === 'statement') for (const code of subjectsOf(block.statement)) codes.add(code);
      else if ('indicator' in block) codes.add(block.indicator);
      else if ('indicators' in block && block.block !== 'definitions')
        for (const code of block.indicators) codes.add(code);
    }
    for (const code of indicatorsOf(section.sections ?? [])) codes.add(code);
  }
  return [...codes];
}

/** Says most of an indicator: all counterparts, both sexes, all ages and categories together. */
function isTotal(figure: Figure): boolean {
  const { counterpart, sex, age, dimensions } = figure;
  return counterpart === TOTAL && sex === TOTAL && age === TOTAL && Object.keys(dimensions).length === 0;
}

/** How old the newest figure of each indicator of the profile is. */
export async function evidenceStates(context: ProfileContext): Promise<readonly EvidenceState[]> {
  return Promise.all(
    indicatorsOf(context.template.parts).map(async (code) => {
      const found = await context.figures({
        indicators: [code],
        places: [context.place.code],
        sexes: ['_T', 'F', 'M'],
      });
      const newest = newestOf(found.filter(isTotal)) ?? newestOf(found);
      if (!newest) return { code, newest, state: 'missing' as const };
      const old = context.thisYear - yearOf(newest.period) > OLD_AFTER_YEARS;
      const first = Math.min(...found.map((figure) => yearOf(figure.period)));
      return { code, newest, first, state: old ? ('old' as const) : ('recent' as const) };
    }),
  );
}

/** The part on data: every indicator of the profile with its newest year, gaps first. */
export async function assembleGaps(context: ProfileContext): Promise<readonly Block[]> {
  const rank = { missing: 0, old: 1, recent: 2 };
  const states = [...(await evidenceStates(context))].sort((a, b) => rank[a.state] - rank[b.state]);
  const words = { missing: 'stateMissing', old: 'stateOld', recent: 'stateRecent' } as const;
  const known = states.flatMap(({ newest }) => newest ?? []);
  return [
    {
      kind: 'table',
      table: {
        id: 'data-gaps',
        caption: context.word('gapsCaption'),
        columns: [
          { key: 'indicator', label: context.word('indicator'), type: 'text' },
          { key: 'year', label: context.word('newest'), type: 'year' },
          { key: 'state', label: context.word('state'), type: 'text' },
        ],
        rows: states.map(({ code, newest, state }) => [
          textCell(context.indicator(code).name[context.language]),
          newest ? yearCell(yearOf(newest.period), context) : { value: null, text: context.word('missing') },
          textCell(context.word(words[state])),
        ]),
        notes: [],
        sources: context.sourceNotes(known),
      },
    },
  ];
}

/** What would make the evidence better: missing figures to produce, old ones to renew. */
export async function assembleDataRecommendations(context: ProfileContext): Promise<readonly Block[]> {
  const states = await evidenceStates(context);
  const naming = (codes: readonly EvidenceState[]): string =>
    codes.map(({ code }) => context.indicator(code).name[context.language]).join(SEPARATORS[context.language]);
  const items: (readonly Inline[])[] = [];
  for (const [state, word] of [
    ['missing', 'recommendMissing'],
    ['old', 'recommendOld'],
  ] as const) {
    const concerned = states.filter((candidate) => candidate.state === state);
    if (concerned.length === 0) continue;
    items.push([
      { kind: 'text', text: context.word(word), emphasis: true },
      { kind: 'text', text: ` ${naming(concerned)}.` },
    ]);
  }
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}

/** The same for a place by itself, outside a profile. */
export async function evidenceOverview(
  place: Place,
  language: Language,
  evidence: ProfileEvidence,
  thisYear: number,
): Promise<readonly EvidenceState[]> {
  const releases = await evidence.releases();
  return evidenceStates(new ProfileContext(place, language, thisYear, evidence.about(place.code), releases));
}
