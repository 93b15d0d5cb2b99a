import { answerSdmx } from '#lib/server/sdmx/answer-sdmx.ts';
import { preflightAnswer } from '#lib/server/sdmx/sdmx-headers.ts';
import type { RequestHandler } from './$types.js';

/** Addresses of the standard may end in a slash. */
export const trailingSlash = 'ignore';

/** SDMX REST 2.1, see docs/for-developers.md. */
export const GET: RequestHandler = ({ request, url }) => answerSdmx(request, url);

export const HEAD: RequestHandler = ({ request, url }) => answerSdmx(request, url);

export const OPTIONS: RequestHandler = ({ request }) => preflightAnswer(request.headers);
