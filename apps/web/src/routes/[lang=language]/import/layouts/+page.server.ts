import { READERS } from '@sterna/statistics/readers';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = () => ({ readers: READERS.map(({ id, layouts }) => ({ id, layouts })) });
