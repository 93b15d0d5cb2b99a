import { requireAdministrator } from '#lib/server/administrator.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** Accounts on one page. */
const PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const signedIn = await requireAdministrator(event);
  const query = event.url.searchParams;
  const search = (query.get('search') ?? '').trim().slice(0, 100);
  const show = query.get('show') === 'closed' ? ('closed' as const) : ('all' as const);
  const asked = query.get('page') ?? '';
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
  const { accounts, count } = await workbench().identity.keeping.list(signedIn, {
    ...(search !== '' && { search }),
    ...(show === 'closed' && { isClosed: true }),
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  return { accounts, count, search, show, page, hasMore: page * PAGE < count };
};
