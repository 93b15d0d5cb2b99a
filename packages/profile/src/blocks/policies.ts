import type { Block } from '@sterna/document';
import { isolate } from '@sterna/vocabulary';
import type { ListedPolicy, ProfileContext } from '../context.ts';
import { textCell } from './cell.ts';

/** Policy documents that were read, with how many themes they treat; nothing where there are none. */
export function assemblePolicies(context: ProfileContext): readonly Block[] {
  const { policies } = context;
  if (policies.length === 0) return [];
  return [
    {
      kind: 'table',
      table: {
        id: 'policies-read',
        caption: context.word('policies'),
        columns: [
          { key: 'document', label: context.word('policyDocument'), type: 'text' },
          { key: 'period', label: context.word('policyPeriod'), type: 'text' },
          { key: 'treated', label: context.word('policyTreated'), type: 'count' },
          { key: 'acted', label: context.word('policyActed'), type: 'count' },
          { key: 'measures', label: context.word('policyMeasures'), type: 'count' },
          { key: 'review', label: context.word('policyState'), type: 'text' },
        ],
        rows: policies.map((policy) => [
          { ...textCell(isolate(policy.title, context.language)), document: `${policy.spaceCode}/${policy.id}` },
          textCell(isolate(yearsOf(policy), context.language)),
          countCell(policy.treated),
          countCell(policy.acted),
          countCell(policy.measures),
          textCell(context.word(policy.isSignedOff ? 'policySigned' : 'policyProposed')),
        ]),
        notes: [context.word('policyNote')],
        sources: [],
      },
    },
  ];
}

function yearsOf({ fromYear, toYear }: ListedPolicy): string {
  const years = [...new Set([fromYear, toYear].filter((year) => year !== null))];
  return years.length === 0 ? '–' : years.join('–');
}

function countCell(count: number): { readonly value: number; readonly text: string } {
  return { value: count, text: String(count) };
}
