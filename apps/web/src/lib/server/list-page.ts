/** Where one page of a long list stands among the others. */
export interface ListPage {
  /** From 1. */
  readonly number: number;
  readonly last: number;
  /** Queries of the pages before and after it, `?` included. */
  readonly previous?: string;
  readonly next?: string;
}

/** Rows of a page. */
const AT_ONCE = 100;

/** Says once what was done, and is not carried on to other pages. */
const SAID: readonly string[] = ['done', 'said', 'page'];

function queryOf(asked: URLSearchParams, page: number): string {
  const kept = [...asked].filter(([name, value]) => value !== '' && !SAID.includes(name));
  return `?${new URLSearchParams([...kept, ['page', String(page)]])}`;
}

/** The hundred rows that an address asks for (`page`, from 1); the last ones where it asks for more than there are. */
export function listPage<Row>(
  rows: readonly Row[],
  asked: URLSearchParams,
): { readonly shown: readonly Row[]; readonly page: ListPage } {
  const text = asked.get('page') ?? '';
  const last = Math.max(1, Math.ceil(rows.length / AT_ONCE));
  const number = Math.min(/^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1, last);
  return {
    shown: rows.slice((number - 1) * AT_ONCE, number * AT_ONCE),
    page: {
      number,
      last,
      ...(number > 1 && { previous: queryOf(asked, number - 1) }),
      ...(number < last && { next: queryOf(asked, number + 1) }),
    },
  };
}
