import type { Block } from '@sterna/document';
import { describeFormula, sourceById, sourceTitle, versionTitle } from '@sterna/statistics';
import { isolate } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';
import { textCell } from './cell.ts';
import { indicatorsOf } from './evidence-state.ts';

/** What indicators mean. */
export function assembleDefinitions(codes: readonly string[], context: ProfileContext): readonly Block[] {
  return [
    {
      kind: 'definitions',
      items: codes.map((code) => ({
        term: context.indicator(code).name[context.language],
        text: [{ kind: 'text', text: context.indicator(code).definition[context.language] }],
      })),
    },
  ];
}

/** Every release that the profile shows figures of, with its date and licence. Assembled last. */
export function assembleSources(context: ProfileContext): readonly Block[] {
  const releases = context.usedReleases();
  if (releases.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        id: 'sources',
        caption: context.word('sources'),
        columns: [
          { key: 'source', label: context.word('source'), type: 'text' },
          { key: 'release', label: context.word('release'), type: 'text' },
          { key: 'licence', label: context.word('licence'), type: 'text' },
        ],
        rows: releases.map((release) => [
          textCell(sourceTitle(release.source, context.language)),
          textCell(versionTitle(release, context.language)),
          textCell(isolate(sourceById(release.source)?.licence ?? '', context.language)),
        ]),
        notes: [],
        sources: [],
      },
    },
  ];
}

/** The formulas of the derived indicators that the profile shows. */
export function assembleMethods(context: ProfileContext): readonly Block[] {
  const shown = new Set([
    ...context.template.keyFigures.map(({ indicator }) => indicator),
    ...indicatorsOf(context.template.parts),
    'NET_MIGRATION_RATE',
    'REFUGEES_HOSTED_RATE',
    'IMMIGRANT_SHARE',
  ]);
  const items = [...shown].flatMap((code) => {
    const { name, definition, formula } = context.indicator(code);
    if (!formula) return [];
    const text = `${definition[context.language]} ${describeFormula(formula, context.language)}.`;
    return [{ term: name[context.language], text: [{ kind: 'text' as const, text }] }];
  });
  return [{ kind: 'definitions', items }];
}
