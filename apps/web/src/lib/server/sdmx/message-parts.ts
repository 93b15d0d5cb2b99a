import type { MessageHeader } from '@sterna/sdmx';
import { type Choice, chooseByName, negotiate, type Representation } from '@sterna/sdmx/rest';
import { STERNA_AGENCY } from '@sterna/statistics';
import type { DataState } from './freshness.ts';
import type { SdmxRequest } from './sdmx-request.ts';

/**
 * The representation that a request is answered in: by its parameter `format`, else by what its client accepts.
 *
 * @throws {import('@sterna/sdmx/rest').RestError} `not-acceptable`
 */
export function choiceFor<Format extends string>(
  { search, accept }: SdmxRequest,
  representations: readonly Representation<Format>[],
): Choice<Format> {
  const name = search.get('format');
  const choice = name ? chooseByName(name, representations) : negotiate(accept, representations);
  // What Accept may carry as parameters of the type, an address may carry as parameters of its own.
  const own = ['labels', 'timeFormat'].flatMap((each) => {
    const value = search.get(each);
    return value ? [[each.toLowerCase(), value] as const] : [];
  });
  return own.length === 0 ? choice : { ...choice, parameters: { ...choice.parameters, ...Object.fromEntries(own) } };
}

/** The head of every message. Its moment is that of the data, so that the same data give the same bytes. */
export function headerOf({ version, changed }: DataState): MessageHeader {
  return {
    id: `STERNA-${version.replace(/[^A-Za-z0-9-]/g, '')}`,
    prepared: new Date(changed).toISOString(),
    test: false,
    sender: { id: STERNA_AGENCY, name: { en: 'Sterna' } },
  };
}
