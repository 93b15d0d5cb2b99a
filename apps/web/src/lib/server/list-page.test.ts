import { describe, expect, it } from 'vitest';
import { listPage } from './list-page.ts';

const rows = Array.from({ length: 250 }, (_, index) => index);
const asking = (query: string): URLSearchParams => new URLSearchParams(query);

describe('a page of a long list', () => {
  it('shows a hundred rows and leads to those before and after with what was chosen, but not with what was said', () => {
    const { shown, page } = listPage(rows, asking('q=da%26kar&role=&done=revoked&page=2'));
    expect([shown[0], shown.length]).toEqual([100, 100]);
    expect(page).toEqual({ number: 2, last: 3, previous: '?q=da%26kar&page=1', next: '?q=da%26kar&page=3' });
  });

  it.each(['', 'page=0', 'page=-1', 'page=x', 'page=1e3'])('begins at the first page for “%s”', (query) => {
    const { shown, page } = listPage(rows, asking(query));
    expect([shown[0], page.number, page.previous]).toEqual([0, 1, undefined]);
  });

  it('ends with the last page', () => {
    const { shown, page } = listPage(rows, asking('page=99'));
    expect([shown.length, page.number, page.next]).toEqual([50, 3, undefined]);
    expect(listPage([], asking('')).page).toEqual({ number: 1, last: 1 });
  });
});
