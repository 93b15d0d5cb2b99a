import type { Figure, FigureSource } from '@sterna/statistics';
import { expect, it, vi } from 'vitest';
import { KeptFigures, type VersionedEvidence } from './kept-figures.ts';

function evidenceAt(state: { version: string }): VersionedEvidence {
  return {
    version: async () => state.version,
    about: vi.fn((place: string): FigureSource => {
      const { version } = state;
      return async () => [{ indicator: `${place} ${version}` } as Figure];
    }),
  };
}

const saidBy = async (source: FigureSource): Promise<string | undefined> => (await source({}))[0]?.indicator;

it('asks once for a place while the figures stay the same', async () => {
  const [kept, evidence] = [new KeptFigures(), evidenceAt({ version: '1' })];
  expect(await saidBy(kept.about(2, 'MDA', evidence))).toBe('MDA 1');
  expect(await saidBy(kept.about(2, 'MDA', evidence))).toBe('MDA 1');
  expect(evidence.about).toHaveBeenCalledTimes(1);
});

it('gives the newest figures to whoever asks after a change, and holds them still for whoever asked before', async () => {
  const state = { version: '1' };
  const [kept, evidence] = [new KeptFigures(), evidenceAt(state)];
  const before = kept.about(2, 'MDA', evidence);
  await saidBy(before);
  state.version = '2';
  expect(await saidBy(kept.about(2, 'MDA', evidence))).toBe('MDA 2');
  expect(await saidBy(before)).toBe('MDA 1');
});

it('keeps the figures of two spaces on one place apart', async () => {
  const kept = new KeptFigures();
  expect(await saidBy(kept.about(2, 'MDA', evidenceAt({ version: '1' })))).toBe('MDA 1');
  expect(await saidBy(kept.about(3, 'MDA', evidenceAt({ version: 'own' })))).toBe('MDA own');
  expect(await saidBy(kept.about(2, 'MDA', evidenceAt({ version: '1' })))).toBe('MDA 1');
});

it('lets go of places that nobody asks for, and of what failed', async () => {
  const [kept, evidence] = [new KeptFigures(), evidenceAt({ version: '1' })];
  for (const place of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I']) await saidBy(kept.about(2, place, evidence));
  await saidBy(kept.about(2, 'I', evidence));
  expect(evidence.about).toHaveBeenCalledTimes(9);
  await saidBy(kept.about(2, 'A', evidence));
  expect(evidence.about).toHaveBeenCalledTimes(10);
  const failing = { version: async () => '1', about: () => () => Promise.reject(new Error('lost')) };
  await expect(saidBy(kept.about(4, 'A', failing))).rejects.toThrow('lost');
  expect(await saidBy(kept.about(4, 'A', evidence))).toBe('A 1');
});
