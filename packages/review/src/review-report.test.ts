import { expect, it } from 'vitest';
import { readDocument } from './document/read-document.ts';
import { reviewDocument } from './review-document.ts';
import { reportReview } from './review-report.ts';

const PLAN = `# Health

The Government will reduce maternal mortality to 200 deaths per 100,000 live births by 2020.

# Diaspora

The Government will reduce the cost of remittances sent home by migrant workers in 2019.
`;

it('reports the targets and objectives that are addressed, with their passages in plain values', async () => {
  const text = await readDocument(Buffer.from(PLAN), { language: 'en' });
  const report = reportReview(text, reviewDocument(text));
  expect(report.targets.map(({ target }) => target)).toEqual(expect.arrayContaining(['3.1', '10.c']));
  const [passage] = report.targets.find(({ target }) => target === '3.1')?.passages ?? [];
  expect(passage).toEqual({
    page: null,
    text: 'The Government will reduce maternal mortality to 200 deaths per 100,000 live births by 2020.',
    terms: expect.arrayContaining(['maternal mortality']),
    score: expect.any(Number),
  });
  expect(report.objectives.map(({ objective }) => objective)).toContain('20');
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
