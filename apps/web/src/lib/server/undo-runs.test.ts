import { describe, expect, test, vi } from 'vitest';
import type { StoredRelease } from './stored-release.ts';
import { beginUndo, undoRunAt } from './undo-runs.ts';

const RELEASE: StoredRelease = {
  id: 1,
  source: 'X',
  version: '1',
  dated: '2020-12-31',
  title: 'X',
  state: 'in force',
  series: 1,
  observations: 1,
  inForce: 1,
  importedAt: '2026-01-01T00:00:00Z',
  files: [],
};

describe('taking back', () => {
  test('that is done soon leaves nothing to wait for', async () => {
    expect(await beginUndo('/a', RELEASE, async () => {})).toBe('done');
    expect(undoRunAt('/a')).toBeUndefined();
  });

  test('that takes long goes on by itself, is shown, and is begun once', async () => {
    vi.useFakeTimers();
    let end = (): void => {};
    const work = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
    const first = beginUndo('/b', RELEASE, work);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toBe('running');
    expect(undoRunAt('/b')).toEqual({ release: RELEASE, state: 'running' });
    expect(await beginUndo('/b', RELEASE, work)).toBe('running');
    expect(work).toHaveBeenCalledTimes(1);
    end();
    await vi.advanceTimersByTimeAsync(1);
    expect(undoRunAt('/b')?.state).toBe('done');
    vi.useRealTimers();
  });

  test('that fails is told once', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await beginUndo('/c', RELEASE, () => Promise.reject(new Error('busy')));
    expect(undoRunAt('/c')?.state).toBe('failed');
    expect(undoRunAt('/c')).toBeUndefined();
    log.mockRestore();
  });
});
