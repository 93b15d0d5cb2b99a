import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from './testing/run-program.ts';

const PLAN = `National migration plan 2026-2030

1 Remittances

1.1 The Ministry of Finance will reduce the cost of remittances from 9% to 3% by 2030 with a budget of US$ 2 million.

Many refugees live in the border districts, and internal migration of young people to the capital goes on.
`;

let folder: string;
let plan: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-review-'));
  plan = join(folder, 'plan.txt');
  await writeFile(plan, PLAN);
  await writeFile(join(folder, 'empty.pdf'), '');
  await writeFile(join(folder, 'letter.rtf'), '{\\rtf1 A plan}');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('sterna review', () => {
  it('gives the review of a text as JSON', async () => {
    const { status, out } = await runProgram('review', plan, '--place', 'Guinea', '--json');
    expect(status).toBe(0);
    const { document, themes, targets, objectives, measures, findings } = JSON.parse(out);
    expect(document).toMatchObject({
      title: 'National migration plan 2026-2030',
      language: 'en',
      pages: null,
      place: 'GIN',
    });
    expect(document.words).toBeGreaterThan(30);
    expect(themes).toHaveLength(30);
    const remittances = themes.find(({ theme }: { theme: string }) => theme === 'remittances');
    expect(remittances).toMatchObject({ depth: 5, groups: [] });
    expect(remittances.passages[0]).toMatchObject({
      page: null,
      text: expect.stringContaining('cost of remittances'),
      terms: ['remittances'],
      score: expect.any(Number),
    });
    expect(measures).toMatchObject([
      {
        code: '1.1',
        text: expect.stringContaining('reduce the cost of remittances'),
        page: null,
        body: 'Ministry of Finance',
        indicator: expect.stringContaining('9% to 3%'),
        budget: 'US$ 2 million',
        period: 'by 2030',
      },
    ]);
    expect(targets.map(({ target }: { target: string }) => target)).toContain('10.c');
    expect(objectives.length).toBeGreaterThan(0);
    expect(findings).toEqual([]);
  });

  it('gives a table for people', async () => {
    const { status, out } = await runProgram('review', plan);
    expect(status).toBe(0);
    expect(out).toMatch(/^ {4}5 +\d+ +neutral +Remittances$/mu);
    expect(out).toContain('Asylum and refugees');
    expect(out).toContain('Not found: Labour migration');
  });

  it.each(['empty.pdf', 'letter.rtf'])('says what to do with %s and does nothing', async (name) => {
    const { status, out, reported } = await runProgram('review', join(folder, name), '--json');
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ document: null, themes: [], findings: [{ severity: 'error' }] });
    expect(reported).not.toBe('');
  });

  it('says what to do about a file that is not there, and about a folder', async () => {
    await expect(runProgram('review', join(folder, 'none.pdf'))).rejects.toThrow('there is no such file');
    await expect(runProgram('review', folder)).rejects.toThrow('give one file at a time');
  });
});
