import { describe, expect, test, vi } from 'vitest';
import { Traffic } from './traffic.ts';
import { warmUp } from './warm-up.ts';

const PATHS = ['/a', '/b', '/c'];

describe('a warm-up', () => {
  test('makes every page, one after the other', async () => {
    const events: string[] = [];
    const visit = async (path: string): Promise<void> => {
      events.push(`begin ${path}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.push(`end ${path}`);
    };
    await warmUp({ paths: PATHS, visit, isQuiet: () => true, pause: 1 }).ended;
    expect(events).toEqual(PATHS.flatMap((path) => [`begin ${path}`, `end ${path}`]));
  });

  test('makes no page while somebody waits for an answer', async () => {
    let quiet = false;
    const visit = vi.fn(async () => {});
    const warming = warmUp({ paths: PATHS, visit, isQuiet: () => quiet, pause: 1 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(visit).not.toHaveBeenCalled();
    quiet = true;
    await warming.ended;
    expect(visit).toHaveBeenCalledTimes(3);
  });

  test('passes over a page that fails', async () => {
    const visit = vi.fn((path: string) => (path === '/a' ? Promise.reject(new Error('no')) : Promise.resolve()));
    await warmUp({ paths: PATHS, visit, isQuiet: () => true, pause: 1 }).ended;
    expect(visit.mock.calls.map(([path]) => path)).toEqual(PATHS);
  });

  test('makes no further page once it is stopped, and tells the one under way', async () => {
    const told = vi.fn();
    const visit = vi.fn((_path: string, signal: AbortSignal) => {
      signal.addEventListener('abort', told);
      return new Promise<void>(() => {});
    });
    const warming = warmUp({ paths: PATHS, visit, isQuiet: () => true, pause: 1 });
    await vi.waitFor(() => expect(visit).toHaveBeenCalled());
    warming.stop();
    await warming.ended;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(visit).toHaveBeenCalledOnce();
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('traffic', () => {
  test('is quiet before the first request and not while one is under way', () => {
    const traffic = new Traffic();
    expect(traffic.quietFor(1000)).toBe(true);
    const end = traffic.begin();
    expect(traffic.quietFor(0)).toBe(false);
    end();
    expect(traffic.quietFor(0)).toBe(true);
    expect(traffic.quietFor(1000)).toBe(false);
  });

  test('counts an answer once, however often its end is told', () => {
    const traffic = new Traffic();
    const [first, second] = [traffic.begin(), traffic.begin()];
    first();
    first();
    expect(traffic.quietFor(0)).toBe(false);
    second();
    expect(traffic.quietFor(0)).toBe(true);
  });
});
