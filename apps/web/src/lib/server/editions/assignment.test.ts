import type { EditionView } from '@sterna/spaces';
import { expect, it } from 'vitest';
import { readAssignments } from './assignment.ts';

const EDITION = {
  sections: [
    { section: 'stocks', institution: { id: 4 }, due: '2026-01-31' },
    { section: 'labour', institution: null, due: null },
  ],
} as unknown as EditionView;

function form(fields: Readonly<Record<string, string>>, ...sections: readonly string[]): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const section of sections) data.append('section', section);
  return data;
}

it('leaves what is not said as it is, in each ticked section', () => {
  expect(readAssignments(form({ institution: 'keep', due: '', note: '' }, 'stocks', 'labour'), EDITION)).toEqual([
    { section: 'stocks', institution: 4, due: '2026-01-31' },
    { section: 'labour', institution: null, due: null },
  ]);
});

it('gives ticked sections an institution, a day and a note, and takes both away', () => {
  const given = form({ institution: '7', due: '2026-02-28', note: ' Deux pages ' }, 'labour');
  expect(readAssignments(given, EDITION)).toEqual([
    { section: 'labour', institution: 7, due: '2026-02-28', note: 'Deux pages' },
  ]);
  const taken = form({ institution: 'none', 'no-due': '1', due: '2026-02-28' }, 'stocks');
  expect(readAssignments(taken, EDITION)).toEqual([{ section: 'stocks', institution: null, due: null }]);
});

it('passes a day on as it was typed, for the service to refuse, and knows no section that the edition has not', () => {
  const wrong = form({ institution: 'keep', due: '2026-02-30' }, 'stocks', 'nowhere');
  expect(readAssignments(wrong, EDITION)).toEqual([{ section: 'stocks', institution: 4, due: '2026-02-30' }]);
});
