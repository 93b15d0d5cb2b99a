import { placeByCode } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** A total over all countries has hundreds of inputs; the largest are enough to follow it. */
const INPUTS_SHOWN = 300;

export const load: PageServerLoad = async ({ params }) => {
  const trace = await workbench().evidence.trace(params.key);
  if (!trace) error(404);
  // A formula may name the same figure twice.
  const inputs = [...new Map(trace.inputs.map((input) => [input.key, input])).values()];
  return {
    trace: { ...trace, inputs: inputs.slice(0, INPUTS_SHOWN) },
    inputCount: inputs.length,
    country: placeByCode(trace.figure.refArea)?.kind === 'country',
  };
};
