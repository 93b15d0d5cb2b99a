/** Where the library looks for the address of a visitor; whatever a request says there is written over. */
export const ADDRESS_HEADER = 'x-sterna-address';

/** A request, as far as signing in looks at it. */
export interface Visit {
  readonly headers: Headers;
  /** Address of the network that it comes from; empty when it is not known. */
  readonly address: string;
}

/** Headers of a visit for the library: the address is what the server says, never what the request does. */
export function headersOf({ headers, address }: Visit): Headers {
  const result = new Headers();
  for (const name of ['cookie', 'origin', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) result.set(name, name === 'user-agent' ? value.slice(0, 300) : value);
  }
  if (address !== '') result.set(ADDRESS_HEADER, address);
  return result;
}
